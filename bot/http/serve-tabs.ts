import type { ServerResponse } from 'node:http';
import type restify from 'restify';
import { sendProblem } from './answers.ts';
import { CODINGS, type Coding, type TabFile, type TabFiles } from './route.ts';

/** Where Teams shows a tab (teams-facts 5.9). */
const TEAMS = ['https://*.cloud.microsoft', 'https://teams.microsoft.com', 'https://*.teams.microsoft.com'];
const YEAR_SECONDS = 31_536_000;

/**
 * What a tab may do in the browser: load its own files, ask its own service, be framed by Teams and by nobody else. There is no
 * X-Frame-Options: it knows no list, and would shut Teams out.
 */
const TAB_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    ...['script-src', 'style-src', 'font-src', 'connect-src'].map((kind) => `${kind} 'self'`),
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${TEAMS.join(' ')}`,
  ].join('; '),
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

type Fail = (response: ServerResponse, facts: { route: string; error: unknown }) => void;

/** The pages under /tabs/ and their files. They hold nothing confidential: whatever they show they ask for, signed in. */
export function serveTabs(server: restify.Server, files: TabFiles, fail: Fail): void {
  server.get('/tabs/*', (request: restify.Request, response: restify.Response, next: restify.Next) => {
    const raw = response as unknown as ServerResponse;
    files(request.getPath()).then(
      (file) => {
        if (!file) sendProblem(raw, { status: 404 });
        else send(raw, file, codingFor(request.headers['accept-encoding']));
        next(false);
      },
      (error: unknown) => {
        fail(raw, { route: '/tabs', error });
        next(false);
      },
    );
  });
}

function send(response: ServerResponse, { type, body, hashed, coded }: TabFile, coding: Coding | undefined): void {
  const sent = (coding && coded?.[coding]) ?? body;
  response.writeHead(200, {
    ...TAB_HEADERS,
    'cache-control': hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
    'content-type': type,
    'content-length': Buffer.byteLength(sent),
    ...(coded && { vary: 'accept-encoding', ...(coding && { 'content-encoding': coding }) }),
  });
  response.end(sent);
}

/** The best of ours that is named and not refused by "q=0"; a star alone gets the file as it is, which every client takes. */
export function codingFor(accepted = ''): Coding | undefined {
  const named = accepted.split(',').flatMap((each) => {
    const [name = '', ...parameters] = each.split(';').map((part) => part.trim().toLowerCase());
    return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? [] : [name];
  });
  return CODINGS.find((coding) => named.includes(coding));
}
