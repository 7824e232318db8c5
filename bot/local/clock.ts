import { DateTime } from 'luxon';
import type { ClockRequest } from './contract.ts';

const MINUTES = { 'five-minutes': 5, 'half-an-hour': 30, 'an-hour': 60 };
const MORNING_HOUR = 8;

export type LocalClock = ReturnType<typeof createClock>;

/** A clock that can be run forward, so that nobody has to wait for what comes in half an hour or the next morning. */
export function createClock(needs: { now: () => Date; timezone: string }) {
  const listeners = new Set<() => void>();
  let ahead = 0;
  const now = () => new Date(needs.now().getTime() + ahead);

  const movedTo = (to: ClockRequest['to']): number => {
    switch (to) {
      case 'now':
        return 0;
      case 'next-morning': {
        const real = needs.now().getTime();
        return nextMorning(new Date(real + ahead), needs.timezone).getTime() - real;
      }
      case 'five-minutes':
      case 'half-an-hour':
      case 'an-hour':
        return ahead + MINUTES[to] * 60_000;
      default:
        return to satisfies never;
    }
  };

  return {
    /** The time as the whole programme has it. */
    now,
    /** Milliseconds that it is ahead of the computer's clock. */
    ahead: () => ahead,
    move(to: ClockRequest['to']): void {
      ahead = movedTo(to);
      listeners.forEach((listener) => listener());
    },
    /** Calls back after each move: whoever waits for a time must look again whether it has come. */
    onMoved(listener: () => void): void {
      listeners.add(listener);
    },
  };
}

/** The next time that it is 08:00, local time. */
function nextMorning(after: Date, timezone: string): Date {
  const at = DateTime.fromJSDate(after, { zone: timezone });
  const today = at.startOf('day').set({ hour: MORNING_HOUR });
  return (today > at ? today : today.plus({ days: 1 })).toJSDate();
}
