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

const press = (title: string) => school.press(title, notice, 'head');
const recorded = async () => {
  await press('Acknowledge');
  const { sent } = await press('Recorded elsewhere');
  await school.saves(sent[0]!, { where: 'The low-level concerns file' }, 'head');
};

test('the notice has the buttons of its moment: first to acknowledge, then to record, then to close', async () => {
  expect(words(notice)).toMatch(/\[Acknowledge: I have this\] \[Pass on\] \[Message Somebody\] \[Ask for details\]/);
  expect(words(notice)).not.toContain('[Close]');
  await press('Acknowledge');
  expect(words(notice)).toContain('[Logged on CPOMS] [CPOMS not needed] [Recorded elsewhere]');
  expect(words(notice)).not.toContain('[Acknowledge');
  expect(words(notice)).not.toContain('[Close]');
});

test('[Message …] opens a chat with the member of staff in Teams', () => {
  expect(JSON.stringify(notice.card)).toContain(
    '"url":"https://teams.microsoft.com/l/chat/0/0?users=teacher%40staff.school.example"',
  );
});

test('[Message …] is left out where Teams cannot say who they are; the notice goes all the same', async () => {
  school.teams.fails('member', 500, { times: 9 });
  school.clock.now = new Date(school.clock.now.getTime() + 20 * 60_000);
  await school.matters.change((await school.toldBy('teacher'))[0]!.matter.id, () => ({ change: { set: { held: false }, events: [] }, result: 0 })); // prettier-ignore
  await school.delivers();
  expect(words(notice)).not.toContain('[Message');
  expect(words(notice)).toContain('[Acknowledge');
});

describe('Ask for details', () => {
  test('the teacher gets a line without content, adds what happened, and the Headteacher is told that there is something to read', async () => {
    await press('Ask for details');
    expect(words(notice)).toContain('You asked for details (10:32).');
    expect(school.textsOf('teacher').at(-1)).toBe('You are asked to say more about your report. Press “Add what happened” on its card. Ref K7P4Q2'); // prettier-ignore
    const { sent } = await school.press('Add what happened', receipt, 'teacher');
    const { says } = await school.saves(sent[0]!, { what: 'wrote “add me back”', pupil: 'a pupil of 9B' }, 'teacher');
    expect(says).toContain('Saved 10:32 · K7P4Q2.');
    expect(school.textsOf('head').at(-1)).toBe('Something was added to a notice you have. Ref K7P4Q2');
    expect(words(notice)).toContain('1 note was added. Open the matter to read.');
    expect(words(notice)).not.toContain('You asked for details');
    expect(words(receipt)).toContain('Notes you have added: 1.');
  });

  test('what was typed can be read in the matter opened by whoever has it, and that they opened it is recorded', async () => {
    const { sent } = await school.press('Add what happened', receipt, 'teacher');
    await school.saves(sent[0]!, { what: 'wrote “add me back”', where: 'Instagram' }, 'teacher');
    const { sent: opened } = await press('Open the matter');
    expect(words(opened[0]!)).toContain('wrote “add me back”');
    expect(words(opened[0]!)).toContain('Opened by the Headteacher of Northfield School.');
    expect(words(opened[0]!)).toContain('That you opened this is recorded.');
    const [file] = await school.toldBy('teacher');
    expect((await school.matters.events(file!.matter.id)).map(({ kind }) => kind)).toContain('opened');
  });
});

