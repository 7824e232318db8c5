import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addOpenMinutes,
  createWhen,
  isOpen,
  nextOpening,
  type SchoolCalendar,
} from '../../../bot/escalation/school-hours.ts';

const lessons = { from: '08:00', to: '16:30' };
const northfield: SchoolCalendar = {
  timezone: 'Europe/London',
  hours: { mon: lessons, tue: lessons, wed: lessons, thu: lessons, fri: { from: '08:00', to: '15:30' } },
  closed: [
    { from: '2026-10-26', to: '2026-10-30' },
    { from: '2026-12-21', to: '2027-01-03' },
  ],
};
const boarding: SchoolCalendar = { timezone: 'Europe/London', hours: {}, closed: [] };
const nights: SchoolCalendar = { ...boarding, hours: { sun: { from: '00:00', to: '04:00' } } };
const never: SchoolCalendar = { ...northfield, closed: [{ from: '2020-01-01', to: '2099-12-31' }] };

const chasedAt = (from: string, minutes: number, calendar = northfield) =>
  addOpenMinutes(new Date(from), minutes, calendar).toISOString().slice(0, 16);
const opensAt = (at: string, calendar = northfield) => nextOpening(new Date(at), calendar)?.toISOString().slice(0, 16);

describe('minutes are counted while Northfield is open', () => {
  test.each([
    ['in the middle of a lesson', '2026-11-24T10:02:00Z', 30, '2026-11-24T10:32'],
    ['up to the very end of the day', '2026-11-24T16:00:00Z', 30, '2026-11-24T16:30'],
    ['from the last minute of a lesson on to the next morning', '2026-11-24T16:29:00Z', 30, '2026-11-25T08:29'],
    ['from the closing time on to the next morning', '2026-11-24T16:30:00Z', 30, '2026-11-25T08:30'],
    ['from the night on to the morning', '2026-11-24T03:00:00Z', 30, '2026-11-24T08:30'],
    ['over a weekend, after the shorter Friday', '2026-11-27T15:20:00Z', 30, '2026-11-30T08:20'],
    ['over half-term', '2026-10-23T14:20:00Z', 30, '2026-11-02T08:20'],
    ['over Christmas', '2026-12-18T15:29:00Z', 30, '2027-01-04T08:29'],
    ['over several days', '2026-11-24T08:00:00Z', 2 * 510 + 60, '2026-11-26T09:00'],
    ['in summer, when the clocks are an hour ahead', '2026-06-23T15:20:00Z', 30, '2026-06-24T07:20'],
    ['over the weekend when the clocks go forward', '2026-03-27T15:20:00Z', 30, '2026-03-30T07:20'],
    ['to nothing at all, when it is open', '2026-11-24T10:02:00Z', 0, '2026-11-24T10:02'],
    ['to the next opening, when nothing is to be counted', '2026-11-24T18:00:00Z', 0, '2026-11-25T08:00'],
  ])('%s', (_, from, minutes, expected) => {
    expect(chasedAt(from, minutes)).toBe(expected);
  });

  test('over the weekend when the clocks go back', () => {
    const openInHalfTerm = { ...northfield, closed: [] };
    expect(chasedAt('2026-10-23T14:20:00Z', 30, openInHalfTerm)).toBe('2026-10-26T08:20');
  });

  test('never fewer than asked for, and never past them while it is open', () => {
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 1440 }), (from, minutes) => {
        const due = addOpenMinutes(from, minutes, northfield);
        expect(due.getTime() - from.getTime()).toBeGreaterThanOrEqual(minutes * 60_000);
        expect(isOpen(new Date(due.getTime() - 1), northfield)).toBe(true);
        const halfWay = addOpenMinutes(from, minutes / 2, northfield);
        expect(addOpenMinutes(halfWay, minutes / 2, northfield)).toEqual(due);
      }),
    );
  });

  test('a number of minutes that is none is refused', () => {
    for (const minutes of [-1, NaN, Infinity])
      expect(() => chasedAt('2026-11-24T10:00:00Z', minutes)).toThrow(RangeError);
  });
});

describe('a school without hours is open round the clock', () => {
  test.each([
    ['on a Saturday night', '2026-11-28T23:50:00Z', 30, '2026-11-29T00:20'],
    ['in the night when the clocks go forward', '2026-03-29T00:50:00Z', 30, '2026-03-29T01:20'],
    ['in the night when the clocks go back', '2026-10-25T00:50:00Z', 30, '2026-10-25T01:20'],
    ['for a whole day of 23 hours', '2026-03-29T00:00:00Z', 1440, '2026-03-30T00:00'],
  ])('%s', (_, from, minutes, expected) => {
    expect(chasedAt(from, minutes, boarding)).toBe(expected);
    expect(isOpen(new Date(from), boarding)).toBe(true);
  });

  test('but not on the days it is closed', () => {
    const closed = { ...boarding, closed: [{ from: '2026-06-24', to: '2026-06-24' }] };
    expect(chasedAt('2026-06-23T22:50:00Z', 30, closed)).toBe('2026-06-24T23:20');
  });
});

