import type { IncomingMessage, ServerResponse } from 'node:http';
import restify from 'restify';
import type { z } from 'zod';
import type { Logger } from '../logger.ts';
import type { Schools } from '../schools.ts';
import type { AuditKind } from '../settings/audit.ts';
import { sendFile, sendJson, sendProblem } from './answers.ts';
import { problem, type Answer, type ApiRoute, type Person, type ProblemFields } from './api-route.ts';
import { MAX_BODY_BYTES } from './first-look.ts';
import { invalid } from './invalid.ts';
import type { SignIn } from './route.ts';
import { withRoles } from './who-may.ts';

export const API = '/api/v1';
/** A search as one types and a look for changes every two seconds are far below it. */
const REQUESTS = { burst: 60, rate: 15 };

/** What is written of those who were turned away. Once a minute for each of them is enough: a stubborn page must not fill the audit. */
export type RecordRefusal = (who: { id: string; name: string }, what: AuditKind, fact: string) => Promise<void>;

export interface ApiNeeds {
  routes: readonly ApiRoute[];
  signIn: SignIn;
  schools: () => Schools | undefined;
  refused: RecordRefusal;
  requests?: { burst: number; rate: number };
  log: Logger;
}

type Request = restify.Request & { username?: string };
type Fail = (response: ServerResponse, facts: { route: string; error: unknown }) => void;

/** Registers the routes of the API: signed in, staff, role, pace, body, and only then what it is for. */
export function serveApi(
  server: restify.Server,
  { routes, signIn, schools, refused, log, ...needs }: ApiNeeds,
  fail: Fail,
): void {
  const people = new WeakMap<IncomingMessage, Person>();
  const throttle = restify.plugins.throttle({ ...(needs.requests ?? REQUESTS), username: true });

  const whoMayNot = async (request: Request, route: ApiRoute): Promise<ProblemFields | undefined> => {
    const name = `${route.method.toUpperCase()} ${route.path}`;
    const identity = await signIn(request.headers);
    if ('refused' in identity) {
      log.warn('sign-in refused', { route: name, status: identity.refused, reason: identity.why });
      return { status: identity.refused, detail: identity.refused === 401 ? SIGN_IN : NOT_NOW };
    }
    if (!identity.staff) {
      await refused(identity, 'refused-not-staff', name);
      return { status: 403, detail: 'This is for staff.', why: 'not-staff' };
    }
    const person = withRoles(identity, schools());
    people.set(request, person);
    request.username = person.id;
    if (route.who === 'staff' || route.who.some((role) => person.roles.includes(role))) return undefined;
    await refused(identity, 'refused-role', name);
    return { status: 403, detail: 'This is not for you: ask the policy admin of your trust if it should be.', why: 'not-your-role' }; // prettier-ignore
  };

  for (const route of routes) {
    const name = `${API}${route.path}`;
    const safely =
      (run: (request: Request, response: ServerResponse) => Promise<boolean>) =>
      (request: restify.Request, response: restify.Response, next: restify.Next) => {
        const raw = response as unknown as ServerResponse;
        run(request, raw).then(
          (goOn) => next(goOn ? undefined : false),
          (error: unknown) => {
            fail(raw, { route: name, error });
            next(false);
          },
        );
      };
    const knock = safely(async (request, response) => {
      const why = await whoMayNot(request, route);
      if (why) sendProblem(response, why);
      return why === undefined;
    });
    const answer = safely(async (request, response) => {
      const person = people.get(request);
      if (!person) throw new Error('Nobody has signed in.');
      send(response, route, await answerTo(request, route, person));
      return false;
    });
    server[route.method](name, knock, throttle, ...bodyReaders(route), answer);
  }
}

/** After the sign-in only: nobody else is listened to at length. */
function bodyReaders({ body, file, bytes = MAX_BODY_BYTES }: ApiRoute): restify.RequestHandlerType[] {
  if (file === true) return [readFileInto(bytes)];
  const options = { maxBodySize: bytes, mapParams: false };
  return body ? [restify.plugins.jsonBodyParser(options)] : [];
}

/** The whole body as a Buffer in `request.body`; 413 once it is longer than `bytes`. */
const readFileInto =
  (bytes: number): restify.RequestHandler =>
  (request, response, next) => {
    const pieces: Buffer[] = [];
    let length = 0;
    request.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length <= bytes) pieces.push(piece);
    });
    request.once('end', () => {
      if (length <= bytes) {
        request.body = Buffer.concat(pieces);
        next();
        return;
      }
      sendProblem(response, { status: 413 });
      next(false);
    });
    // Given up by whoever sent it: there is nobody to answer.
    request.once('error', () => next(false));
    request.resume();
  };

const SIGN_IN = 'Sign in again: open the tab anew in Teams.';
const NOT_NOW = 'Signing in cannot be checked just now. Try again in a minute; if it stays so, tell your IT.';

async function answerTo(request: Request, route: ApiRoute, person: Person): Promise<Answer> {
  const query = read(route.query, Object.fromEntries(new URLSearchParams(request.getQuery())), 400);
  if ('problem' in query) return query;
  const body =
    route.file === true ? { value: request.body as unknown } : read(route.body, request.body as unknown, 422);
  if ('problem' in body) return body;
  const ifMatch = /^(?:W\/)?"?(\d{1,9})"?$/.exec(request.headers['if-match'] ?? '')?.[1];
  if (route.versioned === true && ifMatch === undefined)
    return problem(428, 'Send the version that you have seen, by If-Match: read it again first.');
  const { id = '' } = (request.params ?? {}) as { id?: string };
  return route.run({ person, id, query: query.value, body: body.value, ifMatch: ifMatch === undefined ? undefined : Number(ifMatch) }); // prettier-ignore
}

function read(
  schema: z.ZodType | undefined,
  value: unknown,
  status: 400 | 422,
): { value: unknown } | { problem: ProblemFields } {
  if (!schema) return { value: undefined };
  const parsed = schema.safeParse(value);
  return parsed.success ? { value: parsed.data } : invalid(parsed.error, status);
}

function send(response: ServerResponse, route: ApiRoute, answer: Answer): void {
  if ('problem' in answer) return sendProblem(response, answer.problem);
  if ('csv' in answer) return sendFile(response, { ...answer, type: 'text/csv; charset=utf-8', body: answer.csv });
  if ('zip' in answer) return sendFile(response, { ...answer, type: 'application/zip', body: answer.zip });
  const { status, body, etag } = answer;
  const headers: Record<string, string> = etag === undefined ? {} : { etag: `"${etag}"` };
  sendJson(response, { status, body: route.answer ? route.answer.parse(body) : body, headers });
}
