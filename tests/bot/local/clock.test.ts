import { afterEach, describe, expect, test } from '@jest/globals';
import { createClock } from '../../../bot/local/clock.ts';
import type { ClockRequest } from '../../../bot/local/contract.ts';
import { aheadWords } from '../../../bot/local/page/ahead-words.ts';
import { aLocalMode, until } from './a-local-mode.ts';

const moved = (from: string, ...moves: ClockRequest['to'][]) => {
  const clock = createClock({ now: () => new Date(from), timezone: 'Europe/London' });
  moves.forEach((to) => clock.move(to));
  return clock.now().toISOString().slice(0, 16);
};

describe('the clock is run forward', () => {
  test.each<[string, string, ClockRequest['to'][], string]>([
    ['by minutes, which add up', '2026-11-24T10:00Z', ['five-minutes', 'half-an-hour'], '2026-11-24T10:35'],
    ['by an hour', '2026-11-24T10:00Z', ['an-hour'], '2026-11-24T11:00'],
    ['to the next morning', '2026-11-24T10:02Z', ['next-morning'], '2026-11-25T08:00'],
    ['to this morning while it is still night', '2026-11-24T03:00Z', ['next-morning'], '2026-11-24T08:00'],
    ['to the morning after', '2026-11-24T10:02Z', ['next-morning', 'next-morning'], '2026-11-26T08:00'],
    ['to a summer morning', '2026-06-23T10:02Z', ['next-morning'], '2026-06-24T07:00'],
    ['over the night when the clocks go back', '2026-10-24T10:02Z', ['next-morning'], '2026-10-25T08:00'],
    ['and back to now', '2026-11-24T10:00Z', ['an-hour', 'next-morning', 'now'], '2026-11-24T10:00'],
  ])('%s', (_, from, moves, expected) => {
    expect(moved(from, ...moves)).toBe(expected);
  });

  test.each([
    [5, '5 minutes'],
    [35, '35 minutes'],
    [60, '1 hour'],
    [61, '1 hour 1 minute'],
    [22 * 60 + 13, '22 hours 13 minutes'],
    [2 * 1440 + 30, '2 days 30 minutes'],
    [0.2, 'less than a minute'],
  ])('%d minutes are said as "%s"', (minutes, words) => {
    expect(aheadWords(minutes * 60_000)).toBe(words);
  });
});

describe('in local mode', () => {
  let local: Awaited<ReturnType<typeof aLocalMode>>;
  afterEach(() => local.stop());
  const start = async () => (local = await aLocalMode());

  test('the programme, the chats and every page go by it, and jobs are asked to look again', async () => {
    await start();
    let looked = 0;
    local.onClockMoved(() => (looked += 1));
    const page = await local.events();
    expect((await local.post('clock', { to: 'an-hour' })).status).toBe(200);
    expect(looked).toBe(1);
    expect(local.clock.now().toISOString()).toMatch(/^2026-11-23T10:/);
    await until(() => page.events.find((event) => event.kind === 'clock' && event.aheadMilliseconds === 3_600_000));
    const chat = await local.open('Teacher, Northfield');
    await local.connector.conversations.sendToConversation(chat.id, { type: 'message', text: 'later' });
    expect((await local.open('Teacher, Northfield')).messages[0]!.at).toMatch(/^2026-11-23T10:/);
    page.stop();
  });

  test('a page that is opened later is told how far it is ahead', async () => {
    await start();
    await local.post('clock', { to: 'half-an-hour' });
    const page = await local.events();
    await until(() => page.events.find((event) => event.kind === 'clock' && event.aheadMilliseconds === 1_800_000));
    page.stop();
  });

  test.each([{}, { to: 'yesterday' }, { to: 5 }, { to: 'now', more: 1 }])('%j is refused', async (asked) => {
    await start();
    expect((await local.post('clock', asked)).status).toBe(400);
    expect(local.clock.ahead()).toBe(0);
  });
});
