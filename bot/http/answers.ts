import { STATUS_CODES, type ServerResponse } from 'node:http';

// What is answered is for programmes: it may be neither kept, guessed at, framed nor run.
export const safeHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Answers with JSON, or with an empty body where there is none. Does nothing if the connection is gone or answered. */
export function sendJson(
  response: ServerResponse,
  { status, body, type, headers }: { status: number; body?: unknown; type?: string; headers?: Record<string, string> },
): void {
  if (response.headersSent || response.destroyed) return;
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    ...safeHeaders,
    ...headers,
    ...(text === '' ? {} : { 'content-type': type ?? 'application/json; charset=utf-8' }),
    'content-length': Buffer.byteLength(text),
  });
  response.end(response.req.method === 'HEAD' ? undefined : text);
}

/** Problem details (RFC 9457): the status in words, what to do and, for our own failures, the reference in the log. Never an error's text. */
export function sendProblem(
  response: ServerResponse,
  { status, ...more }: { status: number; reference?: string; detail?: string; [more: string]: unknown },
): void {
  const body = { ...problemBody(status), ...more };
  const headers: Record<string, string> =
    status === 401 ? { 'www-authenticate': 'Bearer' } : status === 429 ? { 'retry-after': '1' } : {};
  sendJson(response, { status, body, type: 'application/problem+json; charset=utf-8', headers });
}

/** To be kept as a file. */
export function sendFile(
  response: ServerResponse,
  { type, body, fileName }: { type: string; body: string | Uint8Array; fileName: string },
): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(200, {
    ...safeHeaders,
    'content-type': type,
    'content-disposition': `attachment; filename="${fileName}"`,
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

/** What to do, where restify or the first look turns something away. */
const WHAT_TO_DO: Readonly<Record<number, string>> = {
  400: 'This cannot be read: check what was sent.',
  401: 'Sign in first.',
  403: 'This is not open to you, or not from there.',
  404: 'There is nothing here: check the address.',
  405: 'This address does not take that: see the header Allow.',
  413: 'This is too long: send less at once.',
  415: 'Send JSON, not compressed, as application/json; a file as application/octet-stream.',
  429: 'Too many requests: wait a second and try again.',
  500: 'This has failed on our side. Try again; if it stays so, give the reference to your IT.',
  503: 'Not available just now: try again in a minute.',
};

const problemBody = (status: number) => ({
  type: 'about:blank',
  title: STATUS_CODES[status] ?? 'Error',
  status,
  detail: WHAT_TO_DO[status] ?? 'This cannot be taken as it is: check what was sent.',
});

/** A whole response, for a socket that never became a request. */
export function rawProblem(status: number): string {
  const body = JSON.stringify(problemBody(status));
  const headers = {
    ...safeHeaders,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}\r\n${lines.join('')}\r\n${body}`;
}
