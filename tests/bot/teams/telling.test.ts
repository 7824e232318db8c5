import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aSchool, type ASchool } from '../../support/a-school.ts';
import { wordsOn } from '../../support/on-card.ts';

let school: ASchool;
beforeEach(async () => {
  school = await aSchool();
  await school.escalation.chooseSchool({ person: school.members.teacher.entraId, school: 'northfield' });
});
afterEach(() => school.close());

const CONTACT = 'a pupil has followed me on Instagram';
const asked = async () => (await school.asks(CONTACT)).sent[0]!;
const inChatOf = (who: Parameters<ASchool['chatOf']>[0]) =>
  school.teams.messages.filter(({ conversationId }) => conversationId === school.chatOf(who));
const lastOf = (who: Parameters<ASchool['chatOf']>[0]) => inChatOf(who).at(-1)!;

test('the card says whom the press tells, what it sends, and whom to ring', async () => {
  const words = wordsOn((await asked()).card);
  expect(words).toContain('[Tell the Headteacher of Northfield School]');
  expect(words).toContain('Not your question.');
  expect(words).toContain('[It concerns the Headteacher]');
  expect(words).toContain('01632 960123');
});

test('one press: the card becomes the receipt, the Headteacher gets a notice, and the receipt says so', async () => {
  const card = await asked();
  const { body, sent } = await school.presses('Tell the Headteacher', { on: card });
  expect(body).toMatchObject({ statusCode: 200 });
  expect(sent).toEqual([]);
  expect(wordsOn(body!.value)).toContain('Stored 10:32 · ref K7P4Q2');
  expect(wordsOn(body!.value)).toContain('Delivery is not confirmed yet.');
  await school.delivers();
  expect(inChatOf('head')).toHaveLength(1);
  const notice = lastOf('head');
  expect(wordsOn(notice.card)).toContain('Please acknowledge · ref K7P4Q2');
  expect(wordsOn(notice.card)).toContain('Somebody');
  expect(wordsOn(notice.card)).toContain('Where they are contacted by a pupil they should bring it to the Headteacher');
  expect(notice.summary).toBe('Policy Guide: please acknowledge. Ref K7P4Q2');
  expect(JSON.stringify(notice)).not.toContain('Instagram');
  expect(wordsOn(card.card)).toContain('Delivered 10:32 · ref K7P4Q2');
  expect(wordsOn(card.card)).toContain(
    'If it is not acknowledged by 11:02, a deputy at Northfield School is asked too.',
  );
});

test('acknowledged: both cards say so, and the teacher gets a line without content', async () => {
  const card = await asked();
  await school.presses('Tell the Headteacher', { on: card });
  await school.delivers();
  const { body } = await school.presses('Acknowledge', { on: lastOf('head'), by: 'head' });
  expect(wordsOn(body!.value)).toContain('You have this');
  // Seconds: so many messages to one person in the same instant are more than Teams takes.
  await school.passes(0.1);
  expect(wordsOn(card.card)).toContain('Acknowledged 10:32');
  expect(wordsOn(inChatOf('head')[0]!.card)).toContain('You have this');
  expect(lastOf('teacher').text).toBe('Your report was acknowledged. Ref K7P4Q2');
});

describe('However often the press comes, it is one matter and one notice:', () => {
  const matters = () => school.matters.reportedBy(school.members.teacher.entraId);

  test('a double click', async () => {
    const card = await asked();
    const both = await Promise.all([
      school.presses('Tell the Headteacher', { on: card }),
      school.presses('Tell the Headteacher', { on: card }),
    ]);
    for (const { body } of both) expect(wordsOn(body!.value)).toContain('K7P4Q2');
    await school.delivers();
    expect(await matters()).toHaveLength(1);
    expect(inChatOf('head')).toHaveLength(1);
  });

  test('an old client and a new one', async () => {
    const card = await asked();
    await school.presses('Tell the Headteacher', { on: card, via: 'submit' });
    await school.presses('Tell the Headteacher', { on: card, via: 'submit' });
    await school.presses('Tell the Headteacher', { on: card });
    await school.delivers();
    expect(await matters()).toHaveLength(1);
    expect(inChatOf('head')).toHaveLength(1);
  });

  test('an hour later it is asked whether this is new; "yes" is a second matter, linked to the first', async () => {
    const card = await asked();
    const data = { verb: 'tell-headteacher', offer: 'key-000000' };
    await school.presses('Tell the Headteacher', { on: card });
    await school.delivers();
    school.clock.now = new Date('2026-11-22T11:32:00Z');
    const { sent } = await school.pressesData(data, { on: card });
    expect(wordsOn(sent[0]!.card)).toContain('K7P4Q2');
    expect(await matters()).toHaveLength(1);
    const { body } = await school.presses('Yes', { on: sent[0]! });
    expect(wordsOn(body!.value)).toContain('Stored 11:32 · ref K7P4Q3');
    const [second, first] = await matters();
    expect(second!.matter.continues).toBe(first!.matter.id);
  });
});

describe('It concerns the Headteacher:', () => {
  beforeEach(async () => {
    await school.presses('It concerns the Headteacher', { on: await asked() });
    await school.delivers();
  });

  test('the alternate contact gets the notice, nobody else', () => {
    expect(inChatOf('alternate')).toHaveLength(1);
    for (const who of ['head', 'deputy', 'trustLead'] as const) expect(inChatOf(who)).toEqual([]);
  });

  test('the Headteacher meets it nowhere, not even later', async () => {
    await school.passes(600);
    await school.passes(600);
    expect(inChatOf('head')).toEqual([]);
    expect(wordsOn((await school.asks('open matters', { by: 'head' })).sent[0]!.card)).toContain('Nothing is open');
    const [file] = await school.matters.reportedBy(school.members.teacher.entraId);
    const { body } = await school.pressesData(
      { verb: 'show-matter', matter: file!.matter.id },
      { on: lastOf('alternate'), by: 'head' },
    );
    expect(body).toMatchObject({ value: expect.stringContaining('Nothing has been done.') });
  });
});

test('nobody can be reached: the receipt says so with the number to ring', async () => {
  for (const who of ['head', 'deputy', 'trustLead'] as const) school.members[who].installed = false;
  const card = await asked();
  await school.presses('Tell the Headteacher', { on: card });
  await school.delivers();
  // Teams takes only so many messages in a second.
  await school.passes(1);
  expect(wordsOn(card.card)).toContain('Not delivered');
  expect(wordsOn(card.card)).toContain('01632 960111');
  expect(school.log).toContainEqual(expect.objectContaining({ level: 'error', event: 'nobody can be reached' }));
});

test('not acknowledged in time: a reminder, the deputy is asked, and the teacher is told', async () => {
  const card = await asked();
  await school.presses('Tell the Headteacher', { on: card });
  await school.delivers();
  await school.passes(31);
  expect(lastOf('head').text).toBe('A notice is waiting for you to acknowledge it. Ref K7P4Q2');
  expect(wordsOn(lastOf('deputy').card)).toContain('Please acknowledge');
  expect(lastOf('teacher').text).toContain('has not been acknowledged yet');
  expect(wordsOn(card.card)).toContain('Asked again');
});
