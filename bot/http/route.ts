import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** Takes requests before restify sees them: local mode's page and connector. It reads and limits bodies itself. */
export interface Mount {
  /** True for a path (without query) that this mount answers. */
  handles(path: string): boolean;
  /** Answers the request, whatever happens; a rejection ends the connection. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** What POST /api/messages hands to the Teams door: parsed JSON, nothing checked. */
export interface MessageRequest {
  authorization: string;
  body: unknown;
}

/** What the Teams door says: a body goes out as JSON; a refusal goes out as problem details without further text. */
export type MessageAnswer = { status: number; body?: unknown } | { refused: 400 | 401 | 403 | 503 };

/** One check of /readyz: resolves when the part can work, rejects when not. */
export type ReadinessChecks = Readonly<Record<string, () => Promise<void>>>;

/** What an app role or a *_IDS setting makes of somebody; receivers come from the schools in force. */
export type GivenRole = 'admin' | 'approver' | 'auditor';

/** Who is asking, as the tenant says (or, in local mode, as chosen in the page). */
export interface Identity {
  /** Entra object id, in small letters. */
  id: string;
  /** For display only. */
  name: string;
  /** Not a pupil, not a guest. */
  staff: boolean;
  roles: readonly GivenRole[];
}

/** Deny by default: anything but a valid sign-in is a refusal. 503: it cannot be checked, or is not set up. `why`: a word-with-dashes for the log. */
export type SignIn = (headers: IncomingHttpHeaders) => Promise<Identity | { refused: 401 | 503; why: string }>;

/** Content codings, the smaller first. */
export const CODINGS = ['br', 'gzip'] as const;
export type Coding = (typeof CODINGS)[number];

export interface TabFile {
  type: string;
  body: string | Buffer;
  /** Its name changes with its content, so it may be kept for ever. */
  hashed: boolean;
  /** The same, compressed beforehand. */
  coded?: Readonly<Record<Coding, Buffer>>;
}

/** The files of the tabs by path, as "/tabs/register". */
export type TabFiles = (path: string) => Promise<TabFile | undefined>;

/** What whoever runs the service may read and have counted. */
export interface MetricsDoor {
  /** What they have to show. */
  token: string;
  /** In Prometheus' text form. */
  text(): Promise<{ type: string; text: string }>;
  /** Called once for each request that was answered; `path` as asked for, without query. */
  request(done: { path: string; status: number; seconds: number }): void;
}
