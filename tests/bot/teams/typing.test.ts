import { expect, test } from '@jest/globals';
import { aSchool } from '../../support/a-school.ts';
import type { StartTimer } from '../../../bot/teams/typing.ts';

/** A clock whose timers run when it is told to. */
function aTimer() {
  const waiting = new Map<() => void, number>();
  const startTimer: StartTimer = (run, milliseconds) => {
    waiting.set(run, milliseconds);
    return () => void waiting.delete(run);
  };
  return { startTimer, waiting, strike: () => [...waiting.keys()].forEach((run) => run()) };
}

const until = async (there: () => boolean) => {
  while (!there()) await new Promise((resolve) => setImmediate(resolve));
};

test('an answer that takes over half a second is announced by typing, and nothing is typed after it', async () => {
  const timer = aTimer();
  const school = await aSchool({ startTimer: timer.startTimer });
  const release = school.teams.holds('member');
  const asked = school.asks('can I share this photo?');
  await until(() => school.teams.calls.includes('member'));
  expect([...timer.waiting.values()]).toEqual([500]);
  timer.strike();
  await until(() => school.teams.messages.length === 1);
  release();
  await asked;
  expect(school.teams.messages.map(({ type }) => type)).toEqual(['typing', 'message']);
  expect(timer.waiting.size).toBe(0);
  await school.close();
});

test('a quick answer comes without typing', async () => {
  const timer = aTimer();
  const school = await aSchool({ startTimer: timer.startTimer });
  await school.asks('can I share this photo?');
  timer.strike();
  expect(school.teams.messages.map(({ type }) => type)).toEqual(['message']);
  await school.close();
});

test('a typing sign that cannot be sent spoils nothing', async () => {
  const timer = aTimer();
  const school = await aSchool({ startTimer: timer.startTimer });
  const release = school.teams.holds('member');
  school.teams.fails('send', 403);
  const asked = school.asks('can I share this photo?');
  await until(() => school.teams.calls.includes('member'));
  timer.strike();
  await until(() => school.teams.calls.includes('send'));
  release();
  expect((await asked).sent).toHaveLength(1);
  await school.close();
});

test('where others read along nothing is typed', async () => {
  const timer = aTimer();
  const school = await aSchool({ startTimer: timer.startTimer });
  await school.asks('photo', { in: 'channel' });
  expect(timer.waiting.size).toBe(0);
  await school.close();
});
