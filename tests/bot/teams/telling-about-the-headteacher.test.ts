import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aTelling, said, words, type ATelling } from '../../support/a-telling.ts';

let school: ATelling;
let id: string;
const concern = async () => {
  const card = await school.tells({ button: 'It concerns the Headteacher' });
  id = (await school.toldBy('teacher'))[0]!.matter.id;
  return card;
};
beforeEach(async () => {
  school = await aTelling();
});
afterEach(() => school.close());

const nothing = expect.stringContaining('Nothing has been done.');

describe('What concerns the Headteacher they meet nowhere:', () => {
  test('no notice and no line, however long it waits and whatever becomes of it', async () => {
    await concern();
    for (let i = 0; i < 10; i++) await school.passes(60);
    await school.press('Acknowledge', school.cardOf('alternate'), 'alternate');
    expect(school.inChatOf('head')).toEqual([]);
  });

  test('not in their list, not even counted', async () => {
    await concern();
    expect(words((await school.asks('open matters', { by: 'head' })).sent[0]!)).toContain('Nothing is open for you.');
    expect(words((await school.asks('my reports', { by: 'head' })).sent[0]!)).not.toContain('K7P4Q2');
  });

  test.each([
    'show-matter',
    'refresh-matter',
    'show-receipt',
    'acknowledge',
    'pass-on',
    'ask-for-details',
    'log-on-cpoms',
    'cpoms-not-needed',
    'recorded-elsewhere',
    'close',
    'reopen',
    'hold',
    'release',
    'add-details',
    'withdraw',
    'something-new',
    'tell-again',
  ])('%s with its id says the same as for a matter that does not exist', async (verb) => {
    // prettier-ignore
    await concern();
    const notice = school.cardOf('alternate');
    const there = await school.pressesData({ verb, matter: id }, { on: notice, by: 'head' });
    const nowhere = await school.pressesData(
      { verb, matter: '00000000-0000-4000-9000-0000000fffff' },
      { on: notice, by: 'head' },
    );
    expect(there.body).toEqual(nowhere.body);
    expect(there.sent).toEqual([]);
    expect(there.body).toMatchObject({ value: nothing });
  });

  test('whoever passes it on is not offered them, and a forged choice of them is refused', async () => {
    await concern();
    const { sent } = await school.press('Pass on', school.cardOf('alternate'), 'alternate');
    expect(words(sent[0]!)).toContain('A deputy at Northfield School');
    expect(words(sent[0]!)).not.toContain('The Headteacher of');
    const { says } = await school.saves(sent[0]!, { to: school.members.head.entraId }, 'alternate', 'Pass on');
    expect(says).toContain('Nothing has been done.');
    expect(school.inChatOf('head')).toEqual([]);
  });

  test('not as the one who is told when nobody can be reached', async () => {
    school.inForce.schools = {
      ...school.inForce.schools,
      trust: { ...school.inForce.schools.trust, alarms: school.members.head.entraId },
    };
    school.members.alternate.installed = false;
    await concern();
    expect(school.inChatOf('head')).toEqual([]);
  });

  test('not by their own press: theirs is a matter of its own', async () => {
    await concern();
    const card = await school.tells({ by: 'head', at: 'northfield' });
    expect(words(card)).not.toContain('K7P4Q2');
    expect(await school.toldBy('head')).toHaveLength(1);
  });

  test('the notice says that they are not told, and whom it concerns', async () => {
    await concern();
    expect(words(school.cardOf('alternate'))).toContain('The Headteacher is not told, and can’t see it here.');
    expect(school.cardOf('alternate').summary).toBe('Policy Guide: please acknowledge. Ref K7P4Q2');
  });

  test('the receipt gives the trust’s number, never the school’s', async () => {
    const card = await concern();
    expect(words(card)).toContain('01632 960123');
    expect(words(card)).not.toContain('01632 960111');
  });

  test('while the school is not known, no Headteacher is asked', async () => {
    school.members.newcomer.installed = true;
    await school.tells({ by: 'newcomer', button: 'It concerns the Headteacher' });
    await school.passes(5);
    expect(words(school.cardOf('trustLead'))).toContain('Please acknowledge');
    expect([...school.inChatOf('head'), ...school.inChatOf('colleague')]).toEqual([]);
  });
});

describe('Where no alternate contact is set', () => {
  beforeEach(() => school.works('teacher', 'southmere'));

  test('the card has no such button, says so, and gives the trust’s number', async () => {
    const card = words(await school.answered());
    expect(card).not.toContain('[It concerns the Headteacher]');
    expect(card).toContain('Does it concern the Headteacher? Please ring the trust’s safeguarding lead: 01632 960123.');
  });

  test('a press of an older card is stored, goes to nobody, and says so with the trust’s number', async () => {
    const card = await school.answered();
    const { body } = await school.pressesData({ verb: 'tell-alternate', offer: 'key-000000' }, { on: card });
    expect(said(body)).toContain('Not delivered');
    expect(said(body)).toContain('01632 960123');
    await school.delivers();
    expect(school.inChatOf('colleague')).toEqual([]);
  });

  test('the alarm does not have the school rung: the Headteacher would hear of it', async () => {
    const card = await school.answered();
    await school.pressesData({ verb: 'tell-alternate', offer: 'key-000000' }, { on: card });
    await school.delivers();
    expect(school.textsOf('trustLead')[0]).toContain('do not ring the school');
  });
});

test('the alternate contact is not offered to tell themselves', async () => {
  await school.works('alternate', 'northfield');
  const card = words(await school.answered('alternate'));
  expect(card).not.toContain('[It concerns the Headteacher]');
  expect(card).toContain('01632 960123');
  expect(card).not.toContain('No alternate contact is set');
});
