import { DateTime } from 'luxon';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
// Longer than any holiday: a school that does not open in this time has closed for good, or its calendar is wrong.
const DAYS_AHEAD = 400;

/** When a school is open, in its local time. */
export interface SchoolCalendar {
  /** IANA name, "Europe/London". */
  timezone: string;
  /** By day, "08:00" to "16:30"; a day that is missing is closed. No day at all: every day, round the clock. */
  hours: Readonly<Partial<Record<(typeof DAYS)[number], { from: string; to: string }>>>;
  /** Runs of closed days, "2026-12-21" to "2027-01-03", both included. */
  closed: readonly { from: string; to: string }[];
}

/** Whether the school is open. At the closing time it no longer is. */
export function isOpen(at: Date, calendar: SchoolCalendar): boolean {
  return nextOpening(at, calendar)?.getTime() === at.getTime();
}

/** From when on the school is open: `at` itself while it is. Undefined where it does not open within 400 days. */
export function nextOpening(at: Date, calendar: SchoolCalendar): Date | undefined {
  const [first] = openings(at, calendar);
  return first && new Date(first.from);
}

/**
 * The moment when so many minutes of school hours have passed since `from`, counted from the next opening where it is
 * closed then. Minutes of a school that never opens again are counted round the clock: a chase that comes at night is
 * better than one that never comes. Throws RangeError for minutes that are negative or no number.
 */
export function addOpenMinutes(from: Date, minutes: number, calendar: SchoolCalendar): Date {
  if (!(minutes >= 0 && Number.isFinite(minutes))) throw new RangeError(`Not a number of minutes: ${minutes}`);
  let left = minutes * 60_000;
  let reached = from.getTime();
  for (const opening of openings(from, calendar)) {
    if (left <= opening.to - opening.from) return new Date(opening.from + left);
    left -= opening.to - opening.from;
    reached = opening.to;
  }
  return new Date(reached + left);
}

/** Ready words for cards, in local time. */
export interface When {
  /** "10:32" */
  time(at: Date): string;
  /** "3 May" */
  day(at: Date): string;
  /** "2026-05-03" */
  isoDay(at: Date): string;
  /** As one says it at `now`: "10:32", "tomorrow 08:00", "Monday 08:00" in less than a week, else "4 January 08:00". */
  moment(at: Date, now: Date): string;
}

/** Words for moments as the clocks of the time zone in force show them; in English whatever the computer speaks. */
export function createWhen(timezone: () => string): When {
  const local = (at: Date) => DateTime.fromJSDate(at, { zone: timezone() }).setLocale('en-GB');
  const time = (at: Date) => local(at).toFormat('HH:mm');
  const day = (at: Date) => local(at).toFormat('d MMMM');
  const dayName = (at: Date, now: Date) => {
    // Whole days of the calendar: the days on which clocks change are not 24 hours long.
    const days = local(at).startOf('day').diff(local(now).startOf('day'), 'days').days;
    if (days === 0) return '';
    if (days === 1) return 'tomorrow ';
    // In exactly a week "Monday" would be taken for today.
    return days > 1 && days < 7 ? local(at).toFormat('cccc ') : `${day(at)} `;
  };
  const isoDay = (at: Date) => local(at).toFormat('yyyy-MM-dd');
  return { time, day, isoDay, moment: (at, now) => `${dayName(at, now)}${time(at)}` };
}

/** What is left of each opening since `since`, in order, as milliseconds; ends where none follows within 400 days. */
function* openings(since: Date, { timezone, hours, closed }: SchoolCalendar): Generator<{ from: number; to: number }> {
  const roundTheClock = Object.keys(hours).length === 0;
  let day = DateTime.fromJSDate(since, { zone: timezone }).startOf('day');
  for (let shut = 0; shut <= DAYS_AHEAD; shut += 1, day = day.plus({ days: 1 })) {
    const date = day.toISODate() ?? '';
    if (closed.some((run) => run.from <= date && date <= run.to)) continue;
    const today = hours[DAYS[day.weekday - 1] ?? 'mon'];
    if (!roundTheClock && today === undefined) continue;
    const opens = today === undefined ? day : at(day, today.from);
    const closes = today === undefined ? day.plus({ days: 1 }) : at(day, today.to);
    const from = Math.max(opens.toMillis(), since.getTime());
    if (from >= closes.toMillis()) continue;
    shut = 0;
    yield { from, to: closes.toMillis() };
  }
}

/** A time of day as the clock on the wall shows it; one that is skipped in spring is an hour later. */
function at(day: DateTime, time: string): DateTime {
  const [hour, minute] = time.split(':').map(Number);
  return day.set({ hour, minute });
}
