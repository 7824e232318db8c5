import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aSchool, type ASchool } from '../../support/a-school.ts';
import { wordsOn } from '../../support/on-card.ts';

let school: ASchool;
beforeEach(async () => {
  school = await aSchool();
});
afterEach(() => school.close());

const own = (chat: string) => (message: { conversationId: string }) => message.conversationId === chat;
const elsewhere = (chat: string) => (message: { conversationId: string }) => message.conversationId !== chat;

describe.each(['channel', 'group chat'] as const)('In a %s', (place) => {
  test.each([
    'can I share this photo?',
    'a year 9 followed me',
    'how do I book the minibus',
    'hi',
    'help',
    'topics',
    '',
  ])('"%s" is answered in the own chat, and only a neutral line is left there', async (text) => {
    const { sent } = await school.asks(text, { in: place });
    const chat = school.chatOf('teacher');
    expect(sent.filter(own(chat))).toHaveLength(1);
    const still = `Your question is still in the ${place}; you can delete it.`;
    const isQuestion = !['hi', 'help', 'topics', ''].includes(text);
    expect(sent.find(own(chat))!.text ?? '').toEqual(
      isQuestion ? expect.stringContaining(still) : expect.not.stringContaining('still in'),
    );
    expect(sent.filter(elsewhere(chat))).toMatchObject([{ text: 'I’ve answered you in our chat.', card: undefined }]);
  });

  test('the neutral line is a reply to the question', async () => {
    const { sent } = await school.asks('photo', { in: place, id: 'q' });
    expect(sent.at(-1)).toMatchObject({ replyToId: 'q' });
  });

  test('somebody whom the bot cannot write to is told how to add it, in the same words for any question', async () => {
    const first = await school.asks('can I share this photo?', { in: place, by: 'newcomer' });
    const second = await school.asks('a year 9 followed me', { in: place, by: 'newcomer' });
    expect(first.sent).toHaveLength(1);
    expect(first.sent[0]!.text).toMatch(/^I can’t write to you yet\./);
    expect(first.sent[0]!.conversationId).not.toBe(school.chatOf('newcomer'));
    expect(second.sent.map(({ text }) => text)).toEqual(first.sent.map(({ text }) => text));
  });

  test('an edited question updates the answer in the own chat and leaves nothing more here', async () => {
    await school.asks('can I share this photo?', { in: place, id: 'q' });
    const { sent } = await school.edits('q', 'can I slag off the trust?', { in: place });
    expect(sent).toEqual([]);
    const answer = school.teams.messages.find(own(school.chatOf('teacher')))!;
    expect(answer.updates).toBe(1);
    expect(wordsOn(answer.card)).toContain('defaming');
  });

  test('a failing answer shows nothing of it here', async () => {
    school.teams.fails('member', 500);
    const { sent } = await school.asks('a year 9 followed me', { in: place });
    expect(sent).toMatchObject([{ card: undefined, text: expect.stringContaining('REF-7') }]);
  });
});

test('the chat that the person wrote from last is used, not a new one', async () => {
  await school.asks('help');
  await school.asks('photo', { in: 'channel' });
  expect(school.teams.calls).not.toContain('create');
});

test('a chat that Teams no longer lets us write to is opened anew', async () => {
  await school.asks('help');
  school.teams.fails('send', 403, { conversationId: school.chatOf('teacher') });
  const { sent } = await school.asks('photo', { in: 'channel' });
  expect(school.teams.calls).toContain('create');
  expect(sent.filter(own(school.chatOf('teacher')))).toHaveLength(1);
});

test('when Teams fails in writing to the own chat, the person is not told that they were answered', async () => {
  await school.asks('help');
  school.teams.fails('send', 503, { conversationId: school.chatOf('teacher') });
  const { sent } = await school.asks('photo', { in: 'channel' });
  expect(sent.map(({ text }) => text)).toEqual([expect.stringMatching(/^Something went wrong\./)]);
});

test('once the app was removed, the old chat is not written to', async () => {
  await school.asks('help', { by: 'newcomer' });
  await school.removes({ by: 'newcomer' });
  const { sent } = await school.asks('photo', { in: 'channel', by: 'newcomer' });
  expect(sent.map(({ text }) => text)).toEqual([expect.stringMatching(/^I can’t write to you yet/)]);
});

test('an activity that does not say where it comes from, but names a team, is not answered in the open', async () => {
  const activity = school.activityOf('message', { in: 'channel' });
  const { sent } = await school.receives({ ...activity, text: 'photo', conversation: { id: '19:x' } });
  expect(sent.filter(({ card }) => card).every(own(school.chatOf('teacher')))).toBe(true);
});
