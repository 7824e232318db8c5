import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ATrust } from './a-trust.ts';
import { createTeamsLimits } from './teams-limits.ts';
import { wordsOn } from '../support/on-card.ts';

const SILENCE_MILLISECONDS = 20_000;
/** How often a request fails, and in which ways, of a hundred. */
const FAULTS = { 429: 7, 500: 4, 502: 4, reset: 5, silence: 1 };
/** Looking somebody up goes on within a press, with botbuilder's own four attempts: it fails less often. */
const MEMBER_FAULTS = { 429: 3, 500: 2, 502: 2, reset: 2, silence: 0.3 };
type Fault = keyof typeof FAULTS;

/** What a message showed, and when it was taken: `order` counts everything that happened, so that before and after are certain. */
export interface Version {
  order: number;
  at: number;
  words: string;
  card?: unknown;
}
export interface Kept {
  chat: string;
  id: string;
  versions: Version[];
  /** Whether the bot was told plainly that it is there. */
  told: boolean;
}

/** Teams' connector on loopback that fails at random, keeps Teams' limits, and remembers every version of every message it ever took. */
export async function aFaultyConnector({ trust, random }: { trust: ATrust; random: () => number }) {
  const messages: Kept[] = [];
  const byId = new Map<string, Kept>();
  const limits = createTeamsLimits();
  const faults: Partial<Record<Fault, number>> = {};
  const listeners: ((message: Kept) => void)[] = [];
  let [order, requests, ambiguous, refused] = [0, 0, 0, 0];
  let faulty = false;

  const draw = (odds: typeof FAULTS): Fault | undefined => {
    if (!faulty) return undefined;
    let place = random() * 100;
    return (Object.keys(odds) as unknown as Fault[]).find((fault) => (place -= odds[fault]) < 0);
  };

  const take = (path: string[], method: string, body: Record<string, unknown>): { status: number; body: unknown } => {
    const [, , chat = '', what, id] = path;
    const person = trust.byChat.get(chat);
    if (method === 'GET') {
      const member = trust.byChat.get(chat);
      if (what !== 'members' || !member) return problem(404, 'MemberNotFoundInConversation');
      const { mri, entraId, upn } = member;
      return { status: 200, body: { id: mri, objectId: entraId, userPrincipalName: upn, userRole: 'user', tenantId: trust.tenant } }; // prettier-ignore
    }
    if (path.length === 2) {
      const wanted = trust.byId.get((body.members as { id: string }[])[0]?.id ?? '');
      if (!wanted || trust.refuses.has(wanted.entraId)) return problem(403, 'ForbiddenOperationException');
      return { status: 201, body: { id: wanted.chat } };
    }
    if (!person || trust.refuses.has(person.entraId)) return problem(403, 'ForbiddenOperationException');
    if (body.type === 'typing') return { status: 201, body: { id: '' } };
    const card = (body.attachments as { content: unknown }[] | undefined)?.[0]?.content;
    const words = `${typeof body.text === 'string' ? body.text : ''} ${wordsOn(card)}`.trim();
    const version: Version = { order: ++order, at: Date.now(), words, card };
    if (method === 'PUT') {
      const message = byId.get(`${chat} ${id}`);
      if (!message) return problem(404, 'ActivityNotFoundInConversation');
      message.versions.push(version);
      return { status: 200, body: { id } };
    }
    const message: Kept = { chat, id: `m${order}`, versions: [version], told: false };
    messages.push(message);
    byId.set(`${chat} ${message.id}`, message);
    return { status: 201, body: { id: message.id } };
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readJson(request);
    const path = (request.url ?? '').split('?')[0]!.split('/').filter(Boolean).map(decodeURIComponent);
    const method = request.method ?? '';
    requests += 1;
    const chat = path[2] ?? trust.byId.get((body.members as { id: string }[] | undefined)?.[0]?.id ?? '')?.chat ?? '';
    if (limits.tooMany(chat, method === 'GET' ? 'read' : 'write')) return send(response, problem(429, 'Limit'), '1');
    const fault = draw(method === 'GET' ? MEMBER_FAULTS : FAULTS);
    if (fault) faults[fault] = (faults[fault] ?? 0) + 1;
    // Half of the failures come after the work is done: then the bot cannot know.
    const done = !fault || (String(fault) !== '429' && random() < 0.5) ? take(path, method, body) : undefined;
    const kept = method === 'POST' && done?.status === 201 && path.length > 2 ? messages.at(-1) : undefined;
    if (done?.status === 403) refused += 1;
    if (kept) listeners.forEach((hear) => hear(kept));
    if (done && !fault) {
      if (kept) kept.told = true;
      return send(response, done);
    }
    if (done && method === 'POST') ambiguous += 1;
    if (fault === 'silence') await new Promise((over) => setTimeout(over, SILENCE_MILLISECONDS));
    if (fault === 'silence' || fault === 'reset') return void request.socket.destroy();
    send(response, problem(Number(fault), 'Fault'), String(fault) === '429' ? '1' : undefined);
  };

  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    messages,
    find: (chat: string, id: string) => byId.get(`${chat} ${id}`),
    /** Called when a new message stands in a chat, before the bot is told. */
    onMessage: (hear: (message: Kept) => void) => void listeners.push(hear),
    order: () => ++order,
    fails: () => (faulty = true),
    heals: () => (faulty = false),
    figures: () => ({ requests, faults, ambiguous, refused, violations: [...limits.violations] }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export type AFaultyConnector = Awaited<ReturnType<typeof aFaultyConnector>>;

const problem = (status: number, code: string) => ({ status, body: { error: { code, message: code } } });

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>);
}

function send(response: ServerResponse, { status, body }: { status: number; body: unknown }, retryAfter?: string) {
  response.writeHead(status, { 'content-type': 'application/json', ...(retryAfter && { 'retry-after': retryAfter }) });
  response.end(JSON.stringify(body));
}
