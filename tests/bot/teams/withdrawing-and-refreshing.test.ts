import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aTelling, said, words, type ATelling } from '../../support/a-telling.ts';

let school: ATelling;
beforeEach(async () => {
  school = await aTelling();
});
afterEach(() => school.close());

const matter = async () => (await school.toldBy('teacher'))[0]!.matter;
const automatic = (by: 'teacher' | 'head' | 'colleague', on: Parameters<typeof words>[0], id: string) =>
  school.receives({
    ...school.activityOf('invoke', { by }),
    name: 'adaptiveCard/action',
    value: {
      action: { type: 'Action.Execute', verb: 'refresh-matter', data: { verb: 'refresh-matter', matter: id } },
      trigger: 'automatic',
    },
    replyToId: on.id,
  });

describe('Sent by mistake', () => {
  test('before it was delivered: nobody gets it, and the card does not say that somebody saw it', async () => {
    const card = await school.answered();
    await school.presses('Tell ', { on: card });
    const { body } = await school.pressesData({ verb: 'withdraw', matter: (await matter()).id }, { on: card });
    expect(said(body)).toContain('Withdrawn 10:32 · ref K7P4Q2');
    await school.delivers();
    await school.passes(120);
    expect(school.inChatOf('head')).toEqual([]);
    expect(words(card)).not.toContain('the Headteacher of Northfield School');
  });

  test('after it was delivered: both cards say so, the Headteacher gets a line, and nothing is erased', async () => {
    const card = await school.tells();
    await school.press('Sent by mistake', card, 'teacher');
    expect(words(card)).toContain('The Headteacher of Northfield School can see this and may still speak to you.');
    expect(words(school.inChatOf('head')[0]!)).toContain('Withdrawn 10:32');
    expect(school.textsOf('head')).toEqual(['A notice you have was withdrawn by the person who sent it. Ref K7P4Q2']);
    const { sent } = await school.press('Open the matter', school.inChatOf('head')[0]!, 'head');
    expect(words(sent[0]!)).toContain('Somebody withdrew it.');
  });

  test('pressed twice it is one, and the Headteacher gets one line', async () => {
    const card = await school.tells();
    const withdraw = { verb: 'withdraw', matter: (await matter()).id };
    await school.pressesData(withdraw, { on: card });
    await school.pressesData(withdraw, { on: card });
    await school.delivers();
    expect(school.textsOf('head')).toHaveLength(1);
  });

  test('nobody is chased any more', async () => {
    const card = await school.tells();
    await school.press('Sent by mistake', card, 'teacher');
    await school.passes(300);
    expect(school.inChatOf('deputy')).toEqual([]);
  });
});

describe('A card that Teams refreshes by itself', () => {
  test('is brought up to date, and nothing is changed by it', async () => {
    const card = await school.tells();
    const notice = school.cardOf('head');
    await school.escalation.acknowledge({ matter: (await matter()).id, person: school.members.head.entraId });
    const before = await school.matters.file((await matter()).id);
    const events = await school.matters.events((await matter()).id);
    expect(said((await automatic('teacher', card, (await matter()).id)).body)).toContain('Acknowledged 10:32');
    expect(said((await automatic('head', notice, (await matter()).id)).body)).toContain('You have this');
    expect(await school.matters.file((await matter()).id)).toEqual(before);
    expect(await school.matters.events((await matter()).id)).toEqual(events);
  });

  test('that was not known, such as an old copy, is kept up to date from then on', async () => {
    await school.tells();
    const { sent } = await school.asks('help');
    await automatic('teacher', sent[0]!, (await matter()).id);
    await school.press('Acknowledge', school.cardOf('head'), 'head');
    expect(words(sent[0]!)).toContain('Acknowledged 10:32');
  });

  test('of somebody else shows nothing', async () => {
    const card = await school.tells();
    const { body } = await automatic('colleague', card, (await matter()).id);
    expect(said(body)).not.toContain('K7P4Q2');
  });

  test('is asked for by whoever it is for, and by nobody else', async () => {
    const card = await school.tells();
    expect((card.card as { refresh: { userIds: string[] } }).refresh.userIds).toEqual([school.members.teacher.mri]);
    const notice = school.cardOf('head');
    const refresh = () => (notice.card as { refresh?: { userIds: string[] } }).refresh?.userIds;
    // Teams' own id of somebody who never wrote is not known; nothing else is put in its place.
    const { sent } = await school.press('Add what happened', card, 'teacher');
    await school.saves(sent[0]!, { what: 'wrote “add me back”' }, 'teacher');
    expect(refresh()).toBeUndefined();
    await school.press('Acknowledge', notice, 'head');
    expect(refresh()).toEqual([school.members.head.mri]);
  });
});

describe('Lists', () => {
  test('my reports: newest first, by reference, day and state; a row shows the receipt below', async () => {
    await school.tells();
    await school.passes(60);
    await school.tells();
    const { sent } = await school.asks('my reports');
    expect(words(sent[0]!)).toMatch(/K7P4Q3 · 22 November · not acknowledged.*K7P4Q2 · 22 November · not acknowledged/);
    const { sent: receipt } = await school.presses('K7P4Q2', { on: sent[0]! });
    expect(words(receipt[0]!)).toContain('ref K7P4Q2');
  });

  test('open matters: what waits longest first, overdue said so, without names', async () => {
    await school.tells();
    await school.passes(31);
    const { sent } = await school.asks('open matters', { by: 'head' });
    expect(words(sent[0]!)).toContain('⚠ Overdue · K7P4Q2 · Northfield School · not acknowledged, since 10:32');
    expect(words(sent[0]!)).not.toContain('Somebody');
  });

  test('those who have nothing are told so, and pupils get none', async () => {
    expect(words((await school.asks('my reports', { by: 'admin' })).sent[0]!)).toContain(
      'You have told nothing through me.',
    );
    expect(words((await school.asks('open matters', { by: 'pupil' })).sent[0]!)).toContain('for staff');
  });
});
