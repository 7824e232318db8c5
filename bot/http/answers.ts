import { STATUS_CODES, type ServerResponse } from 'node:http';

// What is answered is for programmes: it may be neither kept, guessed at, framed nor run.
const safeHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Answers with JSON, or with an empty body where there is none. Does nothing if the connection is gone or answered. */
export function sendJson(
  response: ServerResponse,
  { status, body, type }: { status: number; body?: unknown; type?: string },
): void {
  if (response.headersSent || response.destroyed) return;
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    ...safeHeaders,
    ...(text === '' ? {} : { 'content-type': type ?? 'application/json; charset=utf-8' }),
    'content-length': Buffer.byteLength(text),
  });
  response.end(response.req.method === 'HEAD' ? undefined : text);
}

/** Problem details (RFC 9457): the status in words and, for our own failures, the reference in the log. Never an error's text. */
export function sendProblem(
  response: ServerResponse,
  { status, reference }: { status: number; reference?: string },
): void {
  const body = { ...problemBody(status), reference };
  sendJson(response, { status, body, type: 'application/problem+json; charset=utf-8' });
}

const problemBody = (status: number) => ({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status });

/** A whole response, for a socket that never became a request. */
export function rawProblem(status: number): string {
  const body = JSON.stringify(problemBody(status));
  const headers = {
    ...safeHeaders,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': body.length,
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}\r\n${lines.join('')}\r\n${body}`;
}
