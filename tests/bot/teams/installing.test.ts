import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { aSchool, type ASchool } from '../../support/a-school.ts';
import { wordsOn } from '../../support/on-card.ts';

let school: ASchool;
beforeEach(async () => {
  school = await aSchool();
});
afterEach(() => school.close());

test('a member of staff is welcomed once, though Teams tells twice', async () => {
  const sent = await school.installs();
  expect(sent).toHaveLength(1);
  expect(wordsOn(sent[0]!.card)).toContain('Hello, I’m Policy Guide');
});

test('an upgrade of the app welcomes nobody again', async () => {
  await school.installs();
  await school.receives({ ...school.activityOf('installationUpdate', {}), action: 'remove-upgrade' });
  await school.receives({ ...school.activityOf('installationUpdate', {}), action: 'add-upgrade' });
  expect(school.teams.messages).toHaveLength(1);
});

test('removed and added again, there is a welcome again', async () => {
  await school.installs();
  await school.removes();
  expect((await school.book.person(school.members.teacher.entraId))?.reference).toBeUndefined();
  expect(await school.installs()).toHaveLength(1);
});

test('where the person can be reached is kept without a name, and brought up to date by any message', async () => {
  await school.installs();
  const kept = await school.book.person(school.members.teacher.entraId);
  expect(kept?.reference).toMatchObject({
    serviceUrl: school.teams.serviceUrl,
    conversation: { id: school.chatOf('teacher') },
  });
  expect(JSON.stringify(kept)).not.toContain('Somebody');
  const elsewhere = school.teams.serviceUrl.replace('127.0.0.1', 'localhost');
  await school.asks('help', { and: { serviceUrl: elsewhere } });
  expect((await school.book.person(school.members.teacher.entraId))?.reference?.serviceUrl).toBe(elsewhere);
});

test('added to a team or a group chat, the bot says nothing', async () => {
  expect(await school.installs({ in: 'channel' })).toEqual([]);
  expect(await school.installs({ in: 'group chat' })).toEqual([]);
});

test('somebody else joining a chat is no reason to speak', async () => {
  await school.receives({ ...school.activityOf('conversationUpdate', {}), membersAdded: [{ id: '29:9' }] });
  expect(school.teams.messages).toEqual([]);
});

test('a welcome that could not be sent is sent at the next event', async () => {
  school.teams.fails('send', 403, { conversationId: school.chatOf('teacher'), times: 2 });
  await school.installs();
  expect((await school.book.person(school.members.teacher.entraId))?.reference).toBeDefined();
  const sent = await school.installs();
  expect(sent.map(({ card }) => wordsOn(card))).toContainEqual(expect.stringContaining('Hello, I’m'));
});
