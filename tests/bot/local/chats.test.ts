import { afterEach, describe, expect, test } from '@jest/globals';
import type { ConversationView, MessageView } from '../../../bot/local/contract.ts';
import { aLocalMode, until, type TestBot } from './a-local-mode.ts';

let local: Awaited<ReturnType<typeof aLocalMode>>;
afterEach(() => local.stop());
const start = async (needs?: Parameters<typeof aLocalMode>[0]) => (local = await aLocalMode(needs));

const TEACHER = 'Teacher, Northfield';
const say = async (chat: ConversationView, text: string, more: object = {}) => {
  const asked = { person: local.person(TEACHER), conversation: chat.id, text, mention: false, files: [], ...more };
  return (await local.post('say', asked)).body as { message: string };
};
const heard = (type: string) => local.heard.filter((activity) => activity.type === type);
const messages = async (place?: ConversationView['place']) => (await local.open(TEACHER, place)).messages;

/** A bot that answers each message with one card and each press with `answer`. */
const answering =
  (answer: { status: number; body?: unknown }): TestBot =>
  async (activity, connector) => {
    if (activity.type === 'invoke') return answer;
    if (activity.type !== 'message') return;
    const content = { type: 'AdaptiveCard', version: '1.5', body: [] };
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];
    await connector.conversations.replyToActivity(activity.conversation.id, activity.id!, {
      type: 'message',
      attachments,
    });
  };
const aCard = async (answer: { status: number; body?: unknown }) => {
  await start({ bot: answering(answer), timeoutMilliseconds: 2000 });
  const chat = await local.open(TEACHER);
  await say(chat, 'can i share this photo?');
  const card = await until(async () => (await messages()).find(({ from }) => from.kind === 'bot'));
  const press = (action: object) =>
    local.post('press', { person: local.person(TEACHER), conversation: chat.id, message: card.id, action });
  return { chat, card, press };
};
const EXECUTE = { type: 'Action.Execute', verb: 'show-clause', data: { clause: 'no-pupil-friends' } };

describe('what a person does in a chat reaches the bot as from Teams', () => {
  test('opening a chat for the first time installs the app, anew after each start, and only once', async () => {
    await start();
    await local.open(TEACHER);
    await local.open(TEACHER);
    await until(() => heard('conversationUpdate').length > 0 && heard('installationUpdate').length > 1);
    expect(heard('installationUpdate').map(({ action }) => action)).toEqual(['remove', 'add']);
    expect(heard('conversationUpdate')).toHaveLength(1);
    expect(heard('conversationUpdate')[0]!.membersAdded).toEqual([heard('conversationUpdate')[0]!.recipient]);
  });

  test('a message names the person, the tenant, the 1:1 chat and a connector on this computer', async () => {
    await start();
    const chat = await local.open(TEACHER);
    await say(chat, 'can i share <this> photo?');
    const activity = await until(() => heard('message')[0]);
    expect(activity).toMatchObject({
      channelId: 'msteams',
      text: 'can i share <this> photo?',
      from: { aadObjectId: local.person(TEACHER), name: TEACHER },
      conversation: { id: chat.id, conversationType: 'personal' },
      channelData: { tenant: { id: activity.conversation.tenantId } },
      serviceUrl: `${local.url}/local/connector/`,
    });
    expect(activity.attachments).toEqual([
      { contentType: 'text/html', content: '<p>can i share &lt;this&gt; photo?</p>' },
    ]);
  });

  test('in the channel the bot hears what mentions it, in its thread, and nothing else', async () => {
    await start();
    const room = await local.open(TEACHER, 'channel');
    await say(room, 'anybody seen my keys?');
    const { message } = await say(room, 'can i share this photo?', { mention: true });
    const activity = await until(() => heard('message')[0]);
    expect(activity.text).toBe('<at>Policy Guide</at> can i share this photo?');
    expect(activity.conversation).toMatchObject({
      id: `${room.id};messageid=${message}`,
      conversationType: 'channel',
      isGroup: true,
    });
    expect(activity.entities).toContainEqual(
      expect.objectContaining({ type: 'mention', mentioned: { id: activity.recipient.id, name: 'Policy Guide' } }),
    );
    expect(heard('message')).toHaveLength(1);
  });

  test('a group chat is told apart from a channel, and its conversation has no thread', async () => {
    await start();
    const trip = await local.open(TEACHER, 'group');
    await say(trip, 'hello', { mention: true });
    const { conversation } = await until(() => heard('message')[0]);
    expect(conversation).toMatchObject({ id: trip.id, conversationType: 'groupChat' });
  });

  test('a photo sent along is named to the bot, with an address that nobody can open', async () => {
    await start();
    await say(await local.open(TEACHER), '', { files: [{ name: 'trip.jpg', type: 'image/jpeg' }] });
    const { attachments } = await until(() => heard('message')[0]);
    expect(attachments).toContainEqual(expect.objectContaining({ contentType: 'image/*', name: 'trip.jpg' }));
    const { contentUrl } = attachments!.find(({ name }) => name === 'trip.jpg')!;
    await expect(fetch(contentUrl!)).rejects.toThrow();
  });

  test('an edited and a deleted message are told with the id they had', async () => {
    await start();
    const chat = await local.open(TEACHER);
    const { message } = await say(chat, 'cna i share');
    const own = { person: local.person(TEACHER), conversation: chat.id, message };
    await local.post('edit', { ...own, text: 'can i share' });
    const edited = await until(() => heard('messageUpdate')[0]);
    expect(edited).toMatchObject({ id: message, text: 'can i share', channelData: { eventType: 'editMessage' } });
    await local.post('delete', own);
    expect(await until(() => heard('messageDelete')[0])).toMatchObject({ id: message });
    expect(await messages()).toMatchObject([{ text: '', deleted: true }]);
  });

  test('nobody edits a message of somebody else', async () => {
    await start();
    const room = await local.open(TEACHER, 'channel');
    const { message } = await say(room, 'mine');
    const theirs = { person: local.person('Headteacher, Northfield'), conversation: room.id, message };
    expect((await local.post('edit', { ...theirs, text: 'not mine' })).status).toBe(404);
    expect((await local.post('delete', theirs)).status).toBe(404);
  });

  test('a pupil is not in the staff room, and nobody is in the 1:1 chat of somebody else', async () => {
    await start();
    const pupil = local.person('Pupil, Northfield');
    const room = await local.open(TEACHER, 'channel');
    const chat = await local.open(TEACHER);
    expect((await local.post('open', { person: pupil, place: 'channel' })).status).toBe(404);
    for (const { id } of [room, chat]) {
      const asked = { person: pupil, conversation: id, text: 'hi', mention: true, files: [] };
      expect((await local.post('say', asked)).status).toBe(404);
    }
    expect(heard('message')).toEqual([]);
  });

  test('when the bot fails or is slow, the chat says that the app could not be reached', async () => {
    await start({ bot: (activity) => Promise.resolve(activity.type === 'message' ? { status: 500 } : undefined) });
    await say(await local.open(TEACHER), 'hello');
    const failed = await until(async () => (await messages()).find(({ trouble }) => trouble !== undefined));
    expect(failed.trouble).toContain('HTTP 500');
  });
});

