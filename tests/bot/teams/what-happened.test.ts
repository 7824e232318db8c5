import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aTelling, words, type ATelling } from '../../support/a-telling.ts';
import type { TeamsMessage } from '../../support/a-teams.ts';

let school: ATelling;
let receipt: TeamsMessage;
beforeEach(async () => {
  school = await aTelling();
  receipt = await school.tells();
});
afterEach(() => school.close());

const form = async () => (await school.press('Add what happened', receipt, 'teacher')).sent[0]!;
const matter = async () => (await school.toldBy('teacher'))[0]!.matter;
const notes = async () => school.matters.details((await matter()).id);
const LONG = 'and then '.repeat(500);

test('the form says what to write, who reads it, and that nothing is saved before Save', async () => {
  const words_ = words(await form());
  expect(words_).toContain('in the exact words. No opinions, no other pupils’ names, no pictures.');
  expect(words_).toContain('Only those who have this matter can read it. Nothing is saved before you press Save.');
  expect(words_).toContain('This is not a CPOMS record.');
});

test('saved, the form becomes a line that shows nothing of what was typed', async () => {
  const at = await form();
  const { says } = await school.saves(at, { pupil: 'a pupil of 9B', what: 'wrote “add me back”' }, 'teacher');
  expect(says).toBe('Saved 10:32 · K7P4Q2. Only those who have this matter can read it.');
  expect(JSON.stringify(at.card)).not.toMatch(/9B|add me/);
  expect(school.allReadBy('teacher')).not.toMatch(/9B|add me/);
});

test('saved twice by a double click it is one note and one line to the Headteacher', async () => {
  const at = await form();
  const save = { verb: 'save-details', matter: (await matter()).id, form: 'form-1', what: 'wrote “add me back”' };
  await Promise.all([school.pressesData(save, { on: at }), school.pressesData(save, { on: at })]);
  await school.delivers();
  expect(await notes()).toHaveLength(1);
  expect(school.textsOf('head')).toHaveLength(1);
});

describe('Nothing typed is lost:', () => {
  test('with nothing written it asks again', async () => {
    expect((await school.saves(await form(), { what: '  ' }, 'teacher')).says).toContain('nothing was written yet');
    expect(await notes()).toEqual([]);
  });

  test('too long, the form shows it again whole, and says how much is too much', async () => {
    const at = await form();
    const { says, body } = await school.saves(at, { what: LONG, pupil: 'a pupil of 9B' }, 'teacher');
    expect(says).toContain('please keep it to 4,000 characters. What you wrote is still here.');
    expect(JSON.stringify(body!.value)).toContain(LONG.trim());
    expect(JSON.stringify(body!.value)).toContain('a pupil of 9B');
    expect(JSON.stringify(at.card)).not.toContain('and then');
    expect(await notes()).toEqual([]);
  });

  test.each([25_000, 60_000])(
    'too long for any card (%i characters), a line leaves the form as it was typed',
    async (length) => {
      const at = await form();
      const { body } = await school.saves(at, { what: 'x'.repeat(length) }, 'teacher');
      expect(body).toMatchObject({
        type: 'application/vnd.microsoft.activity.message',
        value: expect.stringContaining('4,000 characters'),
      });
    },
    10_000,
  );

  test.each([
    ['CPOMS not needed', 'reason'],
    ['Recorded elsewhere', 'where'],
  ])('“%s” too long shows it again whole, or leaves the form', async (title, field) => {
    await school.press('Acknowledge', school.cardOf('head'), 'head');
    const { sent } = await school.press(title, school.cardOf('head'), 'head');
    const kept = await school.saves(sent[0]!, { [field]: 'y'.repeat(5000) }, 'head');
    expect(JSON.stringify(kept.body!.value)).toContain('y'.repeat(5000));
    const left = await school.saves(sent[0]!, { [field]: 'y'.repeat(30_000) }, 'head');
    expect(left.says).toContain('500 characters');
  });

  test('closed meanwhile, it says that it is not saved, and the form stays', async () => {
    const at = await form();
    const before = JSON.stringify(at.card);
    await school.press('Sent by mistake', receipt, 'teacher');
    const { says } = await school.saves(at, { what: 'wrote “add me back”' }, 'teacher');
    expect(says).toContain('Not saved');
    expect(says).toContain('still in the form');
    expect(JSON.stringify(at.card)).toBe(before);
    expect(await notes()).toEqual([]);
  });
});

test('hostile words are shown as words, in the matter in full', async () => {
  await school.saves(await form(), { what: '[free phone](https://bad.example) ${matter} **now**' }, 'teacher');
  const { sent } = await school.press('Open the matter', school.inChatOf('head')[0]!, 'head');
  expect(words(sent[0]!)).toContain('[free phone](https://bad.example) ${matter} **now**');
  expect(JSON.stringify(sent[0]!.card)).not.toContain('"url":"https://bad.example');
});

test('the form can be opened from an old copy of the receipt for as long as the matter is not over', async () => {
  await school.press('Acknowledge', school.cardOf('head'), 'head');
  expect(words(await form())).toContain('Add what happened · ref K7P4Q2');
  await school.press('Sent by mistake', receipt, 'teacher');
  const { sent } = await school.pressesData({ verb: 'add-details', matter: (await matter()).id }, { on: receipt });
  expect(words(sent[0]!)).toContain('Withdrawn 10:32');
});
