import { z } from 'zod';
import { refusals, type ConnectorAnswer } from './connector-answer.ts';
import type { CardView } from './contract.ts';
import { threadOf, type Conversation, type Conversations, type NewMessage } from './conversations.ts';
import { memberOf, type Directory } from './directory.ts';

// Teams counts UTF-16 and takes about 100 KB.
const MESSAGE_LIMIT_BYTES = 100 * 1024;
const PAGE_OF_MEMBERS = 200;

const Activity = z.object({
  type: z.string(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  summary: z.string().nullish(),
  replyToId: z.string().nullish(),
  suggestedActions: z
    .object({ actions: z.array(z.object({ type: z.literal('imBack'), title: z.string(), value: z.string() })).max(6) })
    .nullish(),
  attachments: z
    .array(z.object({ contentType: z.string(), content: z.record(z.string(), z.unknown()).optional() }))
    .nullish(),
});
const NewConversation = z.object({
  isGroup: z.boolean().nullish(),
  members: z.array(z.object({ id: z.string() })).length(1),
});

/**
 * The part of Teams' connector REST API that a bot uses, over the chats of local mode. `path` starts at v3/, decoded by
 * segments; `query` is the address's. Keeps Teams' ids, its refusals where the app is not installed, and its size limit.
 */
export function createConnector(needs: { conversations: Conversations; directory: Directory }) {
  const { conversations, directory } = needs;

  const createConversation = (body: unknown): ConnectorAnswer => {
    const asked = NewConversation.safeParse(body);
    if (!asked.success || asked.data.isGroup === true)
      return refusals.bad('Only 1:1 conversations with one member can be made.');
    const person = directory.find(asked.data.members[0]?.id ?? '');
    const conversation = person && conversations.of(person, 'chat');
    // Teams does not tell a person who does not exist from one without the app.
    if (!conversation?.installed) return refusals.notInstalled;
    return { status: 201, body: { id: conversation.id } };
  };

  const send = (conversation: Conversation, body: unknown, thread?: string): ConnectorAnswer => {
    const message = readMessage(body);
    if (message === 'typing') {
      conversations.typing(conversation);
      return { status: 201, body: { id: '' } };
    }
    if ('status' in message) return message;
    const inThread = conversation.type === 'channel' ? { thread } : {};
    return { status: 201, body: { id: conversations.add(conversation, { ...message, ...inThread }).id } };
  };

  const change = (conversation: Conversation, method: string, messageId: string, body: unknown): ConnectorAnswer => {
    const old = conversations.message(conversation, messageId);
    if (old === undefined) return refusals.noMessage;
    if (old.from.kind !== 'bot') return refusals.notOwn;
    if (method === 'DELETE') {
      conversations.remove(conversation, old);
      return { status: 200, body: null };
    }
    const message = readMessage(body);
    if (message === 'typing') return refusals.bad('A message cannot become a typing activity.');
    if ('status' in message) return message;
    conversations.update(conversation, old, message);
    return { status: 200, body: { id: old.id } };
  };

  const members = (conversation: Conversation, query: URLSearchParams): ConnectorAnswer => {
    const size = Math.min(Math.max(Number(query.get('pageSize')) || PAGE_OF_MEMBERS, 1), PAGE_OF_MEMBERS);
    const from = Math.max(Number(query.get('continuationToken')) || 0, 0);
    const page = conversation.members.slice(from, from + size).map(memberOf);
    const more = from + size < conversation.members.length;
    return { status: 200, body: { members: page, ...(more && { continuationToken: String(from + size) }) } };
  };

  return {
    answer(request: { method: string; path: string[]; query: URLSearchParams; body: unknown }): ConnectorAnswer {
      const { method, query, body } = request;
      const [version, kind, id, what, item] = request.path;
      if (version !== 'v3' || kind !== 'conversations' || request.path.length > 5) return refusals.noRoute;
      if (id === undefined) return method === 'POST' ? createConversation(body) : refusals.noRoute;
      const conversation = conversations.find(id);
      if (conversation === undefined) return refusals.noConversation;
      if (!conversation.installed) return conversation.type === 'personal' ? refusals.removed : refusals.notInRoster;
      const route = `${method} ${what ?? ''}${item === undefined ? '' : '/:id'}`;
      switch (route) {
        case 'POST activities':
          return send(conversation, body, threadOf(id).thread);
        case 'POST activities/:id':
          return send(conversation, body, threadOf(id).thread ?? item);
        case 'PUT activities/:id':
        case 'DELETE activities/:id':
          return change(conversation, method, item ?? '', body);
        case 'GET members':
          return { status: 200, body: conversation.members.map(memberOf) };
        case 'GET members/:id': {
          const entry = directory.find(item ?? '');
          return entry && conversation.members.includes(entry)
            ? { status: 200, body: memberOf(entry) }
            : refusals.noMember;
        }
        case 'GET pagedmembers':
          return members(conversation, query);
        default:
          return refusals.noRoute;
      }
    },
  };
}

function readMessage(body: unknown): NewMessage | 'typing' | ConnectorAnswer {
  const read = Activity.safeParse(body);
  if (!read.success) return refusals.bad('Not an activity.');
  const { type, text, textFormat, summary, attachments, suggestedActions } = read.data;
  if (type === 'typing') return 'typing';
  if (type !== 'message') return refusals.bad('Unknown activity type');
  if (!text && !attachments?.length) return refusals.bad('A message needs text or an attachment.');
  // Teams' own rule.
  if (suggestedActions && attachments?.length) return refusals.bad('Suggested actions take no attachments.');
  if (JSON.stringify(body).length * 2 > MESSAGE_LIMIT_BYTES) return refusals.tooBig;
  return {
    from: { kind: 'bot' },
    text: text ?? '',
    format: textFormat === 'plain' ? 'plain' : 'markdown',
    cards: (attachments ?? []).flatMap(({ contentType, content }) =>
      contentType === 'application/vnd.microsoft.card.adaptive' && content !== undefined ? [cardView(content)] : [],
    ),
    files: [],
    ...(suggestedActions && { suggested: suggestedActions.actions.map(({ value }) => value) }),
    summary: summary ?? undefined,
  };
}

/** A card with its weight as JSON in UTF-8. */
export function cardView(content: Record<string, unknown>): CardView {
  return { content, bytes: Buffer.byteLength(JSON.stringify(content)) };
}
