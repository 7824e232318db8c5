import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Chats } from './chats.ts';
import type { LocalClock } from './clock.ts';
import type { Setup } from './contract.ts';
import type { EventStreams } from './event-streams.ts';
import { answerJson, readJson } from './http-answer.ts';
import type { PageFiles } from './page-files.ts';
import { pageRequests } from './page-requests.ts';
import type { Trouble } from './trouble.ts';

// No script, style or picture from elsewhere, none written into the page, and nobody may frame it.
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** Answers the page: its files, its events, and what people do on it. */
export function createAnswerPage(needs: {
  chats: Chats;
  streams: EventStreams;
  pageFile: PageFiles;
  setup: () => Setup;
  trouble: Trouble;
  clock: LocalClock;
}) {
  const { chats, streams, pageFile, setup } = needs;

  const act = async (path: string, value: unknown) => {
    switch (path) {
      case '/local/open': {
        const asked = pageRequests.open.safeParse(value);
        if (!asked.success) return 'malformed';
        const chat = chats.open(asked.data);
        return 'kind' in chat ? chat : { kind: 'opened' as const, chat };
      }
      case '/local/say': {
        const asked = pageRequests.say.safeParse(value);
        return asked.success ? chats.say(asked.data) : 'malformed';
      }
      case '/local/edit': {
        const asked = pageRequests.edit.safeParse(value);
        return asked.success ? chats.edit(asked.data) : 'malformed';
      }
      case '/local/delete': {
        const asked = pageRequests.delete.safeParse(value);
        return asked.success ? chats.delete(asked.data) : 'malformed';
      }
      case '/local/press': {
        const asked = pageRequests.press.safeParse(value);
        return asked.success ? chats.press(asked.data) : 'malformed';
      }
      case '/local/look-up': {
        const asked = pageRequests.lookUp.safeParse(value);
        return asked.success ? chats.lookUp(asked.data) : 'malformed';
      }
      case '/local/share': {
        const asked = pageRequests.share.safeParse(value);
        return asked.success ? chats.share(asked.data) : 'malformed';
      }
      case '/local/check': {
        const asked = pageRequests.check.safeParse(value);
        return asked.success ? chats.check(asked.data) : 'malformed';
      }
      case '/local/dialog': {
        const asked = pageRequests.dialog.safeParse(value);
        return asked.success ? chats.dialog(asked.data) : 'malformed';
      }
      case '/local/trouble': {
        const asked = pageRequests.trouble.safeParse(value);
        return asked.success ? needs.trouble.change(asked.data) : 'malformed';
      }
      case '/local/clock': {
        const asked = pageRequests.clock.safeParse(value);
        if (!asked.success) return 'malformed';
        needs.clock.move(asked.data.to);
        return { kind: 'done' as const };
      }
      default:
        return 'unknown';
    }
  };

  return async (req: IncomingMessage, res: ServerResponse, url: URL) => {
    if (req.method === 'GET' || req.method === 'HEAD') {
      if (url.pathname === '/local/events' && req.method === 'GET') return streams.open(res);
      if (url.pathname === '/local/setup') return answerJson(res, 200, setup());
      const file = await pageFile(url.pathname);
      if (file === undefined) return problem(res, 404, 'There is nothing at this address.');
      res.writeHead(200, { ...PAGE_HEADERS, 'content-type': file.type });
      return void res.end(req.method === 'HEAD' ? undefined : file.body);
    }
    // A browser always names the origin of a POST; without it this is not the page.
    if (req.headers.origin === undefined) return problem(res, 403, 'Only the page posts here.');
    if (req.method !== 'POST') return problem(res, 405, 'Use GET or POST.');
    const body = await readJson(req);
    if (body.kind === 'refused') return problem(res, body.status, body.why);
    const result = await act(url.pathname, body.value);
    if (result === 'unknown') return problem(res, 404, 'There is nothing at this address.');
    if (result === 'malformed') return problem(res, 400, 'The request is not of the form the page sends.');
    if (result.kind === 'not-there') return problem(res, 404, result.why);
    answerJson(res, 200, result.kind === 'opened' ? result.chat : result);
  };
}

/** Says why not, as problem details. */
export function problem(res: ServerResponse, status: number, detail: string): void {
  res.writeHead(status, { 'content-type': 'application/problem+json; charset=utf-8', ...PAGE_HEADERS });
  res.end(JSON.stringify({ status, detail }));
}