describe('Record and close', () => {
  test('Close before anything is recorded is refused politely, and changes nothing', async () => {
    await press('Acknowledge');
    const [file] = await school.toldBy('teacher');
    const { body } = await school.pressesData({ verb: 'close', matter: file!.matter.id }, { on: notice, by: 'head' });
    expect(said(body)).toBe('Please say first where it is recorded. Nothing has been done.');
    expect((await school.toldBy('teacher'))[0]!.matter.state).toBe('acknowledged');
  });

  test('to record before it is acknowledged is refused as politely', async () => {
    const [file] = await school.toldBy('teacher');
    const { sent, body } = await school.pressesData(
      { verb: 'save-cpoms-not-needed', matter: file!.matter.id, reason: 'none' },
      { on: notice, by: 'head' },
    );
    expect([said(body), ...sent.map(words)].join(' ')).toContain('Not saved');
    expect((await school.toldBy('teacher'))[0]!.matter.outcome).toBeUndefined();
  });

  test('logged on CPOMS: the day and the reference are noted, nothing is promised of CPOMS', async () => {
    await press('Acknowledge');
    const { sent } = await press('Logged on CPOMS');
    expect(words(sent[0]!)).toContain('It writes nothing to CPOMS.');
    const { says } = await school.saves(sent[0]!, { on: '2026-11-22', reference: 'AB12' }, 'head');
    expect(says).toContain('Saved 10:32 · K7P4Q2. Logged on CPOMS.');
    expect(words(notice)).toContain('Logged on CPOMS (said on 22 November).');
    expect(words(notice)).toContain('[Close]');
    expect(words((await press('Open the matter')).sent[0]!)).toContain('On 2026-11-22. Reference AB12.');
  });

  test.each([
    [{ on: '2026-11-23', reference: 'AB12' }, 'that day is still to come'],
    [{ on: '2026-11-22', reference: 'AB 12' }, 'letters and digits, nothing else'],
    [{ on: '', reference: 'AB12' }, 'please give the day'],
  ])('logged on CPOMS with %j is asked for again, and what was typed is kept', async (typed, problem) => {
    await press('Acknowledge');
    const { sent } = await press('Logged on CPOMS');
    const { says, body } = await school.saves(sent[0]!, typed, 'head');
    expect(says).toContain(problem);
    expect(JSON.stringify(body!.value)).toContain(`"value":"${typed.reference}"`);
    expect((await school.toldBy('teacher'))[0]!.matter.outcome).toBeUndefined();
  });

  test('a day that was typed is kept when the reference is wrong', async () => {
    await press('Acknowledge');
    const { sent } = await press('Logged on CPOMS');
    const { body } = await school.saves(sent[0]!, { on: '2026-11-20', reference: 'AB 12' }, 'head');
    expect(JSON.stringify(body!.value)).toContain('"value":"2026-11-20"');
  });

  test('CPOMS not needed wants a reason; recorded elsewhere wants to know where', async () => {
    await press('Acknowledge');
    const needed = (await press('CPOMS not needed')).sent[0]!;
    expect((await school.saves(needed, { reason: ' ' }, 'head')).says).toContain('please say why');
    expect((await school.saves(needed, { reason: 'A mistake by a sibling' }, 'head')).says).toContain(
      'CPOMS not needed.',
    );
    const elsewhere = (await press('Recorded elsewhere')).sent[0]!;
    expect((await school.saves(elsewhere, { where: '' }, 'head')).says).toContain('please say where');
  });

  test('closed, both cards say so; reopened, it is with whoever reopened it', async () => {
    await recorded();
    expect((await press('Close')).says).toContain('Closed 10:32');
    expect(words(receipt)).toContain('Closed 10:32 · ref K7P4Q2');
    expect(words((await school.asks('open matters', { by: 'head' })).sent[0]!)).toContain('Nothing is open');
    await press('Reopen');
    expect(words(notice)).toContain('You have this');
    expect(words(receipt)).toContain('Acknowledged 10:32');
  });

  test('what is recorded can be corrected', async () => {
    await recorded();
    const { sent } = await press('CPOMS not needed');
    await school.saves(sent[0]!, { reason: 'No concern' }, 'head');
    expect(words(notice)).toContain('CPOMS not needed (said on 22 November).');
  });

  test('on hold its details stay; released they are deleted in time', async () => {
    const { sent: form } = await school.press('Add what happened', receipt, 'teacher');
    await school.saves(form[0]!, { what: 'wrote “add me back”' }, 'teacher');
    await recorded();
    const { sent } = await press('Open the matter');
    expect((await school.press('Put on hold', sent[0]!, 'head')).says).toMatch(/On hold since: +22 November/);
    await press('Close');
    const { id } = (await school.toldBy('teacher'))[0]!.matter;
    school.clock.now = new Date('2027-06-01T10:00:00Z');
    await school.escalation.purgeDetails();
    expect(await school.matters.details(id)).toHaveLength(2);
    await school.press('End the hold', sent[0]!, 'head');
    await school.escalation.purgeDetails();
    expect(await school.matters.details(id)).toEqual([]);
    expect(words((await press('Open the matter')).sent[0]!)).toContain('Deleted 1 June');
  });
});