describe('hours that hold the night when the clocks change', () => {
  test('are an hour shorter in spring and an hour longer in autumn', () => {
    expect(chasedAt('2026-03-29T00:00:00Z', 180, nights)).toBe('2026-03-29T03:00');
    expect(chasedAt('2026-03-29T00:00:00Z', 181, nights)).toBe('2026-04-04T23:01');
    expect(chasedAt('2026-10-24T23:00:00Z', 300, nights)).toBe('2026-10-25T04:00');
  });

  test('that begin in the skipped hour begin after it', () => {
    const calendar = { ...boarding, hours: { sun: { from: '01:30', to: '04:00' } } };
    expect(opensAt('2026-03-28T20:00:00Z', calendar)).toBe('2026-03-29T01:30');
  });
});

describe('whether it is open', () => {
  test.each([
    ['from the opening time', '2026-11-24T08:00:00Z', true],
    ['not a moment before it', '2026-11-24T07:59:59.999Z', false],
    ['until a moment before the closing time', '2026-11-24T16:29:59.999Z', true],
    ['no longer at the closing time', '2026-11-24T16:30:00Z', false],
    ['by the local clock in summer', '2026-06-24T07:00:00Z', true],
    ['not on a Saturday', '2026-11-28T10:00:00Z', false],
    ['not on the first day of half-term', '2026-10-26T10:00:00Z', false],
    ['not on its last', '2026-10-30T10:00:00Z', false],
  ])('%s', (_, at, open) => {
    expect(isOpen(new Date(at), northfield)).toBe(open);
  });
});

describe('when it opens next', () => {
  test('is now while it is open, the next morning after that, and the first day after Christmas', () => {
    expect(opensAt('2026-11-24T10:02:00Z')).toBe('2026-11-24T10:02');
    expect(opensAt('2026-11-24T16:30:00Z')).toBe('2026-11-25T08:00');
    expect(opensAt('2026-12-24T12:00:00Z')).toBe('2027-01-04T08:00');
  });

  test('is not known of a school that has closed for good; its minutes are then counted round the clock', () => {
    expect(opensAt('2026-11-24T10:02:00Z', never)).toBeUndefined();
    expect(isOpen(new Date('2026-11-24T10:02:00Z'), never)).toBe(false);
    expect(chasedAt('2026-11-24T23:50:00Z', 30, never)).toBe('2026-11-25T00:20');
  });
});

describe('moments are said as people say them', () => {
  const when = createWhen(() => 'Europe/London');
  const now = new Date('2026-12-17T10:00:00Z');
  test.each([
    ['the time alone today', '2026-12-17T10:32:00Z', '10:32'],
    ['earlier today too', '2026-12-17T00:05:00Z', '00:05'],
    ['tomorrow', '2026-12-18T08:00:00Z', 'tomorrow 08:00'],
    ['the weekday in less than a week', '2026-12-21T08:00:00Z', 'Monday 08:00'],
    ['the date in a week, when the weekday would be taken for today', '2026-12-24T08:00:00Z', '24 December 08:00'],
    ['the date after the holidays', '2027-01-04T08:00:00Z', '4 January 08:00'],
    ['the date of what has been', '2026-12-16T16:12:00Z', '16 December 16:12'],
  ])('%s', (_, at, said) => {
    expect(when.moment(new Date(at), now)).toBe(said);
  });

  test('by the local clock: a summer evening in London is the next day half an hour before midnight in Greenwich', () => {
    const at = new Date('2026-05-02T23:30:00Z');
    expect([when.time(at), when.day(at)]).toEqual(['00:30', '3 May']);
    expect(when.moment(at, new Date('2026-05-02T22:00:00Z'))).toBe('tomorrow 00:30');
  });

  test('over the night when the clocks go back, Monday is still tomorrow on Sunday', () => {
    expect(when.moment(new Date('2026-10-26T08:00:00Z'), new Date('2026-10-25T00:10:00Z'))).toBe('tomorrow 08:00');
    expect(when.moment(new Date('2026-03-30T07:00:00Z'), new Date('2026-03-29T00:10:00Z'))).toBe('tomorrow 08:00');
  });
});
