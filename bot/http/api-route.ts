import type { z } from 'zod';
import type { Problem, Role } from './contract.ts';
import type { Identity } from './route.ts';

/** Somebody who is staff, with every role that they hold at this moment. */
export interface Person extends Omit<Identity, 'roles'> {
  roles: readonly z.infer<typeof Role>[];
}

export type ProblemFields = Omit<z.infer<typeof Problem>, 'type' | 'title' | 'reference'>;
export type Answer =
  | { status: 200 | 201 | 202; body: unknown; etag?: number; retryAfter?: number }
  | { status: 200; csv: string; fileName: string }
  | { status: 200; zip: Uint8Array; fileName: string }
  | { problem: ProblemFields };

export interface Asked<Query = unknown, Body = unknown> {
  person: Person;
  /** From the path. */
  id: string;
  query: Query;
  body: Body;
  /** The version in If-Match. */
  ifMatch: number | undefined;
}

/** A route of /api/v1: who may, what is asked and answered, in words and as schemas; OpenAPI is written from it. */
export interface ApiRoute {
  method: 'get' | 'put' | 'post';
  /** Below /api/v1, with ":id". */
  path: string;
  summary: string;
  /** Whoever holds one of these roles; "staff": all staff. Nobody else. */
  who: readonly z.infer<typeof Role>[] | 'staff';
  query?: z.ZodType;
  body?: z.ZodType;
  /** The largest body, in bytes, where that is not MAX_BODY_BYTES. */
  bytes?: number;
  /** The body is a file (application/octet-stream) and comes to `run` as a Buffer; never written to disk. */
  file?: boolean;
  /** If-Match is required. */
  versioned?: boolean;
  /** Answers are written through it, so that nothing leaves that it does not name. Undefined: a file. */
  answer?: z.ZodType;
  run: (asked: Asked) => Promise<Answer>;
}

/** Defines a route; `run` is given what its schemas read. */
export function apiRoute<Query extends z.ZodType = z.ZodUndefined, Body extends z.ZodType = z.ZodUndefined>(
  route: Omit<ApiRoute, 'run' | 'query' | 'body'> & {
    query?: Query;
    body?: Body;
    run: (asked: Asked<z.output<Query>, z.output<Body>>) => Promise<Answer>;
  },
): ApiRoute {
  return route as unknown as ApiRoute;
}

export const problem = (
  status: number,
  detail: string,
  more: Omit<ProblemFields, 'status' | 'detail'> = {},
): { problem: ProblemFields } => ({ problem: { status, detail, ...more } });

/** What a route's body may be: its largest size in bytes, and its type. */
export interface BodyRule {
  bytes: number;
  type: RegExp;
}
export const JSON_TYPE = /^application\/json\s*(;|$)/i;
const FILE_TYPE = /^application\/octet-stream\s*(;|$)/i;

/** Finds the rule of a route that takes more than the others, by method and path below /api/v1, before restify has seen the request. */
export function bodyRules(routes: readonly ApiRoute[]): (method: string, path: string) => BodyRule | undefined {
  const rules = routes
    .filter(({ bytes }) => bytes !== undefined)
    .map(({ method, path, bytes = 0, file }) => ({
      method: method.toUpperCase(),
      path: new RegExp(`^/api/v1${path.replace(/:\w+/g, '[^/]+')}$`),
      rule: { bytes, type: file ? FILE_TYPE : JSON_TYPE },
    }));
  return (method, path) => rules.find((each) => each.method === method && each.path.test(path))?.rule;
}

/** Not there, or none of this person's business: which of the two is nobody's business. */
export const notThere = () =>
  problem(404, 'There is nothing here for you. It may have been passed on or be no longer yours: go back to the list.');
