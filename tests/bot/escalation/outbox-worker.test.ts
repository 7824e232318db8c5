import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createOutboxWorker } from '../../../bot/escalation/outbox-worker.ts';
import { createPace } from '../../../bot/escalation/pace.ts';
import { aTrust, minutesLater, tuesday, who } from '../../support/a-matter.ts';
import { anEscalation, minutes, notInstalled, type AnEscalation } from '../../support/an-escalation.ts';

const card = { conversationId: 'chat of the teacher', activityId: 'answer' };
let school: AnEscalation;
beforeEach(async () => {
  school = await anEscalation();
});
afterEach(() => school.done());
const held = () => {
  let end: ((refusal?: typeof notInstalled) => void) | undefined;
  const promise = new Promise<typeof notInstalled | undefined>((resolve) => (end = resolve));
  return { promise, end: () => end?.() };
};
const inFlight = async () => {
  await school.worker.look();
  await new Promise(setImmediate);
};

describe('what the worker sends', () => {
  test('a notice once, and then both cards say so', async () => {
    await school.tell('teacher', { card });
    await school.later(0);
    await school.later(1);
    expect(school.sentTo('headteacher')).toEqual(['card: delivered']);
    expect(school.sentTo('teacher').at(-1)).toBe('update: delivered');
    expect(school.delivered.findLast(({ person }) => person === who.teacher)).toMatchObject({ at: card });
  });

  test('once only, by two workers at once on the same outbox', async () => {
    await school.tell('teacher', { card });
    const other = school.newWorker();
    await Promise.all([school.worker.settle(), other.settle(), school.worker.settle()]);
    expect(school.asked()).toEqual(['headteacher']);
  });

  test('what Teams will not take just now, when Teams asks for it', async () => {
    school.answers.set(who.headteacher, { refused: 'later', reason: 'busy', retryAfterMilliseconds: 4 * 60_000 });
    await school.tell();
    await school.later(0);
    school.answers.clear();
    await school.later(3);
    expect(school.asked()).toEqual([]);
    await school.later(1);
    expect(school.asked()).toEqual(['headteacher']);
  });

  test('again, where sending broke in the middle or the process was killed before it was stored: once too often at most', async () => {
    school.answers.set(who.headteacher, 'throws');
    await school.tell();
    await school.later(0);
    school.answers.clear();
    expect(school.logged.some(({ event }) => event === 'parcel failed')).toBe(true);
    const dying = createOutboxWorker({
      matters: { ...school.matters, change: () => Promise.reject(new Error('killed')) },
      outbox: school.outbox,
      deliver: {
        card: (person, view) => {
          school.delivered.push({ person, kind: 'card', at: card, view });
          return Promise.resolve(card);
        },
        update: () => Promise.resolve('updated'),
        line: () => Promise.resolve(card),
      },
      schools: () => aTrust(),
      minutes,
      pace: createPace({ now: () => tuesday }),
      now: () => minutesLater(2),
      newId: () => 'id',
      random: () => 0,
      log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    });
    await dying.settle();
    await school.later(2);
    expect(school.asked()).toEqual(['headteacher']);
    await school.later(2);
    await school.later(2);
    expect(school.asked()).toEqual(['headteacher', 'headteacher']);
  });

  test('everything else, while eight hang for longer than their lease', async () => {
    const { promise, end } = held();
    school.answers.set(who.headteacher, promise);
    for (let i = 0; i < 8; i++) await school.tell('teacher', { key: `offer ${i}` });
    await inFlight();
    await school.tell('headteacher');
    await inFlight();
    expect(school.asked()).toEqual([]);
    school.answers.clear();
    school.pass(2);
    for (let i = 0; i < 9; i++) await inFlight();
    expect(school.asked()).toContain('alternate');
    end();
    await school.worker.stop();
  });

  test('nothing, for now, while no schools are set; and all of it afterwards', async () => {
    await school.tell('teacher', { card });
    school.setSchools(undefined);
    await school.later(0);
    school.setSchools(aTrust({ only: true }));
    await school.later(1);
    expect(school.asked()).toEqual(['headteacher']);
  });

  test('no faster to one person than Teams takes, though all of it is due at once', async () => {
    const pace = createPace({ now: () => tuesday });
    for (let i = 0; i < 5; i++) await school.tell('teacher', { key: `offer ${i}` });
    let taken = 0;
    const refuse = () => {
      taken += 1;
      return Promise.resolve(notInstalled);
    };
    const worker = createOutboxWorker({
      matters: school.matters,
      outbox: school.outbox,
      deliver: { card: refuse, update: refuse, line: refuse },
      schools: () => aTrust({ only: true }),
      minutes,
      pace,
      now: () => tuesday,
      newId: () => String(Math.random()),
      random: () => 0,
      log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    });
    await worker.look();
    await worker.stop();
    expect(taken).toBe(3);
  });
});

describe('what is no longer to be sent', () => {
  test('a notice that was withdrawn before it was sent', async () => {
    school.answers.set(who.headteacher, { refused: 'later', reason: 'busy' });
    await school.tell('teacher', { card });
    await school.later(0);
    await school.press('teacher', school.escalation.withdraw);
    school.answers.clear();
    await school.later(10);
    expect(school.sentTo('headteacher')).toEqual([]);
    expect((await school.escalation.reports(who.teacher))[0]?.status).not.toHaveProperty('seenBy');
  });

  test('withdrawn while it was on its way: the receiver is told, and the reporter sees who has it', async () => {
    const { promise, end } = held();
    school.answers.set(who.headteacher, promise);
    await school.tell('teacher', { card });
    await inFlight();
    await school.press('teacher', school.escalation.withdraw);
    school.answers.clear();
    end();
    await school.worker.settle();
    expect(school.sentTo('headteacher').sort()).toEqual(['card: delivered', 'update: withdrawn', 'withdrawn']);
    expect(school.delivered.findLast(({ kind }) => kind === 'update')?.person).toBeDefined();
    expect((await school.escalation.reports(who.teacher))[0]?.status).toMatchObject({ is: 'withdrawn', seenBy: {} });
  });

  test('a notice to somebody who has left their office: whoever holds it now is asked', async () => {
    school.answers.set(who.headteacher, { refused: 'later', reason: 'busy' });
    await school.tell();
    await school.later(0);
    school.answers.clear();
    school.setSchools(aTrust({ only: true, school: { headteacher: who.stranger } }));
    await school.later(10);
    expect(school.asked()[0]).toBe('stranger');
    expect(school.asked()).not.toContain('headteacher');
  });

  test('a card of somebody who has become the Headteacher that it is about', async () => {
    await school.tell('teacher', { aboutHeadteacher: true });
    await school.later(0);
    expect(school.sentTo('alternate')).toEqual(['card: delivered']);
    const schools = aTrust({ only: true, school: { headteacher: who.alternate, alternate: who.stranger } });
    school.setSchools(schools);
    await school.later(60);
    expect(school.sentTo('alternate')).toEqual(['card: delivered']);
    expect(await school.press('alternate', (press) => school.escalation.see(press))).toBeUndefined();
    expect(await school.press('alternate', school.escalation.acknowledge)).toEqual({ kind: 'not-yours' });
    expect(await school.escalation.openMatters(who.alternate)).toEqual([]);
    expect(school.asked()).toEqual(['alternate', 'stranger']);
  });
});
