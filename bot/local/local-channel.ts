import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Mount } from '../http/route.ts';
import type { Schools } from '../schools.ts';
import { createAnswerPage, problem } from './answer-page.ts';
import { createChats } from './chats.ts';
import { createConnector } from './connector.ts';
import type { Setup } from './contract.ts';
import { createConversations } from './conversations.ts';
import { createDirectory } from './directory.ts';
import { createEventStreams } from './event-streams.ts';
import { whyBrowser, whyForeign } from './guard.ts';
import { answerJson, readJson } from './http-answer.ts';
import { createPageFiles } from './page-files.ts';
import { peopleFor, type LocalPerson } from './people.ts';
import { createPostToBot } from './post-to-bot.ts';

const CONNECTOR = '/local/connector/';

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
}): LocalChannel {
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

  const answerPage = createAnswerPage({ chats, streams, pageFile: createPageFiles(), setup });

  const answerConnector = async (req: IncomingMessage, res: ServerResponse, url: URL) => {
    const body =
      req.method === 'POST' || req.method === 'PUT' ? await readJson(req) : { kind: 'json' as const, value: undefined };
    if (body.kind === 'refused')
      return answerJson(res, body.status, { error: { code: 'BadSyntax', message: body.why } });
    const path = url.pathname.slice(CONNECTOR.length).split('/').map(decodeURIComponent);
    const answer = connector.answer({ method: req.method ?? '', path, query: url.searchParams, body: body.value });
    answerJson(res, answer.status, answer.body);
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
