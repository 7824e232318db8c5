import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ConversationParameters } from 'botbuilder';
import { aLocalMode, until } from './a-local-mode.ts';

let local: Awaited<ReturnType<typeof aLocalMode>>;
beforeEach(async () => {
  local = await aLocalMode();
});
afterEach(() => local.stop());

const create = (member: string, more: Partial<ConversationParameters> = {}) =>
  local.connector.conversations.createConversation({
    isGroup: false,
    bot: { id: '28:bot', name: 'Policy Guide' },
    members: [{ id: member, name: '' }],
    tenantId: 'tenant',
    channelData: { tenant: { id: 'tenant' } },
    activity: undefined,
    ...more,
  });
const message = (text: string) => ({ type: 'message', text }) as never;

describe("botbuilder's own connector client talks to local mode as to Teams", () => {
  test('a message, a reply, a change and a deletion arrive in the chat', async () => {
    const chat = await local.open('Teacher, Northfield');
    const sent = await local.connector.conversations.sendToConversation(chat.id, message('one'));
    const reply = await local.connector.conversations.replyToActivity(chat.id, sent.id, message('two'));
    await local.connector.conversations.updateActivity(chat.id, sent.id, message('one, changed'));
    await local.connector.conversations.deleteActivity(chat.id, reply.id);
    const { messages } = await local.open('Teacher, Northfield');
    expect(messages.map(({ id, text, deleted }) => ({ id, text, deleted }))).toEqual([
      { id: sent.id, text: 'one, changed', deleted: false },
      { id: reply.id, text: '', deleted: true },
    ]);
  });

  test('the notification text and the weight of a card are kept with the message', async () => {
    const chat = await local.open('Teacher, Northfield');
    const content = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'é' }] };
    await local.connector.conversations.sendToConversation(chat.id, {
      type: 'message',
      summary: 'Policy Guide: an answer',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
    });
    const [first] = (await local.open('Teacher, Northfield')).messages;
    expect(first).toMatchObject({
      summary: 'Policy Guide: an answer',
      cards: [{ content, bytes: Buffer.byteLength(JSON.stringify(content)) }],
    });
  });

  test('a 1:1 conversation is made by Entra object id or by MRI, and is always the same one', async () => {
    const chat = await local.open('Headteacher, Northfield');
    const person = local.person('Headteacher, Northfield');
    const member = await local.connector.conversations.getConversationMember(chat.id, person);
    expect((await create(person)).id).toBe(chat.id);
    expect((await create(member.id)).id).toBe(chat.id);
  });

  test('where the app is not installed for a person, Teams refuses with 403 and says why in its own codes', async () => {
    await expect(create(local.person('Headteacher, Southmere'))).rejects.toMatchObject({
      statusCode: 403,
      code: 'ForbiddenOperationException',
    });
    await expect(create('00000000-0000-4000-8000-00000000ffff')).rejects.toMatchObject({ statusCode: 403 });
    await local.open('Teacher, Northfield');
    const another = (await create(local.person('Teacher, Northfield'))).id;
    await expect(
      local.connector.conversations.sendToConversation(another.replace(/.$/, '!'), message('hello')),
    ).rejects.toMatchObject({ statusCode: 404, code: 'ConversationNotFound' });
  });

  test('a message for a person who has not opened the chat is refused as for one who removed the app', async () => {
    const opened = await aLocalMode();
    const { id } = await opened.open('Headteacher, Southmere');
    await opened.stop();
    const refused = await local.connector.conversations
      .sendToConversation(id, message('hello'))
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ statusCode: 403 });
    expect(String((refused as { response: { bodyAsText: string } }).response.bodyAsText)).toContain(
      'MessageWritesBlocked',
    );
  });

  test('what is not there is 404, and the bot can change its own messages only', async () => {
    const chat = await local.open('Teacher, Northfield');
    const { conversations } = local.connector;
    await expect(conversations.updateActivity(chat.id, '1', message('x'))).rejects.toMatchObject({
      statusCode: 404,
      code: 'ActivityNotFoundInConversation',
    });
    await expect(conversations.getConversationMember(chat.id, 'nobody')).rejects.toMatchObject({
      statusCode: 404,
      code: 'MemberNotFoundInConversation',
    });
    const said = await local.post('say', {
      person: local.person('Teacher, Northfield'),
      conversation: chat.id,
      text: 'mine',
      mention: false,
      files: [],
    });
    const { message: mine } = said.body as { message: string };
    await expect(conversations.updateActivity(chat.id, mine, message('x'))).rejects.toMatchObject({ statusCode: 403 });
  });

  test('a message over the size Teams takes is refused with 413, an empty one with 400', async () => {
    const chat = await local.open('Teacher, Northfield');
    const { conversations } = local.connector;
    await expect(conversations.sendToConversation(chat.id, message('x'.repeat(60_000)))).rejects.toMatchObject({
      statusCode: 413,
      code: 'MessageSizeTooBig',
    });
    await expect(conversations.sendToConversation(chat.id, message(''))).rejects.toMatchObject({ statusCode: 400 });
  });

  test('members carry principal name and role, and a guest is told apart', async () => {
    const room = await local.open('Teacher, Northfield', 'channel');
    const { conversations } = local.connector;
    const paged = await conversations.getConversationPagedMembers(room.id, { pageSize: 3, continuationToken: '' });
    expect(paged.members).toHaveLength(3);
    const rest = await conversations.getConversationPagedMembers(room.id, {
      pageSize: 50,
      continuationToken: paged.continuationToken,
    });
    const all = [...paged.members, ...rest.members];
    expect(all).toEqual(await conversations.getConversationMembers(room.id));
    expect(all).toContainEqual(
      expect.objectContaining({ userPrincipalName: 'teacher.northfield@staff.trust.example', userRole: 'user' }),
    );
    expect(all).toContainEqual(expect.objectContaining({ userRole: 'guest' }));
    expect(all).not.toContainEqual(expect.objectContaining({ name: 'Pupil, Northfield' }));
  });

  test('an answer in the channel stands in the thread it was sent to', async () => {
    const room = await local.open('Teacher, Northfield', 'channel');
    await local.connector.conversations.sendToConversation(`${room.id};messageid=17`, message('in the thread'));
    await local.connector.conversations.sendToConversation(room.id, message('a new thread'));
    const { messages } = await local.open('Teacher, Northfield', 'channel');
    expect(messages.map(({ text, thread }) => ({ text, thread }))).toEqual([
      { text: 'in the thread', thread: '17' },
      { text: 'a new thread', thread: undefined },
    ]);
  });

  test('typing is shown to whoever looks, and is no message', async () => {
    const chat = await local.open('Teacher, Northfield');
    const page = await local.events();
    await until(() => page.events.length > 0);
    await local.connector.conversations.sendToConversation(chat.id, { type: 'typing' });
    await until(() => page.events.some((event) => event.kind === 'typing' && event.conversation === chat.id));
    page.stop();
    expect((await local.open('Teacher, Northfield')).messages).toEqual([]);
  });

  test('an afternoon of messages does not fill the memory: the oldest go', async () => {
    const chat = await local.open('Teacher, Northfield');
    for (let n = 0; n < 310; n += 1)
      await local.connector.conversations.sendToConversation(chat.id, message(`no ${n}`));
    const { messages } = await local.open('Teacher, Northfield');
    expect(messages).toHaveLength(300);
    expect(messages[0]).toMatchObject({ text: 'no 10' });
    expect(new Set(messages.map(({ id }) => id)).size).toBe(300);
  });
});
