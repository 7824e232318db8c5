import { afterEach, expect, test } from '@jest/globals';
import type { Activity } from 'botbuilder';
import { aLocalMode, until, type TestBot } from './a-local-mode.ts';

let local: Awaited<ReturnType<typeof aLocalMode>>;
afterEach(() => local.stop());

const HEADTEACHER = 'Headteacher, Northfield';
const DEPUTY = 'Deputy, Northfield';
const cardWith = (words: string, more: object = {}) => ({
  type: 'AdaptiveCard',
  version: '1.4',
  body: [{ type: 'TextBlock', text: words }],
  ...more,
});
const refreshing = (words: string, userIds?: string[]) =>
  cardWith(words, {
    refresh: {
      action: { type: 'Action.Execute', verb: 'refresh', data: { matter: 'a' } },
      ...(userIds && { userIds }),
    },
  });
const answer = (value: object) => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value },
});
const refreshes = () => local.heard.filter((one): one is Activity => one.type === 'invoke');

/** A chat with one card; the card is made knowing the MRI of its reader. */
async function aChatWith(card: (mri: string) => object, { bot, place }: { bot?: TestBot; place?: 'channel' } = {}) {
  local = await aLocalMode({ bot });
  const chat = await local.open(HEADTEACHER, place);
  const member = await local.connector.conversations.getConversationMember(chat.id, local.person(HEADTEACHER));
  const sent = await local.connector.conversations.sendToConversation(chat.id, {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card(member.id) }],
  });
  const seen = async () => {
    const message = (await local.open(HEADTEACHER, place)).messages.find(({ id }) => id === sent.id)!;
    return message.replaced[local.person(HEADTEACHER)];
  };
  return { chat, sent, seen };
}

test('a card is refreshed when its chat is opened, as an automatic press, and the answer takes its place', async () => {
  const { seen, sent } = await aChatWith((mri) => refreshing('as it was', [mri]), {
    bot: (activity) => Promise.resolve(activity.type === 'invoke' ? answer(cardWith('as it is')) : undefined),
  });
  expect(refreshes()).toEqual([]);
  const card = await until(seen);
  expect(JSON.stringify(card)).toContain('as it is');
  expect(refreshes()[0]).toMatchObject({
    name: 'adaptiveCard/action',
    replyToId: sent.id,
    from: { aadObjectId: local.person(HEADTEACHER) },
    value: { trigger: 'automatic', action: { type: 'Action.Execute', verb: 'refresh', data: { matter: 'a' } } },
  });
});

test('not more than once a minute for each card, and again after that', async () => {
  const { seen } = await aChatWith((mri) => refreshing('the same', [mri]));
  await seen();
  await until(() => refreshes().length === 1);
  for (let n = 0; n < 3; n += 1) await seen();
  await local.post('clock', { to: 'five-minutes' });
  await seen();
  await until(() => refreshes().length > 1);
  expect(refreshes()).toHaveLength(2);
});

test.each<[string, (mri: string) => object]>([
  ['that names nobody', () => refreshing('x')],
  ['that names somebody else', () => refreshing('x', ['29:somebody-else'])],
  [
    'that names people by their Entra id, which Teams does not know there',
    () => refreshing('x', [local.person(HEADTEACHER)]),
  ],
  ['without refresh', () => cardWith('x')],
])('a card %s is left alone', async (_, card) => {
  const { seen } = await aChatWith(card);
  await seen();
  const { id } = await local.open(DEPUTY);
  // A press that is heard after the opening: whatever the opening had sent would have come before it.
  await local.post('say', { person: local.person(DEPUTY), conversation: id, text: 'x', mention: false, files: [] });
  await until(() => local.heard.find(({ type }) => type === 'message'));
  expect(refreshes()).toEqual([]);
});

test('in the channel it is refreshed for whom it names only', async () => {
  await aChatWith((mri) => refreshing('x', [mri]), { place: 'channel' });
  await local.open(DEPUTY, 'channel');
  await local.open(HEADTEACHER, 'channel');
  await until(() => refreshes()[0]);
  expect(refreshes().map(({ from }) => from.aadObjectId)).toEqual([local.person(HEADTEACHER)]);
});

test('a refresh that brings the same card, or fails, changes nothing that is seen', async () => {
  const { chat } = await aChatWith((mri) => refreshing('the same', [mri]), {
    bot: (activity) => {
      if (activity.type !== 'invoke') return Promise.resolve();
      return Promise.resolve(
        refreshes().length > 1 ? { status: 500 } : answer(refreshing('the same', [activity.from.id])),
      );
    },
  });
  const page = await local.events();
  for (const many of [1, 2]) {
    await local.open(HEADTEACHER);
    await until(() => refreshes().length === many);
    await local.post('clock', { to: 'five-minutes' });
  }
  await local.connector.conversations.sendToConversation(chat.id, { type: 'message', text: 'news' });
  await until(() => page.events.find((event) => event.kind === 'message' && event.message.text === 'news'));
  expect(page.events.filter(({ kind }) => kind === 'message')).toHaveLength(1);
  page.stop();
});
