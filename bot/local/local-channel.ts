import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Mount } from '../http/route.ts';
import type { Schools } from '../schools.ts';
import { createChats } from './chats.ts';
import { createConnector } from './connector.ts';
import type { Setup } from './contract.ts';
import { createConversations } from './conversations.ts';
import { createDirectory } from './directory.ts';
import { createEventStreams } from './event-streams.ts';
import { whyBrowser, whyForeign } from './guard.ts';
import { answerJson, readJson } from './http-answer.ts';
import { keepOffProxies } from './own-computer.ts';
import { createPageFiles } from './page-files.ts';
import { pageRequests } from './page-requests.ts';
import { peopleFor, type LocalPerson } from './people.ts';
import { createPostToBot } from './post-to-bot.ts';

const CONNECTOR = '/local/connector/';

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

export interface LocalChannel extends Mount {
  /** Why a request may not come in, whatever it asks for; undefined: it may. To be asked of every request in local mode. */
  refuses(request: IncomingMessage): string | undefined;
  /** Ends the open event streams, so that the server can close. */
  stop(): void;
}

/**
 * Local mode's stand-in for Teams: the page at `/` and what it posts, and a connector for the bot below /local/connector/.
 * `port` is asked at each request, since it may be chosen by the system at start.
 */
export function createLocalChannel(needs: {
  schools: Schools;
  people: readonly LocalPerson[];
  port: () => number;
  /** What the programme listens on: 127.0.0.1, localhost or ::1. */
  host?: string;
  botName: string;
  /** STAFF_UPN_PATTERN is set. */
  staffPattern: boolean;
  now: () => Date;
  newId: () => string;
  /** Teams gives up on a bot after 15 seconds. */
  timeoutMilliseconds?: number;
  /** Where botbuilder's client reads the proxy from. */
  env?: Record<string, string | undefined>;
}): LocalChannel {
  keepOffProxies(needs.env ?? process.env);
  const { botName, now, newId, port, schools } = needs;
  const directory = createDirectory(peopleFor(schools, needs.people));
  const streams = createEventStreams({ run: newId() });
  const conversations = createConversations({ directory, now, tell: (event) => streams.tell(event) });
  const connector = createConnector({ conversations, directory });
  const { host = '127.0.0.1' } = needs;
  const home = () => `http://${host.includes(':') ? `[${host}]` : host}:${port()}`;
  const post = createPostToBot({
    messagesUrl: () => `${home()}/api/messages`,
    timeoutMilliseconds: needs.timeoutMilliseconds ?? 15_000,
  });
  const serviceUrl = () => `${home()}${CONNECTOR}`;
  const chats = createChats({ conversations, directory, post, serviceUrl, botName, now, newId });
  const pageFile = createPageFiles();

  const setup = (): Setup => ({
    botName,
    trustName: schools.trust.name,
    people: directory.everybody.map(({ id, name, role, kind, school }) => ({
      id,
      name,
      role,
      kind,
      school: schools.schools.find((one) => one.id === school)?.name,
    })),
    places: [
      { place: 'chat', name: 'Chat', about: `1:1 with ${botName}`, closedTo: [] },
      { place: 'channel', name: 'Staff room', about: 'A channel', closedTo: ['pupil'] },
      { place: 'group', name: 'School trip', about: 'A group chat with everybody in it', closedTo: [] },
    ],
    staffPattern: needs.staffPattern,
  });

  const answerConnector = async (req: IncomingMessage, res: ServerResponse, url: URL) => {
    const body =
      req.method === 'POST' || req.method === 'PUT' ? await readJson(req) : { kind: 'json' as const, value: undefined };
    if (body.kind === 'refused')
      return answerJson(res, body.status, { error: { code: 'BadSyntax', message: body.why } });
    const path = url.pathname.slice(CONNECTOR.length).split('/').map(decodeURIComponent);
    const answer = connector.answer({ method: req.method ?? '', path, query: url.searchParams, body: body.value });
    answerJson(res, answer.status, answer.body);
  };

  const answerPage = async (req: IncomingMessage, res: ServerResponse, url: URL) => {
    if (req.method === 'GET' || req.method === 'HEAD') {
      if (url.pathname === '/local/events') return streams.open(res);
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
      default:
        return 'unknown';
    }
  };

  const refuses = (req: IncomingMessage) => {
    const path = readUrl(req.url)?.pathname ?? '';
    const forProgrammes = path.startsWith(CONNECTOR) || path === '/api/messages';
    return whyForeign(req, { port: port() }) ?? (forProgrammes ? whyBrowser(req) : undefined);
  };

  return {
    handles: (path) => path === '/' || path.startsWith('/local/'),
    refuses,
    async answer(req, res) {
      const refused = refuses(req);
      if (refused !== undefined) return problem(res, 403, refused);
      const url = readUrl(req.url);
      if (url === undefined) return problem(res, 400, 'This address cannot be read.');
      if (url.pathname.startsWith(CONNECTOR)) await answerConnector(req, res, url);
      else await answerPage(req, res, url);
    },
    stop: () => streams.close(),
  };
}

/** Parses the path; undefined where it, or a segment of it, cannot be decoded. */
function readUrl(path: string | undefined): URL | undefined {
  try {
    const url = new URL(path ?? '', 'http://local.invalid');
    decodeURIComponent(url.pathname);
    return url;
  } catch {
    return undefined;
  }
}

function problem(res: ServerResponse, status: number, detail: string): void {
  res.writeHead(status, { 'content-type': 'application/problem+json; charset=utf-8', ...PAGE_HEADERS });
  res.end(JSON.stringify({ status, detail }));
}
