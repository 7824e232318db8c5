import { expect, test } from '@jest/globals';
import { createCalendar } from '../../../bot/asking/calendar.ts';
import { createRetention } from '../../../bot/asking/retention.ts';
import { createLogger } from '../../../bot/logger.ts';
import { memoryStores } from '../../support/memory-stores.ts';

const days = { OFFER_DAYS: 90, UNANSWERED_DAYS: 90, FEEDBACK_DAYS: 365, REPLY_DAYS: 30, PERSON_DAYS: 400 };

function aTrust({ at }: { at: string }) {
  const stores = memoryStores();
  const lines: string[] = [];
  const forgotten: { before: Date; keep: readonly string[] }[] = [];
  const clock = { now: new Date(at) };
  const purge = createRetention({
    ...stores,
    replies: stores.book,
    people: { forgetUnseen: (unseen) => Promise.resolve(void forgotten.push(unseen)).then(() => 3) },
    receivers: () => ['headteacher'],
    days,
    calendar: createCalendar(() => 'Europe/London'),
    now: () => clock.now,
    log: createLogger({ level: 'info', write: (line) => lines.push(line) }),
  });
  return {
    ...stores,
    clock,
    purge,
    stores,
    forgotten,
    log: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

const question = (on: string, id = 'q') => ({
  id,
  question: 'how do I book the minibus',
  why: 'no-match' as const,
  revision: 'r',
  on,
});

test('a question without an answer is kept for the days set, and not a day longer', async () => {
  const trust = aTrust({ at: '2026-11-22T10:00:00Z' });
  await trust.unanswered.add(question('2026-08-24', 'old enough to stay'));
  await trust.unanswered.add(question('2026-08-23', 'a day too old'));
  await trust.purge();
  expect((await trust.unanswered.all()).map(({ id }) => id)).toEqual(['old enough to stay']);
});

test('days are those of the wall calendar: half past midnight in summer is another day than in UTC', async () => {
  const trust = aTrust({ at: '2026-07-01T23:30:00Z' });
  await trust.unanswered.add(question('2026-04-02'));
  await trust.purge();
  expect(await trust.unanswered.all()).toEqual([]);
});

test('buttons, links from question to answer, and feedback go at their own time', async () => {
  const trust = aTrust({ at: '2026-11-22T10:00:00Z' });
  const at = new Date('2026-10-01T10:00:00Z');
  await trust.offers.add({
    key: 'offer-of-october',
    reporter: 'e',
    revision: 'r',
    shown: [],
    depends: false,
    pupilSignal: false,
    at,
  });
  await trust.book.claimQuestion({ conversationId: 'chat', activityId: '1', at });
  await trust.purge();
  expect(await trust.offers.offer('offer-of-october')).toBeDefined();
  // The claim is gone: the same message, were it delivered now, would be taken for a new one.
  expect(await trust.book.claimQuestion({ conversationId: 'chat', activityId: '1', at })).toBe(true);
  trust.clock.now = new Date('2027-02-01T10:00:00Z');
  await trust.purge();
  expect(await trust.offers.offer('offer-of-october')).toBeUndefined();
  expect(trust.log().map(({ msg, replies, offers }) => ({ msg, replies, offers }))).toEqual([
    { msg: 'old entries deleted', replies: 1, offers: 0 },
    { msg: 'old entries deleted', replies: 1, offers: 1 },
  ]);
});

test('one store that fails keeps none of the others', async () => {
  const trust = aTrust({ at: '2026-11-22T10:00:00Z' });
  await trust.unanswered.add(question('2026-01-01'));
  trust.stores.offers.purge = () => Promise.reject(new Error('disk full'));
  const lines: string[] = [];
  const purge = createRetention({
    ...trust.stores,
    replies: trust.stores.book,
    people: { forgetUnseen: () => Promise.resolve(0) },
    receivers: () => [],
    days,
    calendar: createCalendar(() => 'Europe/London'),
    now: () => trust.clock.now,
    log: createLogger({ level: 'info', write: (line) => lines.push(line) }),
  });
  await purge();
  expect(await trust.unanswered.all()).toEqual([]);
  expect(lines.join()).toContain('purge failed');
});

test('whoever has not been seen for the days set is forgotten, but for those who receive notices', async () => {
  const trust = aTrust({ at: '2026-11-22T10:00:00Z' });
  await trust.purge();
  expect(trust.forgotten).toEqual([{ before: new Date('2025-10-18T10:00:00Z'), keep: ['headteacher'] }]);
  expect(trust.log()).toMatchObject([{ people: 3 }]);
});
