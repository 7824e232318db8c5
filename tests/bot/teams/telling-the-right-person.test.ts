import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aTelling, said, words, type ATelling } from '../../support/a-telling.ts';

let school: ATelling;
beforeEach(async () => {
  school = await aTelling();
});
afterEach(() => school.close());

const withNotice = () =>
  (['head', 'deputy', 'alternate', 'trustLead', 'colleague'] as const).filter((who) =>
    school.inChatOf(who).some(({ card }) => words({ card } as never).includes('Please acknowledge')),
  );

describe('Whoever receives notices has one of their own told to somebody else:', () => {
  test('the Headteacher’s goes to the alternate contact, and the button says so', async () => {
    await school.works('head', 'northfield');
    expect(words(await school.answered('head'))).toContain('[Tell the alternate contact of Northfield School]');
    await school.tells({ by: 'head' });
    expect(withNotice()).toEqual(['alternate']);
    expect(words(school.cardOf('alternate'))).toContain('because the member of staff receives such notices');
  });

  test('a deputy’s goes to the alternate contact', async () => {
    await school.tells({ by: 'deputy', at: 'northfield' });
    expect(withNotice()).toEqual(['alternate']);
  });

  test('the alternate contact’s goes to the Headteacher', async () => {
    await school.tells({ by: 'alternate', at: 'northfield' });
    expect(withNotice()).toEqual(['head']);
  });

  test('a Headteacher’s without an alternate contact goes to the trust', async () => {
    await school.tells({ by: 'colleague', at: 'southmere' });
    expect(withNotice()).toEqual(['trustLead']);
  });

  test('a Headteacher who presses “It concerns the Headteacher” sees their receipt, and the alternate contact is asked', async () => {
    const card = await school.tells({ by: 'head', at: 'northfield', button: 'It concerns the Headteacher' });
    expect(words(card)).toContain('Delivered 10:32 · ref K7P4Q2');
    expect(withNotice()).toEqual(['alternate']);
  });

  test('nobody is ever asked to acknowledge what they told themselves, however long it waits', async () => {
    await school.tells({ by: 'trustLead', at: 'northfield' });
    for (let i = 0; i < 8; i++) await school.passes(40);
    expect(withNotice()).toEqual(['head', 'deputy']);
  });
});

describe('Without a school', () => {
  const newcomer = async () => {
    school.members.newcomer.installed = true;
    const card = (await school.asks('tell the headteacher', { by: 'newcomer' })).sent[0]!;
    const { body, sent } = await school.presses('Tell ', { on: card, by: 'newcomer' });
    return { card, body, form: sent[0]! };
  };

  test('the card says before the press that the school will be asked', async () => {
    school.members.newcomer.installed = true;
    const card = (await school.asks('tell the headteacher', { by: 'newcomer' })).sent[0]!;
    expect(words(card)).toContain('[Tell the Headteacher]');
    expect(words(card)).toContain('it is stored at once and I ask you');
  });

  test('it is stored, the form comes below, and nobody is told meanwhile', async () => {
    const { body, form } = await newcomer();
    expect(said(body)).toContain('Stored 10:32 · ref K7P4Q2');
    expect(said(body)).toContain('Please choose it.');
    expect(said(body)).toContain('If you don’t, it goes to the trust’s safeguarding lead (10:37).');
    expect(words(form)).toContain('Which is your school?');
    await school.delivers();
    expect(withNotice()).toEqual([]);
  });

  test('choosing sends it to that school’s Headteacher at once', async () => {
    const { card, form } = await newcomer();
    const { says } = await school.saves(form, { school: 'northfield' }, 'newcomer');
    expect(says).toContain('Your school: Northfield School');
    expect(withNotice()).toEqual(['head']);
    expect(words(card)).toContain('Delivered 10:32');
    expect(words(card)).toContain('the Headteacher of Northfield School');
  });

  test('after five minutes the trust’s safeguarding lead is asked, and is told why', async () => {
    const { card } = await newcomer();
    await school.passes(4);
    expect(withNotice()).toEqual([]);
    await school.passes(1);
    expect(withNotice()).toEqual(['trustLead']);
    expect(words(school.cardOf('trustLead'))).toContain('because the school is not known yet');
    expect(words(card)).toContain('Delivered 10:37');
    expect(words(card)).toContain('the trust’s safeguarding lead');
  });

  test('while Teams does not take it for the trust, the receipt does not promise it to them for later', async () => {
    const { card } = await newcomer();
    school.teams.fails('send', 503, { conversationId: school.chatOf('trustLead'), times: 2 });
    await school.passesNow(5);
    expect(words(card)).not.toContain('If you don’t, it goes to');
  });

  test('choosing late sends it on to the school as well', async () => {
    const { form } = await newcomer();
    await school.passes(6);
    await school.saves(form, { school: 'northfield' }, 'newcomer');
    expect(withNotice()).toEqual(['head', 'trustLead']);
  });

  test('[Choose my school] on the receipt does not say that saving tells nobody', async () => {
    const { card } = await newcomer();
    const { sent } = await school.press('Choose my school', card, 'newcomer');
    expect(words(sent[0]!)).not.toContain('tells nobody');
    expect(words(sent[0]!)).toContain('K7P4Q2');
  });

  test('the form saved with nothing chosen asks again, and tells nobody', async () => {
    const { form } = await newcomer();
    const { says } = await school.saves(form, { school: '' }, 'newcomer');
    expect(says).toContain('Not saved: please choose a school.');
    expect(says).toContain('K7P4Q2');
    expect(withNotice()).toEqual([]);
  });

  test('the trust’s lead can try to pass it on, and is told politely that there is nobody yet', async () => {
    await newcomer();
    await school.passes(5);
    const { says } = await school.press('Acknowledge', school.cardOf('trustLead'), 'trustLead');
    expect(says).toContain('You have this');
    const { says: answer } = await school.press('Pass on', school.cardOf('trustLead'), 'trustLead');
    expect(answer).toContain('nobody');
    expect(answer).not.toContain('went wrong');
  });
});

describe('[Not my school]', () => {
  test('asks, keeps what is chosen, and gives a card that names the right Headteacher', async () => {
    const { sent } = await school.press('Not my school', await school.answered(), 'teacher');
    expect(words(sent[0]!)).toContain('Saving it tells nobody.');
    const { says, sent: after } = await school.saves(sent[0]!, { school: 'southmere' }, 'teacher');
    expect(says).toContain('Your school: Southmere School');
    await school.press('Tell the Headteacher of Southmere', after[0]!, 'teacher');
    expect(withNotice()).toEqual(['colleague']);
  });

  test('a school that does not exist is not kept', async () => {
    const { sent } = await school.press('Not my school', await school.answered(), 'teacher');
    expect((await school.saves(sent[0]!, { school: 'elsewhere' }, 'teacher')).says).toContain('Not saved');
    expect(await school.escalation.schoolOf(school.members.teacher.entraId)).toBe('northfield');
  });
});
