import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { backoff } from '../../../bot/escalation/backoff.ts';

const minutes = 60_000;

test('a notice that Teams could not take is tried again after about a second', () => {
  expect(backoff({ attempt: 1, random: () => 0.5 })).toBe(1_000);
});

test('each failure doubles the longest wait, up to five minutes', () => {
  const longest = [1, 2, 3, 4, 8, 9].map((attempt) => backoff({ attempt, random: () => 0.999_999_9 }));
  expect(longest).toEqual([2_000, 4_000, 8_000, 16_000, 256_000, 5 * minutes]);
});

test('ten notices held up by the same trouble come back at ten different times', () => {
  let chance = 0;
  const waits = Array.from({ length: 10 }, () => backoff({ attempt: 5, random: () => (chance += 0.09) }));
  expect(new Set(waits).size).toBe(10);
});

test('after a thousand failures a notice is still tried every five minutes at the least', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, chance) => {
      const wait = backoff({ attempt, random: () => chance });
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(5 * minutes);
    }),
  );
});

test('where Teams asks to be left alone for longer, it is', () => {
  expect(backoff({ attempt: 1, random: () => 0.5, retryAfterMilliseconds: 17_000 })).toBe(17_000);
  expect(backoff({ attempt: 1, random: () => 0.5, retryAfterMilliseconds: 10 * minutes })).toBe(10 * minutes);
});

test('where Teams asks for less than the wait, the wait stands', () => {
  expect(backoff({ attempt: 9, random: () => 0.5, retryAfterMilliseconds: 1_000 })).toBe(150_000);
});
