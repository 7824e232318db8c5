import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aTelling, said, words, type ATelling } from '../../support/a-telling.ts';
import type { TeamsMessage } from '../../support/a-teams.ts';

let school: ATelling;
let receipt: TeamsMessage;
let id: string;
beforeEach(async () => {
  school = await aTelling();
  receipt = await school.tells();
  id = (await school.toldBy('teacher'))[0]!.matter.id;
});
afterEach(() => school.close());

const NOWHERE = '00000000-0000-4000-9000-0000000fffff';
const OF_MATTERS: Record<string, object> = {
  'tell-again': {}, 'show-receipt': {}, 'add-details': {}, withdraw: {}, 'something-new': {}, acknowledge: {},
  'save-details': { form: 'form-1', what: 'x' }, 'pass-on': {}, 'ask-for-details': {}, 'log-on-cpoms': {},
  'save-pass-on': { to: '00000000-0000-4000-8000-000000000009' }, 'cpoms-not-needed': {}, 'recorded-elsewhere': {},
  'save-log-on-cpoms': { on: '2026-11-22', reference: 'A1' }, 'save-cpoms-not-needed': { reason: 'x' }, close: {},
  'save-recorded-elsewhere': { where: 'x' }, reopen: {}, hold: {}, release: {}, 'show-matter': {}, 'refresh-matter': {},
}; // prettier-ignore

describe.each(Object.entries(OF_MATTERS))('%s with somebody else’s matter', (verb, more) => {
  test('does nothing, and says the same as for a matter that does not exist', async () => {
    const before = await school.matters.file(id);
    const events = await school.matters.events(id);
    const press = (matter: string) => school.pressesData({ verb, matter, ...more }, { on: receipt, by: 'colleague' });
    const [there, nowhere] = [await press(id), await press(NOWHERE)];
    expect(there.body).toEqual(nowhere.body);
    expect([there.sent, nowhere.sent]).toEqual([[], []]);
    expect(said(there.body)).toContain('Nothing has been done.');
    expect(await school.matters.file(id)).toEqual(before);
    expect(await school.matters.events(id)).toEqual(events);
    await school.delivers();
    expect(school.inChatOf('colleague')).toEqual([]);
  });
});

test('the deputy who has not been asked yet learns nothing either', async () => {
  for (const verb of ['show-matter', 'acknowledge', 'refresh-matter']) {
    const { body } = await school.pressesData({ verb, matter: id }, { on: receipt, by: 'deputy' });
    expect(said(body)).toContain('Nothing has been done.');
  }
});

test('whoever told it cannot make the Headteacher’s moves, nor read the matter in full', async () => {
  for (const verb of ['acknowledge', 'close', 'show-matter', 'hold', 'pass-on', 'ask-for-details', 'reopen']) {
    const { body, sent } = await school.pressesData({ verb, matter: id }, { on: receipt });
    expect([said(body), ...sent.map(words)].join(' ')).not.toContain('in full');
  }
  expect((await school.matters.file(id))!.matter.state).toBe('open');
});

test('the Headteacher cannot withdraw it, nor add to it in the teacher’s name', async () => {
  for (const verb of ['withdraw', 'save-details', 'something-new']) {
    const data = { verb, matter: id, form: 'form-1', what: 'x' };
    await school.pressesData(data, { on: school.cardOf('head'), by: 'head' });
  }
  expect((await school.matters.file(id))!.matter).toMatchObject({ state: 'open', details: 0 });
});

test('a pupil or a guest presses a forwarded card: “This is for staff”, and nothing is stored', async () => {
  for (const by of ['pupil', 'guest', 'stranger'] as const) {
    const { body } = await school.pressesData({ verb: 'tell-headteacher', offer: 'key-000000' }, { on: receipt, by });
    expect(said(body)).toBe('This is for staff.');
    expect(await school.toldBy(by)).toEqual([]);
  }
});

describe('A colleague presses a forwarded answer card:', () => {
  test('it is told in their own name, and the sender’s matter stays as it is', async () => {
    const before = await school.matters.file(id);
    const { body } = await school.pressesData({ verb: 'tell-headteacher', offer: 'key-000000' }, { on: receipt, by: 'admin' }); // prettier-ignore
    expect(said(body)).toContain('ref K7P4Q3');
    expect(said(body)).not.toContain('K7P4Q2');
    expect((await school.toldBy('admin'))[0]!.matter.reporter.person).toBe(school.members.admin.entraId);
    expect(await school.matters.file(id)).toEqual(before);
  });

  test('who the data says they are does not count', async () => {
    await school.pressesData(
      { verb: 'tell-headteacher', offer: 'key-000000', reporter: school.members.teacher.entraId, school: 'southmere' },
      { on: receipt, by: 'deputy' },
    );
    expect(await school.toldBy('teacher')).toHaveLength(1);
    expect((await school.toldBy('deputy'))[0]!.matter.school).toBe('northfield');
  });
});

describe('Altered data', () => {
  test.each([
    [{ verb: 'tell-headteacher', offer: "' or 1=1 --" }],
    [{ verb: 'tell-headteacher' }],
    [{ verb: 'acknowledge', matter: 'K7P4Q2' }],
    [{ verb: 'acknowledge', matter: ['x'] }],
    [{ verb: 'save-pass-on', matter: NOWHERE, to: { $ne: '' } }],
    [{ verb: 'tell-everybody', matter: NOWHERE }],
  ])('%j does nothing, and says so', async (data) => {
    const { body, sent } = await school.pressesData(data, { on: receipt });
    expect(said(body)).toContain('Nothing has been done.');
    expect(sent).toEqual([]);
  });

  test('an offer that was never made gives a fresh card, and stores nothing', async () => {
    const { sent } = await school.pressesData({ verb: 'tell-headteacher', offer: 'key-999999' }, { on: receipt, by: 'admin' }); // prettier-ignore
    expect(words(sent[0]!)).toContain('nothing has been stored yet');
    expect(await school.toldBy('admin')).toEqual([]);
  });
});

test('an old notice shows what happened since, instead of doing it', async () => {
  const notice = school.cardOf('head');
  await school.press('Sent by mistake', receipt, 'teacher');
  const { body } = await school.pressesData({ verb: 'acknowledge', matter: id }, { on: notice, by: 'head' });
  expect(said(body)).toContain('Withdrawn 10:32');
  expect(said(body)).toContain('You can still speak to them.');
});
