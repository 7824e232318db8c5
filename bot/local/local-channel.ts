import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Mount, SignIn } from '../http/route.ts';
import type { Schools } from '../schools.ts';
import { createAnswerPage, problem } from './answer-page.ts';
import { createChats } from './chats.ts';
import type { LocalClock } from './clock.ts';
import type { ConnectorAnswer } from './connector-answer.ts';
import { createConnector } from './connector.ts';
import type { LocalEvent, Setup } from './contract.ts';
import { createConversations } from './conversations.ts';
import { createDirectory } from './directory.ts';
import { createEventStreams } from './event-streams.ts';
import { whyBrowser, whyForeign } from './guard.ts';
import { answerJson, readJson } from './http-answer.ts';
import { createPageFiles } from './page-files.ts';
import { peopleFor, startWith, type LocalPerson } from './people.ts';
import { createPostToBot } from './post-to-bot.ts';
import { createLocalSignIn } from './sign-in.ts';
import { createTrouble } from './trouble.ts';

const CONNECTOR = '/local/connector/';

export interface LocalChannel extends Mount {
  /** Why a request may not come in, whatever it asks for; undefined: it may. To be asked of every request in local mode. */
  refuses(request: IncomingMessage): string | undefined;
  /** Whoever is chosen in the page. */
  signIn: SignIn;
  /** Whether this person (Entra object id) may do what admins may. */
  isAdmin(person: string): boolean;
  /** IT has installed the app for all staff: receivers must be reached before anybody looks at their chat. Once the service listens. */
  installForStaff(): void;
  /** Calls back when the clock was moved: jobs that wait for a time look again. */
  onClockMoved(listener: () => void): void;
  /** Ends the open event streams and what hangs, so that the server can close. */
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
  /** STAFF_UPN_PATTERN, where it is set. */
  staffPattern: RegExp | undefined;
  /** What the programme takes the time from; the page can run it forward. */
  clock: LocalClock;
  newId: () => string;
  /** Teams gives up on a bot after 15 seconds. */
  timeoutMilliseconds?: number;
  /** For how long a connector that hangs, where that is played, does not answer. */
  hangMilliseconds?: number;
}): LocalChannel {
  const { botName, clock, newId, port, schools } = needs;
  const { now } = clock;
  const directory = createDirectory(peopleFor(schools, needs.people));
  const tellClock = (): LocalEvent => ({
    kind: 'clock',
    aheadMilliseconds: clock.ahead(),
    at: now().toISOString(),
  });
  const streams = createEventStreams({
    run: newId(),
    standing: () => [{ kind: 'trouble', trouble: trouble.view() }, tellClock()],
  });
  const conversations = createConversations({ directory, now, tell: (event) => streams.tell(event) });
  const connector = createConnector({ conversations, directory });
  const trouble = createTrouble({
    regained: (person) => chats.installAgain(person),
    conversations,
    directory,
    tell: (event) => streams.tell(event),
    hangMilliseconds: needs.hangMilliseconds ?? 20_000,
  });
  clock.onMoved(() => streams.tell(tellClock()));
  const { host = '127.0.0.1' } = needs;
  const home = () => `http://${host.includes(':') ? `[${host}]` : host}:${port()}`;
  const post = createPostToBot({
    messagesUrl: () => `${home()}/api/messages`,
    timeoutMilliseconds: needs.timeoutMilliseconds ?? 15_000,
  });
  const serviceUrl = () => `${home()}${CONNECTOR}`;
  const installed = () => trouble.tell();
  const chats = createChats({ conversations, directory, post, serviceUrl, botName, now, newId, installed });

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
    startWith: startWith(schools, directory.everybody),
    timezone: schools.trust.timezone,
    staffPattern: needs.staffPattern !== undefined,
  });

  const answerPage = createAnswerPage({ chats, streams, pageFile: createPageFiles(), setup, trouble, clock });

  const answerConnector = async (req: IncomingMessage, res: ServerResponse, url: URL) => {
    const body =
      req.method === 'POST' || req.method === 'PUT' ? await readJson(req) : { kind: 'json' as const, value: undefined };
    if (body.kind === 'refused')
      return answerJson(res, body.status, { error: { code: 'BadSyntax', message: body.why } });
    const path = url.pathname.slice(CONNECTOR.length).split('/').map(decodeURIComponent);
    const request = { method: req.method ?? '', path, query: url.searchParams, body: body.value };
    const answer: ConnectorAnswer = (await trouble.instead(request)) ?? connector.answer(request);
    answerJson(res, answer.status, answer.body, answer.headers);
  };

  const refuses = (req: IncomingMessage) => {
    const path = readUrl(req.url)?.pathname ?? '';
    const forProgrammes = path.startsWith(CONNECTOR) || path === '/api/messages';
    return whyForeign(req, { port: port() }) ?? (forProgrammes ? whyBrowser(req) : undefined);
  };

  return {
    installForStaff() {
      for (const { id, kind } of directory.everybody) if (kind === 'staff') chats.open({ person: id, place: 'chat' });
    },
    signIn: createLocalSignIn({ directory, pattern: needs.staffPattern }),
    isAdmin: (person) => directory.find(person)?.admin === true,
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
    onClockMoved: (listener) => clock.onMoved(listener),
    stop() {
      trouble.stop();
      streams.close();
    },
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
