import { beforeEach, expect, test } from '@jest/globals';
import { createPace, HALF_OF_TEAMS, type Pace } from '../../../bot/escalation/pace.ts';

let clock: number;
let pace: Pace;
beforeEach(() => {
  clock = Date.parse('2026-11-24T09:00:00Z');
  pace = createPace({ now: () => new Date(clock) });
});

/** Sends as the outbox does: waits as long as it is told, then sends. Gives when each went, in milliseconds from the start. */
function sends(many: number, to: (index: number) => string): number[] {
  const start = clock;
  return Array.from({ length: many }, (_, index) => {
    clock += pace.waitFor(to(index));
    expect(pace.waitFor(to(index))).toBe(0);
    pace.took(to(index));
    return clock - start;
  });
}

/** The most of `times` in any window of so many milliseconds. */
const mostWithin = (milliseconds: number, times: readonly number[]) =>
  Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + milliseconds).length));

test('the first notice goes at once', () => {
  expect(pace.waitFor('headteacher')).toBe(0);
});

test('three notices to a Headteacher in the same moment go, the fourth waits a second and the fifth two', () => {
  expect(sends(5, () => 'headteacher')).toEqual([0, 0, 0, 1_000, 2_000]);
});

test('two thousand messages to one Headteacher stay at half of each of Teams’ limits', () => {
  const times = sends(2_000, () => 'headteacher');
  for (const { count, milliseconds } of HALF_OF_TEAMS.each)
    expect(mostWithin(milliseconds, times)).toBeLessThanOrEqual(count);
  expect(times.at(-1)).toBeLessThan(3 * 3_600_000);
});

test('a Headteacher whose chat is full holds up nobody else', () => {
  sends(3, () => 'headteacher');
  expect(pace.waitFor('headteacher')).toBe(1_000);
  expect(pace.waitFor('deputy')).toBe(0);
});

test('a hundred matters for a hundred people go at twenty a second', () => {
  const times = sends(100, (index) => `person ${index}`);
  expect(mostWithin(1_000, times)).toBe(20);
  expect(times.at(-1)).toBe(4_000);
});

test('a clock that is put back by an hour holds nothing up', () => {
  sends(3, () => 'headteacher');
  clock -= 3_600_000;
  expect(pace.waitFor('headteacher')).toBe(0);
});

test('after five thousand others the first person’s times are forgotten, so that memory does not grow', () => {
  pace = createPace({ now: () => new Date(clock), limits: { ...HALF_OF_TEAMS, all: [] } });
  sends(3, () => 'headteacher');
  for (let index = 0; index < 4_999; index += 1) pace.took(`person ${index}`);
  expect(pace.waitFor('headteacher')).toBe(1_000);
  for (let index = 0; index < 5_000; index += 1) pace.took(`another person ${index}`);
  expect(pace.waitFor('headteacher')).toBe(0);
});

test('notices to a whole trust go at 40 a second, also where cards have used up their 20', () => {
  sends(20, (index) => `teacher ${index}`);
  expect(pace.waitFor('another teacher')).toBe(1_000);
  for (let head = 0; head < 20; head++) {
    expect(pace.waitFor(`head ${head}`, { urgent: true })).toBe(0);
    pace.took(`head ${head}`);
  }
  expect(pace.waitFor('another head', { urgent: true })).toBe(1_000);
});
