import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody in Teams' directory. */
export interface Member {
  entraId: string;
  mri: string;
  upn: string;
  userRole?: string;
  tenantId: string;
  /** No longer in any roster. */
  left?: boolean;
  /** The app is installed for them: a 1:1 chat can be opened. False: what is there can't be written to either. */
  installed?: boolean;
}

/** A message (or typing sign) as Teams keeps it. */
export interface TeamsMessage {
  conversationId: string;
  id: string;
  type: string;
  text?: string;
  textFormat?: string;
  summary?: string;
  replyToId?: string;
  card?: Record<string, unknown>;
  /** What pressing a suggestion would say. */
  suggested?: string[];
  /** How often it was updated. */
  updates: number;
}

export type Operation = 'send' | 'update' | 'member' | 'create';

interface Fault {
  operation: Operation;
  /** An HTTP status or a whole answer; 'hang-up': the connection ends without one; 'silence': none comes, ever. */
  with: number | { status: number; code?: string; body?: unknown; retryAfter?: string } | 'hang-up' | 'silence';
  times: number;
  conversationId?: string;
}

/** Teams' connector on loopback: rosters, chats, messages, and faults on demand. */
export async function aTeams({
  members,
  admits,
}: {
  members: readonly Member[];
  /** Whether a request is signed in as the bot; without it every one is taken. */
  admits?: (authorization: string | undefined) => Promise<boolean>;
}) {
  const messages: TeamsMessage[] = [];
  const calls: Operation[] = [];
  const creations: Record<string, unknown>[] = [];
  const strangers: string[] = [];
  const faults: Fault[] = [];
  const gates = new Map<Operation, Promise<void>>();
  let next = 1;

  const refuse = (response: ServerResponse, status: number, code: string) =>
    answer(response, status, { error: { code, message: code } });

  const isGone = (chat: string | undefined) =>
    members.some((member) => ownChatOf(member) === chat && member.installed === false);

  const handlers: Record<Operation, (request: Asked, response: ServerResponse) => void> = {
    member: ({ path }, response) => {
      const found = members.find(({ mri, entraId }) => [mri, entraId].includes(path[4] ?? ''));
      if (!found || found.left) return refuse(response, 404, 'MemberNotFoundInConversation');
      answer(response, 200, {
        id: found.mri,
        objectId: found.entraId,
        userPrincipalName: found.upn,
        userRole: found.userRole ?? 'user',
        tenantId: found.tenantId,
      });
    },
    create: ({ body }, response) => {
      creations.push(body);
      const wanted = (body.members as { id: string }[] | undefined)?.[0]?.id;
      const found = members.find(({ entraId }) => entraId === wanted);
      if (!found?.installed) return refuse(response, 403, 'ForbiddenOperationException');
      answer(response, 201, { id: ownChatOf(found) });
    },
    send: ({ path, body }, response) => {
      if (isGone(path[2])) return refuse(response, 403, 'BotNotInConversationRoster');
      const message = { ...read(body), conversationId: path[2] ?? '', id: `m${next++}`, updates: 0 };
      messages.push(message);
      answer(response, 201, { id: message.id });
    },
    update: ({ path, body }, response) => {
      if (isGone(path[2])) return refuse(response, 403, 'BotNotInConversationRoster');
      const message = messages.find(({ id, conversationId }) => id === path[4] && conversationId === path[2]);
      if (!message) return refuse(response, 404, 'ActivityNotFoundInConversation');
      Object.assign(message, { text: undefined, card: undefined }, read(body), { updates: message.updates + 1 });
      answer(response, 200, { id: message.id });
    },
  };

  const server = createServer((request, response) => {
    void readRequest(request).then(async (asked) => {
      if (admits && !(await admits(request.headers.authorization))) {
        strangers.push(`${asked.method} ${request.url}`);
        return refuse(response, 401, 'Unauthorized');
      }
      const operation = operationOf(asked);
      calls.push(operation);
      await gates.get(operation);
      const fault = faults.find(
        (each) =>
          each.operation === operation &&
          each.times > 0 &&
          (!each.conversationId || each.conversationId === asked.path[2]),
      );
      if (!fault) return handlers[operation](asked, response);
      fault.times -= 1;
      if (fault.with === 'silence') return;
      if (fault.with === 'hang-up') return void request.socket.destroy();
      if (typeof fault.with === 'number') return refuse(response, fault.with, 'Fault');
      const { status, code = 'Fault', body = { error: { code, message: code } }, retryAfter } = fault.with;
      if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
      answer(response, status, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    messages,
    calls,
    /** What was asked for with each new chat. */
    creations,
    /** Requests that were not signed in. */
    strangers,
    /** The next so many calls of that kind fail. */
    fails(
      operation: Operation,
      how: Fault['with'],
      { times = 1, conversationId }: { times?: number; conversationId?: string } = {},
    ) {
      faults.push({ operation, with: how, times, ...(conversationId && { conversationId }) });
    },
    /** Calls of that kind wait until the function returned is called. */
    holds(operation: Operation): () => void {
      let release = () => {};
      gates.set(operation, new Promise<void>((resolve) => (release = resolve)));
      return () => {
        gates.delete(operation);
        release();
      };
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export type ATeams = Awaited<ReturnType<typeof aTeams>>;

/** The 1:1 chat of a person with the bot. */
export const ownChatOf = ({ entraId }: Pick<Member, 'entraId'>) => `a:${entraId}`;

interface Asked {
  method: string;
  path: string[];
  body: Record<string, unknown>;
}

function operationOf({ method, path }: Asked): Operation {
  if (method === 'GET') return 'member';
  if (method === 'PUT') return 'update';
  return path.length === 2 ? 'create' : 'send';
}

async function readRequest(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  return {
    method: request.method ?? '',
    path: (request.url ?? '').split('?')[0]!.split('/').filter(Boolean).map(decodeURIComponent),
    body: body ? (JSON.parse(body) as Record<string, unknown>) : {},
  };
}

function read(body: Record<string, unknown>) {
  const { type, text, textFormat, summary, replyToId } = body as Record<string, string | undefined>;
  const card = (body.attachments as { content: Record<string, unknown> }[] | undefined)?.[0]?.content;
  const suggested = (body.suggestedActions as { actions: { value: string }[] } | undefined)?.actions.map(({ value }) => value); // prettier-ignore
  return { type: type ?? '', text, textFormat, summary, replyToId, card, ...(suggested && { suggested }) };
}

function answer(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
