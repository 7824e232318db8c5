import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aTelling, said, words, type ATelling } from '../../support/a-telling.ts';
import type { TeamsMessage } from '../../support/a-teams.ts';

let school: ATelling;
let receipt: TeamsMessage;
let notice: TeamsMessage;
beforeEach(async () => {
  school = await aTelling();
  receipt = await school.tells();
  notice = school.cardOf('head');
});
afterEach(() => school.close());

const form = async () => (await school.press('Pass on', notice, 'head')).sent[0]!;
const passOn = async (to = school.members.deputy.entraId) => school.saves(await form(), { to }, 'head', 'Pass on');

test('the form offers offices, not names, and neither the teacher nor whoever passes it on', async () => {
  const shown = words(await form());
  expect(shown).toContain('A deputy at Northfield School');
  expect(shown).toContain('The alternate contact of Northfield School');
  expect(shown).toContain('The trust’s safeguarding lead');
  expect(shown).not.toContain('The Headteacher of');
  expect(shown).not.toContain('Somebody');
});

test('with nobody chosen it asks again, and nothing changes', async () => {
  const { says } = await school.saves(await form(), { to: '' }, 'head', 'Pass on');
  expect(says).toContain('Not passed on: please choose somebody.');
  expect(school.inChatOf('deputy')).toEqual([]);
});

test('a person who is no receiver cannot be chosen by an altered form', async () => {
  for (const who of ['teacher', 'colleague', 'pupil', 'head'] as const) {
    const { says } = await passOn(school.members[who].entraId);
    expect(says).toContain('Nothing has been done.');
  }
  expect(school.inChatOf('colleague')).toEqual([]);
});

test('whoever it is passed on to gets the notice, must acknowledge, and the teacher is told so', async () => {
  expect((await passOn()).says).toContain('It goes to a deputy at Northfield School.');
  const theirs = school.cardOf('deputy');
  expect(words(theirs)).toContain('Please acknowledge');
  expect(words(theirs)).toContain('It was passed on to you.');
  expect(words(notice)).toContain('Passed on 10:32 · ref K7P4Q2 To a deputy at Northfield School, who has not acknowledged it yet.'); // prettier-ignore
  expect(words(receipt)).toContain('passed on to a deputy at Northfield School, who has not acknowledged it yet');
  expect(school.textsOf('teacher').at(-1)).toContain('passed on to somebody else, who is asked to acknowledge it. Ref K7P4Q2'); // prettier-ignore
  await school.press('Acknowledge', theirs, 'deputy');
  expect(words(receipt)).toContain('A deputy at Northfield School has it.');
  expect(words(notice)).toContain('A deputy at Northfield School acknowledged it 10:32');
});

test('an acknowledged one passed on must be acknowledged again', async () => {
  await school.press('Acknowledge', notice, 'head');
  await passOn();
  expect(words(receipt)).not.toContain('Acknowledged');
  expect((await school.toldBy('teacher'))[0]!.matter.state).toBe('open');
});

test('whoever cannot be reached: the one who passed it on is told that it is with them again', async () => {
  school.members.deputy.installed = false;
  await passOn();
  expect(school.textsOf('head').at(-1)).toBe('What you passed on could not be delivered. It is with you again: please pass it on to somebody else. Ref K7P4Q2'); // prettier-ignore
  expect(words(notice)).toContain('[Pass on]');
  expect(words(notice)).not.toContain('Passed on 10:32');
});

test('the passing on shows in the matter’s steps', async () => {
  await passOn();
  const { sent } = await school.press('Open the matter', school.cardOf('deputy'), 'deputy');
  expect(words(sent[0]!)).toContain(
    'Passed on to a deputy at Northfield School by the Headteacher of Northfield School.',
  );
});

describe('Two at once', () => {
  test('both acknowledge: one has it, the other is shown who', async () => {
    await school.passes(31);
    const theirs = school.inChatOf('deputy').find(({ card }) => card)!;
    const [head, deputy] = await Promise.all([
      school.presses('Acknowledge', { on: notice, by: 'head' }),
      school.presses('Acknowledge', { on: theirs, by: 'deputy' }),
    ]);
    const answers = [said(head.body), said(deputy.body)];
    expect(answers.filter((each) => each.includes('You have this'))).toHaveLength(1);
    expect(answers.filter((each) => each.includes('Somebody else has this'))).toHaveLength(1);
    expect(answers.join(' ')).not.toContain('You need do nothing');
    await school.delivers();
    expect(school.textsOf('teacher').filter((line) => line.includes('acknowledged. Ref'))).toHaveLength(1);
  });

  test('one acknowledges while the other passes it on: whoever is shown to have it has it', async () => {
    await school.passes(31);
    const theirs = school.inChatOf('deputy').find(({ card }) => card)!;
    const form_ = await form();
    await school.press('Acknowledge', theirs, 'deputy');
    await school.saves(form_, { to: school.members.alternate.entraId }, 'head', 'Pass on');
    expect(words(school.cardOf('alternate'))).toContain('Please acknowledge');
    expect(words(theirs)).not.toContain('You have this');
    expect(words(receipt)).toContain('passed on to the alternate contact');
  });

  test('closed by one while the other asks for details: the other sees that it is closed', async () => {
    await school.passes(31);
    const theirs = school.inChatOf('deputy').find(({ card }) => card)!;
    await school.press('Acknowledge', notice, 'head');
    const { sent } = await school.press('CPOMS not needed', notice, 'head');
    await school.saves(sent[0]!, { reason: 'A mistake' }, 'head');
    const { id } = (await school.toldBy('teacher'))[0]!.matter;
    await school.press('Close', notice, 'head');
    const { body } = await school.pressesData({ verb: 'ask-for-details', matter: id }, { on: theirs, by: 'deputy' });
    expect(said(body)).toContain('Closed');
  });
});

test('the same “Pass on” delivered twice is one notice', async () => {
  const at = await form();
  const save = { verb: 'save-pass-on', matter: (await school.toldBy('teacher'))[0]!.matter.id, to: school.members.deputy.entraId }; // prettier-ignore
  await school.pressesData(save, { on: at, by: 'head' });
  await school.delivers();
  await school.pressesData(save, { on: at, by: 'head' });
  await school.delivers();
  expect(school.inChatOf('deputy').filter(({ card }) => card)).toHaveLength(1);
});
