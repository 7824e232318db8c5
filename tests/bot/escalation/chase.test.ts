import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aTrust, minutesLater, who } from '../../support/a-matter.ts';
import { anEscalation, notInstalled, type AnEscalation } from '../../support/an-escalation.ts';

let school: AnEscalation;
beforeEach(async () => {
  school = await anEscalation();
});
afterEach(() => school.done());
const reopen = async (...given: Parameters<typeof anEscalation>) => {
  await school.done();
  school = await anEscalation(...given);
};
const refuse = (...people: (keyof typeof who)[]) =>
  people.forEach((each) => school.answers.set(who[each], notInstalled));
const alarms = () => school.logged.filter(({ event }) => event === 'nobody can be reached');

describe('a Headteacher who has not installed Policy Guide', () => {
  test('is passed over at once, and so on, until somebody is reached', async () => {
    refuse('headteacher', 'deputy');
    await school.tell();
    await school.later(0);
    expect(school.asked()).toEqual(['secondDeputy']);
    expect(await school.events()).toEqual([
      'stored',
      'notice-due',
      'unreachable',
      'notice-due',
      'unreachable',
      'notice-due',
      'delivered',
    ]);
  });

  test('is sent it when they install it, while nobody has it; not afterwards', async () => {
    refuse('headteacher');
    await school.tell();
    await school.later(0);
    school.answers.clear();
    await school.escalation.reachable(who.headteacher);
    await school.later(0);
    expect(school.asked()).toEqual(['deputy', 'headteacher']);
    await school.escalation.reachable(who.headteacher);
    await school.later(0);
    expect(school.asked()).toHaveLength(2);
  });

  test('who installs it while Teams is refusing is sent it all the same', async () => {
    await school.tell();
    let refuseNow: ((refusal: typeof notInstalled) => void) | undefined;
    school.answers.set(who.headteacher, new Promise((resolve) => (refuseNow = resolve)));
    await school.worker.look();
    await new Promise(setImmediate);
    school.pass(0.5);
    await school.escalation.reachable(who.headteacher);
    refuseNow?.(notInstalled);
    await school.worker.settle();
    school.answers.clear();
    await school.later(2);
    expect(school.asked()).toEqual(['headteacher']);
    expect(await school.events()).not.toContain('unreachable');
  });
});

describe('nobody can be reached', () => {
  const everybody = ['headteacher', 'deputy', 'secondDeputy', 'dsl', 'trust'] as const;

  test('the reporter and the alarm are told once, and the card says so', async () => {
    await reopen(aTrust({ only: true, trust: { alarms: who.alarms } }));
    refuse(...everybody);
    await school.tell();
    await school.later(0);
    for (let hour = 0; hour < 5; hour++) await school.later(60);
    expect(school.sentTo('teacher')).toEqual(['not-delivered']);
    expect(school.sentTo('alarms')).toEqual(['alarm']);
    expect(alarms()).toHaveLength(1);
    expect((await school.escalation.reports(who.teacher))[0]?.status.is).toBe('not-delivered');
  });

  test('once the schools file names somebody, they are asked within the hour', async () => {
    refuse(...everybody);
    await school.tell();
    await school.later(0);
    const { version } = (await school.file()).matter;
    await school.later(60);
    expect((await school.file()).matter.version).toBe(version);
    school.setSchools(aTrust({ only: true, school: { headteacher: who.stranger } }));
    await school.later(60);
    expect(school.asked()).toEqual(['stranger']);
  });

  test('a matter about the Headteacher without an alternate contact raises the alarm and never goes to them', async () => {
    await reopen(aTrust({ only: true, school: { alternate: undefined }, trust: { alarms: who.headteacher } }));
    await school.tell('teacher', { aboutHeadteacher: true });
    for (let hour = 0; hour < 3; hour++) await school.later(60);
    expect(school.sentTo('headteacher')).toEqual([]);
    expect(school.sentTo('teacher')).toEqual(['not-delivered']);
    expect(school.sentTo('trust')).toEqual(['alarm']);
  });
});

describe('a matter that nobody acknowledges', () => {
  test('in time: the receiver is reminded, the next is asked, the reporter is told', async () => {
    await school.tell();
    await school.later(0);
    await school.later(29);
    expect(school.asked()).toEqual(['headteacher']);
    await school.later(1);
    expect(school.asked()).toEqual(['headteacher', 'deputy']);
    expect(school.sentTo('headteacher')).toEqual(expect.arrayContaining(['reminder', 'card: delivered']));
    expect(school.sentTo('teacher')).toContain('not-acknowledged');
    expect((await school.escalation.reports(who.teacher))[0]?.status).toMatchObject({
      is: 'reminded',
      to: { office: 'headteacher' },
      also: { office: 'deputy' },
    });
  });

  test('when the school is closed, waits for the next morning; the notice itself does not', async () => {
    await school.later(7 * 60);
    await school.tell();
    await school.later(0);
    await school.later(14.9 * 60);
    expect(school.asked()).toEqual(['headteacher']);
    await school.later(60);
    expect(school.asked()).toEqual(['headteacher', 'deputy']);
  });

  test('in the holidays, waits for the new term', async () => {
    await school.later(27 * 24 * 60);
    await school.tell();
    await school.later(0);
    await school.later(13 * 24 * 60);
    expect(school.asked()).toEqual(['headteacher']);
    await school.later(24 * 60);
    expect(school.asked()).toEqual(['headteacher', 'deputy']);
  });

  test('asks everybody there is, also after the last reminder, before it says that nobody is left', async () => {
    const deputies = Array.from({ length: 9 }, (_, i) => `00000000-0000-4000-8000-0000000002${i}0`);
    await reopen(aTrust({ only: true, school: { deputies } }));
    await school.tell();
    await school.later(0);
    for (let day = 0; day < 30; day++) await school.later(24 * 60);
    expect(school.asked()).toHaveLength(12);
    expect(school.asked().at(-1)).toBe('trust');
    expect((await school.events()).filter((kind) => kind === 'nobody-left')).toHaveLength(1);
    expect(alarms()).toHaveLength(1);
    const sent = school.delivered.length;
    for (let day = 0; day < 10; day++) await school.later(24 * 60);
    expect(school.delivered).toHaveLength(sent);
  });

  test('does not wait another half-hour for a deputy who cannot be reached', async () => {
    refuse('deputy', 'secondDeputy');
    await school.tell();
    await school.later(0);
    await school.later(30);
    expect(school.asked()).toEqual(['headteacher', 'dsl']);
  });

  test('acknowledged at the very moment of the chase: nobody else is asked, and no reminder goes out', async () => {
    await school.tell();
    await school.later(0);
    school.answers.set(who.headteacher, { refused: 'later', reason: 'busy' });
    await school.later(30);
    await school.press('headteacher', school.escalation.acknowledge);
    school.answers.clear();
    await school.later(60);
    expect(school.sentTo('headteacher')).not.toContain('reminder');
    expect(school.sentTo('teacher')).toContain('acknowledged');
    expect((await school.file()).matter.chaseAt).toBeUndefined();
  });

  test('one that cannot be read holds up no other', async () => {
    await school.tell();
    await school.tell('stranger', { key: 'offer-2' });
    await school.later(0);
    const broken = { facts: '{', chase_at: minutesLater(-60).getTime() };
    await school.db
      .updateTable('matter')
      .set(broken)
      .where('id', '=', await school.matterOf())
      .execute();
    await school.later(30);
    expect(school.logged.some(({ event }) => event === 'chase failed')).toBe(true);
    expect(school.asked()).toEqual(['headteacher', 'headteacher', 'deputy']);
  });
});
