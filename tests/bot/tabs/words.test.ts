import { describe, expect, test } from '@jest/globals';
import { createDates, dayWords } from '../../../bot/tabs/dates.ts';
import { differences as matterDifferences } from '../../../bot/tabs/register/compare.ts';
import { matching } from '../../../bot/tabs/register/search.ts';
import { eventLine, standing } from '../../../bot/tabs/register/words.ts';
import { themeOf } from '../../../bot/tabs/theme.ts';
import { aFakeService } from '../../support/a-fake-service.ts';

const dates = createDates('Europe/London');
const matters = aFakeService({ matters: 12 }).state.matters;
const [matter] = matters as [(typeof matters)[number]];

describe('dates are as British schools write them', () => {
  test('in the trust’s time zone, also in summer', () => {
    expect(dates.full('2026-07-01T09:05:00Z')).toBe('1 July 2026, 10:05');
    expect(dates.longDay('2026-03-03T10:00:00Z')).toBe('Tuesday 3 March 2026');
    expect(dates.clock('2026-03-03T00:05:00Z')).toBe('00:05');
    expect(dayWords('2026-12-25')).toBe('25 December 2026');
    expect(dayWords('soon')).toBe('soon');
  });

  test('as short as they can be without being mistaken', () => {
    const now = new Date('2026-03-03T12:00:00Z');
    const short = (at: string) => dates.short(at, now);
    expect(short('2026-03-03T09:00:00Z')).toBe('09:00');
    expect(short('2026-03-02T09:00:00Z')).toBe('yesterday 09:00');
    expect(short('2026-02-10T09:00:00Z')).toBe('10 Feb 09:00');
    expect(short('2025-03-03T09:00:00Z')).toBe('3 March 2025');
  });
});

test('Teams’ themes are worn by name; one that is not known is drawn as the system wishes', () => {
  const worn = (name: string | undefined, dark = false) => themeOf(name, { dark });
  expect(['default', 'dark', 'contrast'].map((name) => worn(name))).toEqual(['light', 'dark', 'contrast']);
  expect([worn('glass'), worn('glass', true), worn(undefined)]).toEqual(['light', 'dark', 'light']);
});

describe('the register says how a matter stands', () => {
  test('what is late says so before anything else, and nothing is said that is not so', () => {
    expect(standing(matter)).toEqual({ words: 'Please acknowledge', tone: 'warning' });
    expect(standing({ ...matter, overdue: true }).words).toBe('Overdue');
    expect(standing({ ...matter, status: 'not-delivered' }).words).toBe('Not delivered');
    expect(standing({ ...matter, asked: false }).words).toBe('Passed on');
    const acknowledged = { at: matter.storedAt, office: 'deputy' as const, you: false };
    expect(standing({ ...matter, state: 'acknowledged', acknowledged }).words).toBe('Somebody has this');
  });

  test('each line of the chronology is a sentence, also of a kind that is not known yet', () => {
    const by = { office: 'deputy' as const, you: false };
    const line = (kind: string, more = {}) => eventLine({ at: matter.storedAt, kind, by, ...more }, matter);
    expect(line('acknowledged')).toBe('Acknowledged by a deputy.');
    expect(line('passed-on', { receiver: { office: 'dsl', you: true } })).toBe('Passed on to you by a deputy.');
    expect(line('put-aside')).toBe('Put aside by a deputy.');
  });

  test('two versions are compared by what a reader can see', () => {
    const now = { ...matter, version: 2, held: true, details: 1 };
    expect(matterDifferences(matter, now, dates).map(({ what }) => what)).toEqual(['Notes', 'On hold']);
  });

  test('search finds every word typed, in any order, whatever the accents', () => {
    const found = (typed: string) => matching(matters, typed).map(({ reference }) => reference);
    expect(found('k7p003')).toEqual(['K7P003']);
    expect(found('northfield 7 teacher')).toContain('K7P007');
    expect(found('téacher 7')).toContain('K7P007');
    expect(found('nobody')).toEqual([]);
    expect(found('  ')).toHaveLength(12);
  });
});
