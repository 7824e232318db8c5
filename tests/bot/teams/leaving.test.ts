import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aTelling, words, type ATelling } from '../../support/a-telling.ts';

let school: ATelling;
beforeEach(async () => {
  school = await aTelling();
});
afterEach(() => school.close());

/** Out of the roster, and with the account their chat is closed. */
const leaves = (who: keyof ATelling['members']) => {
  school.members[who].left = true;
  school.members[who].installed = false;
};
const isReachable = async (who: keyof ATelling['members']) =>
  (await school.book.person(school.members[who].entraId))?.reference !== undefined;

describe('A Headteacher who has left the trust', () => {
  test('is not waited for: the deputy is asked at once, and the Headteacher counts as reachable no more', async () => {
    await school.asks('hello', { by: 'head' });
    expect(await isReachable('head')).toBe(true);
    leaves('head');
    const card = await school.tells();
    expect(words(school.cardOf('deputy'))).toContain('Please acknowledge');
    expect(words(card)).toContain('It is in Teams for a deputy at Northfield School.');
    expect(await isReachable('head')).toBe(false);
  });

  test('with a matter that they never acknowledged: it goes on to the deputy, and the reporter is told so', async () => {
    const card = await school.tells();
    expect(words(school.cardOf('head'))).toContain('Please acknowledge');
    const before = school.inChatOf('head').length;
    leaves('head');
    await school.passes(31);
    await school.press('Acknowledge', school.cardOf('deputy'), 'deputy');
    expect(words(card)).toContain('Acknowledged');
    expect(school.inChatOf('head')).toHaveLength(before);
  });

  test('cannot acknowledge any more, ten minutes after the directory says so', async () => {
    await school.tells();
    leaves('head');
    await school.passes(11);
    expect((await school.press('Acknowledge', school.cardOf('head'), 'head')).says).toBe('This is for staff.');
    expect((await school.toldBy('teacher'))[0]?.matter.state).toBe('open');
  });
});

test('a colleague who told and has left holds nothing up, and is written to no more', async () => {
  await school.tells();
  leaves('teacher');
  const before = school.inChatOf('teacher').length;
  await school.press('Acknowledge', school.cardOf('head'), 'head');
  await school.passes(60);
  expect((await school.toldBy('teacher'))[0]?.matter.state).toBe('acknowledged');
  expect(school.inChatOf('teacher')).toHaveLength(before);
  expect((await school.outbox.backlog(new Date(school.clock.now.getTime() + 86_400_000))).due).toBe(0);
});

test('an app removed from the chat is written to no more; what was told before goes on', async () => {
  await school.tells();
  await school.removes({ by: 'teacher' });
  school.members.teacher.installed = false;
  const before = school.inChatOf('teacher').length;
  await school.press('Acknowledge', school.cardOf('head'), 'head');
  expect((await school.toldBy('teacher'))[0]?.matter.state).toBe('acknowledged');
  expect(school.inChatOf('teacher')).toHaveLength(before);
  expect(await isReachable('teacher')).toBe(false);
});