describe('a pressed button does what it does in Teams', () => {
  test('an Action.Execute is an invoke with verb, data and the id of its card', async () => {
    const { card, press } = await aCard({ status: 200, body: {} });
    await press(EXECUTE);
    expect(await until(() => heard('invoke')[0])).toMatchObject({
      name: 'adaptiveCard/action',
      replyToId: card.id,
      value: { action: EXECUTE, trigger: 'manual' },
      from: { aadObjectId: local.person(TEACHER) },
    });
  });

  test('a card in the answer takes the place of the pressed one for who pressed, until the bot changes the message', async () => {
    const value = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Thank you' }] };
    const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
    const { chat, card, press } = await aCard({ status: 200, body });
    expect((await press(EXECUTE)).body).toEqual({ kind: 'done' });
    const pressed = (await messages()).find(({ id }) => id === card.id) as MessageView;
    expect(pressed.replaced[local.person(TEACHER)]).toMatchObject({ content: value });
    expect(pressed.cards).toEqual(card.cards);
    await local.connector.conversations.updateActivity(chat.id, card.id, { type: 'message', text: 'new' });
    expect((await messages()).find(({ id }) => id === card.id)).toMatchObject({ text: 'new', replaced: {} });
  });

  test.each([
    [
      'a text is shown',
      { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Sent below.' },
      { kind: 'said', text: 'Sent below.' },
    ],
    [
      'an error is shown with its words',
      {
        statusCode: 400,
        type: 'application/vnd.microsoft.error',
        value: { code: 'BadRequest', message: 'This card is old.' },
      },
      { kind: 'failed', text: 'This card is old.' },
    ],
    ['anything else went wrong', { ok: true }, { kind: 'failed', text: 'Something went wrong. Please try again.' }],
  ])('%s', async (_, body, shown) => {
    const { press } = await aCard({ status: 200, body });
    expect((await press(EXECUTE)).body).toEqual(shown);
  });

  test('a failing bot is "Unable to reach app", whichever kind of button it was', async () => {
    const { press } = await aCard({ status: 501 });
    const unreachable = { kind: 'failed', text: 'Unable to reach app. Please try again.' };
    expect((await press(EXECUTE)).body).toEqual(unreachable);
  });

  test('an Action.Submit is a message with a value and no text', async () => {
    const { card, press } = await aCard({ status: 200 });
    expect((await press({ type: 'Action.Submit', data: { verb: 'show-clause' } })).body).toEqual({ kind: 'done' });
    const submit = await until(() => heard('message').find(({ value }) => value !== undefined));
    expect(submit).toMatchObject({ value: { verb: 'show-clause' }, replyToId: card.id });
    expect(submit.text).toBeUndefined();
  });

  test('a bot that does not answer in time is "Unable to reach app"', async () => {
    let release = () => {};
    const never = new Promise<void>((done) => (release = done));
    await start({
      timeoutMilliseconds: 50,
      bot: async (activity, connector) => {
        if (activity.type === 'invoke') await never;
        if (activity.type === 'message')
          await connector.conversations.sendToConversation(activity.conversation.id, {
            type: 'message',
            text: 'x',
          });
      },
    });
    const chat = await local.open(TEACHER);
    await say(chat, 'hello');
    const reply = await until(async () => (await messages()).find(({ from }) => from.kind === 'bot'));
    const asked = { person: local.person(TEACHER), conversation: chat.id, message: reply.id, action: EXECUTE };
    expect((await local.post('press', asked)).body).toMatchObject({ kind: 'failed' });
    release();
  });
});
