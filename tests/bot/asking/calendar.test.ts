import { expect, test } from '@jest/globals';
import { createCalendar } from '../../../bot/asking/calendar.ts';

const calendar = createCalendar(() => 'Europe/London');

test('months are named', () => {
  expect(calendar.monthName('2024-06')).toBe('June 2024');
});

test.each([
  ['2026-06-30T22:59:59Z', false],
  ['2026-06-30T23:00:00Z', true],
  ['2026-07-01T12:00:00Z', true],
  ['2026-06-01T00:00:00Z', false],
])('a review due in June 2026 is overdue at %s: %s (London is an hour ahead in summer)', (at, overdue) => {
  expect(calendar.reviewOverdue('2026-06', new Date(at))).toBe(overdue);
});

test('in winter the month changes at midnight UTC', () => {
  expect(calendar.reviewOverdue('2026-12', new Date('2026-12-31T23:59:59Z'))).toBe(false);
  expect(calendar.reviewOverdue('2026-12', new Date('2027-01-01T00:00:00Z'))).toBe(true);
});

test('a day is the local one', () => {
  expect(calendar.day(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
});
