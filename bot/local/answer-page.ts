import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { Chats, NotThere } from './chats.ts';
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

  /** What the page posts, by the last part of its address: each is read by its schema before it is done. */
  const posts: Readonly<Record<string, Post>> = {
    open: reading(pageRequests.open, (asked) => {
      const chat = chats.open(asked);
      return 'kind' in chat ? chat : { kind: 'opened' as const, chat };
    }),
    say: reading(pageRequests.say, (asked) => chats.say(asked)),
    edit: reading(pageRequests.edit, (asked) => chats.edit(asked)),
    delete: reading(pageRequests.delete, (asked) => chats.delete(asked)),
    press: reading(pageRequests.press, (asked) => chats.press(asked)),
    'look-up': reading(pageRequests.lookUp, (asked) => chats.lookUp(asked)),
    share: reading(pageRequests.share, (asked) => chats.share(asked)),
    check: reading(pageRequests.check, (asked) => chats.check(asked)),
    dialog: reading(pageRequests.dialog, (asked) => chats.dialog(asked)),
    trouble: reading(pageRequests.trouble, (asked) => needs.trouble.change(asked)),
    clock: reading(pageRequests.clock, ({ to }) => {
      needs.clock.move(to);
      return { kind: 'done' as const };
    }),
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
    const post = /^\/local\/([a-z-]+)$/.exec(url.pathname)?.[1] ?? '';
    if (!Object.hasOwn(posts, post)) return problem(res, 404, 'There is nothing at this address.');
    const result = await posts[post]?.(body.value);
    if (result === undefined) return problem(res, 400, 'The request is not of the form the page sends.');
    if ('why' in result) return problem(res, 404, result.why);
    answerJson(res, 200, 'chat' in result ? result.chat : result);
  };
}

/** What came of it; undefined: it is not of the form that the page sends. */
type Result = NotThere | { kind: 'opened'; chat: object } | { kind: string };
type Post = (value: unknown) => Promise<Result | undefined>;

function reading<Asked>(schema: z.ZodType<Asked>, run: (asked: Asked) => Result | Promise<Result>): Post {
  return async (value) => {
    const asked = schema.safeParse(value);
    return asked.success ? run(asked.data) : undefined;
  };
}

/** Says why not, as problem details. */
export function problem(res: ServerResponse, status: number, detail: string): void {
  res.writeHead(status, { 'content-type': 'application/problem+json; charset=utf-8', ...PAGE_HEADERS });
  res.end(JSON.stringify({ status, detail }));
}
