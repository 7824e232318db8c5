import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aSchool, type ASchool, type Who } from '../../support/a-school.ts';
import { wordsOn } from '../../support/on-card.ts';

let school: ASchool;
beforeEach(async () => {
  school = await aSchool();
});
afterEach(() => school.close());

describe.each(['pupil', 'guest', 'leaver', 'stranger'] satisfies Who[])('A %s', (who) => {
  test.each(['own chat', 'channel', 'group chat'] as const)(
    'is told in the %s that this is for staff, and nothing more',
    async (place) => {
      const { sent } = await school.asks('can I share this photo?', { by: who, in: place });
      expect(sent).toHaveLength(1);
      expect(sent[0]!.summary).toBe('Policy Guide: this is for staff');
      expect(wordsOn(sent[0]!.card)).not.toMatch(/photo|Not allowed|01632/);
      expect(sent[0]!.text).toBeUndefined();
    },
  );

  test('gets nothing from help, greetings, files or edits either', async () => {
    await school.asks('help', { by: who });
    await school.asks('hi', { by: who });
    await school.asks('', { by: who });
    await school.edits('new', 'topics', { by: who });
    expect(new Set(school.teams.messages.map(({ summary }) => summary))).toEqual(
      new Set(['Policy Guide: this is for staff']),
    );
  });

  test('who edits the message sees the same line updated, not one more', async () => {
    await school.asks('photo', { by: who, id: 'q' });
    await school.edits('q', 'friend', { by: who });
    expect(school.teams.messages).toHaveLength(1);
  });

  test('who presses a forwarded card is told the same, and nothing happens', async () => {
    const { sent } = await school.asks('can I slag off the trust?');
    const press = await school.presses('Not what I asked', { on: sent[0]!, by: who });
    expect(press.body).toMatchObject({ statusCode: 200, value: 'This is for staff.' });
    expect(press.sent).toEqual([]);
    expect(await school.feedback.all()).toEqual([]);
    expect(sent[0]!.updates).toBe(0);
  });

  test('for whom the app is installed is told once', async () => {
    const sent = await school.installs({ by: who });
    expect(sent.map(({ summary }) => summary)).toEqual(['Policy Guide: this is for staff']);
  });

  test('leaves no reference, no question and no offer behind', async () => {
    await school.installs({ by: who });
    await school.asks('how do I book the minibus', { by: who });
    expect((await school.book.person(school.members[who].entraId))?.reference).toBeUndefined();
    expect(await school.unanswered.all()).toEqual([]);
  });
});

test('Teams is asked once who somebody is, not at every message', async () => {
  await school.asks('photo');
  await school.asks('friend');
  expect(school.teams.calls.filter((call) => call === 'member')).toHaveLength(1);
});

test('somebody who left is found out after ten minutes', async () => {
  await school.asks('photo');
  school.members.teacher.left = true;
  school.clock.now = new Date('2026-11-22T10:42:01Z');
  const { sent } = await school.asks('friend');
  expect(sent[0]!.summary).toBe('Policy Guide: this is for staff');
});

test('a new colleague is let in a minute after their account was made', async () => {
  school.members.colleague.left = true;
  await school.asks('photo', { by: 'colleague' });
  school.members.colleague.left = false;
  school.clock.now = new Date('2026-11-22T10:33:01Z');
  const { sent } = await school.asks('photo', { by: 'colleague' });
  expect(sent[0]!.summary).toBe('Policy Guide: here is what the policy says');
});

test.each([500, 503, 'hang-up'] as const)(
  'while Teams cannot be asked (%s), nobody is taken for staff and nobody for a stranger',
  async (how) => {
    school.teams.fails('member', how);
    const failed = await school.asks('a year 9 followed me');
    expect(failed.sent).toMatchObject([{ summary: 'Policy Guide: something went wrong' }]);
    expect(wordsOn(failed.sent[0]!.card)).toContain('REF-7');
    const { sent } = await school.asks('a year 9 followed me');
    expect(wordsOn(sent[0]!.card)).toContain('tell the Headteacher');
  },
);

test('who somebody is comes from Teams’ roster: another’s object id in a message helps nobody', async () => {
  const { sent } = await school.asks('photo', {
    by: 'pupil',
    and: { from: { id: school.members.pupil.mri, aadObjectId: school.members.teacher.entraId } },
  });
  expect(sent[0]!.summary).toBe('Policy Guide: this is for staff');
});

test('somebody whom Entra does not know is told that this is for staff', async () => {
  const { sent } = await school.asks('photo', { and: { from: { id: '29:visitor' } } });
  expect(sent[0]!.summary).toBe('Policy Guide: this is for staff');
});

test('in local mode without a pattern everybody is staff', async () => {
  const local = await aSchool({ everybodyIsStaff: true });
  const { sent } = await local.asks('can I share this photo?', { by: 'pupil' });
  expect(wordsOn(sent[0]!.card)).toContain('It depends');
  await local.close();
});
