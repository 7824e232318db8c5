import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aTrust, who } from '../../support/a-matter.ts';
import { anEscalation, clause, notInstalled, type AnEscalation } from '../../support/an-escalation.ts';

let school: AnEscalation;
beforeEach(async () => {
  school = await anEscalation();
});
afterEach(() => school.done());
const presser = { person: who.teacher, name: 'A. Teacher' };
const passOn = (by: keyof typeof who, to: keyof typeof who) =>
  school.press(by, (press) => school.escalation.passOn({ ...press, to: who[to] }));
const status = async () => (await school.escalation.reports(who.teacher))[0]?.status;

describe('telling', () => {
  test('twenty presses at once, also after a restart, are one matter and one notice', async () => {
    await Promise.all(Array.from({ length: 20 }, () => school.tell()));
    expect((await school.newEscalation().tell({ key: 'offer-1', clause, presser, aboutHeadteacher: false })).kind).toBe(
      'told',
    );
    await school.later(0);
    expect(school.asked()).toEqual(['headteacher']);
    expect(await school.events()).toEqual(['stored', 'notice-due', 'delivered']);
  });

  test('after ten minutes it is asked whether this is new; told again, it is a second matter, once', async () => {
    await school.tell();
    await school.later(10);
    expect((await school.tell()).kind).toBe('is-it-new');
    const matter = await school.matterOf();
    const again = () => school.escalation.tellAgain({ matter, presser });
    await Promise.all([again(), again()]);
    expect(await school.escalation.reports(who.teacher)).toHaveLength(2);
    expect((await school.tell()).kind).toBe('is-it-new');
    const other = { person: who.stranger, name: 'B' };
    expect(await school.escalation.tellAgain({ matter, presser: other })).toEqual({ kind: 'not-yours' });
  });

  test('both buttons of a card are two matters: what is told of the Headteacher never becomes what is told to them', async () => {
    await school.tell();
    await school.tell('teacher', { aboutHeadteacher: true });
    await school.tell('teacher', { aboutHeadteacher: true });
    await school.later(0);
    expect(school.asked().sort()).toEqual(['alternate', 'headteacher']);
  });

  test('a Headteacher who tells of the Headteacher sees that it is stored', async () => {
    expect((await school.tell('headteacher', { aboutHeadteacher: true })).kind).toBe('told');
  });

  test('without schools nothing is stored, and it is said', async () => {
    school.setSchools(undefined);
    expect(await school.tell()).toEqual({ kind: 'no-schools' });
    expect(await school.matters.reportedBy(who.teacher)).toEqual([]);
  });

  test('a drill is marked as such, and alarms nobody but its receivers', async () => {
    await school.escalation.drill({ key: 'form', school: 'northfield', clause, presser });
    await school.later(0);
    await school.press('headteacher', school.escalation.acknowledge);
    await school.later(0);
    expect((await school.file()).matter.drill).toBe(true);
    expect(school.sentTo('teacher')).toContain('drill-acknowledged');
  });
});

describe('passing on', () => {
  beforeEach(async () => {
    await school.tell();
    await school.later(0);
    await school.press('headteacher', school.escalation.acknowledge);
    await school.later(0);
  });

  test('pressed twice is one notice and one event; they must acknowledge', async () => {
    expect((await passOn('headteacher', 'dsl')).kind).toBe('done');
    expect((await passOn('headteacher', 'dsl')).kind).toBe('done');
    await school.later(0);
    expect(school.asked()).toEqual(['headteacher', 'dsl']);
    expect((await school.events()).filter((kind) => kind === 'passed-on')).toHaveLength(1);
    expect(await status()).toMatchObject({ is: 'passed-on', to: { office: 'dsl' }, delivered: true });
  });

  test('and back again says who has it now, and asks them; and forth once more', async () => {
    await passOn('headteacher', 'dsl');
    await school.later(1);
    await passOn('dsl', 'headteacher');
    await school.later(1);
    expect(await status()).toMatchObject({ is: 'passed-on', to: { office: 'headteacher' } });
    const seen = async (by: keyof typeof who) => school.press(by, (press) => school.escalation.see(press));
    expect(await seen('headteacher')).toMatchObject({ asked: true });
    expect(await seen('dsl')).toMatchObject({ asked: false });
    await passOn('headteacher', 'dsl');
    await school.later(1);
    expect(school.asked()).toEqual(['headteacher', 'dsl', 'headteacher', 'dsl']);
  });

  test('to somebody who cannot be reached is told to who passed it, and is not said to lie there', async () => {
    school.answers.set(who.dsl, notInstalled);
    await passOn('headteacher', 'dsl');
    await school.later(0);
    await school.later(0);
    expect(school.sentTo('headteacher')).toContain('pass-on-failed');
    expect(await status()).toMatchObject({ is: 'delivered', to: { office: 'headteacher' } });
  });

  test('raises a new alarm if it comes to nothing, though there was one before', async () => {
    for (let day = 0; day < 2; day++) {
      await passOn('headteacher', 'dsl');
      for (let hour = 0; hour < 30; hour++) await school.later(60);
      expect(school.logged.filter(({ event }) => event === 'nobody can be reached')).toHaveLength(day + 1);
      await school.press('headteacher', school.escalation.acknowledge);
    }
  });

  test('withdrawn meanwhile: who had seen it before is told, and the reporter is not told that nobody has', async () => {
    await passOn('headteacher', 'dsl');
    await school.later(0);
    school.answers.set(who.headteacher, { refused: 'later', reason: 'busy' });
    await passOn('dsl', 'headteacher');
    await school.press('teacher', school.escalation.withdraw);
    expect(await status()).toMatchObject({ is: 'withdrawn', seenBy: { office: 'headteacher' } });
    school.answers.clear();
    await school.later(10);
    expect(school.sentTo('headteacher')).toContain('withdrawn');
    expect(school.asked()).toEqual(['headteacher', 'dsl']);
  });

  test('to anybody else is refused', async () => {
    for (const to of ['stranger', 'teacher', 'headteacher', 'otherHeadteacher'] as const)
      expect((await passOn('headteacher', to)).kind).toBe('not-yours');
    expect((await passOn('teacher', 'dsl')).kind).toBe('not-yours');
  });

  test('an outcome corrected twice ends as it was said last; pressed twice it is one record', async () => {
    const record = (kind: 'logged-on-cpoms' | 'cpoms-not-needed', on: string) => {
      school.pass(1);
      return school.press('headteacher', (press) => school.escalation.record({ ...press, kind, fields: { on } }));
    };
    for (const said of ['a', 'a', 'b', 'a']) await record('logged-on-cpoms', said);
    await record('cpoms-not-needed', 'c');
    await record('logged-on-cpoms', 'a');
    const details = await school.matters.details(await school.matterOf());
    expect(details.map(({ fields }) => fields.on)).toEqual(['a', 'b', 'a', 'c', 'a']);
    expect((await school.file()).matter.outcome?.kind).toBe('logged-on-cpoms');
  });
});

test('with two schools, what somebody chose before is where their next matter goes', async () => {
  await school.done();
  school = await anEscalation(aTrust());
  await school.escalation.chooseSchool({ person: who.teacher, school: 'southfield' });
  await school.tell();
  await school.later(0);
  expect(school.asked()).toEqual(['otherHeadteacher']);
});
