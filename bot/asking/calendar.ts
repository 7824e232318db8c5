import { monthName } from '../../knowledge/index.ts';

export interface Calendar {
  /** The local date of an instant, "2026-11-22". */
  day(at: Date): string;
  /** The same for people, "22 November 2026". */
  dayName(at: Date): string;
  /** "2024-06" → "June 2024". */
  monthName(month: string): string;
  /** True from the first local day of the month after `nextReview` ("2026-06"). */
  reviewOverdue(nextReview: string, at: Date): boolean;
}

const DIGITS = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

/** Dates as the trust's wall calendar shows them. `timezone` gives the IANA name in force, "Europe/London". */
export function createCalendar(timezone: () => string): Calendar {
  // Kept: making a formatter costs more than drawing a card.
  let kept: { zone: string; format: Intl.DateTimeFormat } | undefined;
  const formatIn = (zone: string) => {
    if (kept?.zone !== zone) kept = { zone, format: new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...DIGITS }) };
    return kept.format;
  };
  // Every answer asks for today, and formatting costs more than the rest of it: within a minute the day is the same.
  let last = { minute: NaN, zone: '', day: '' };
  const day = (at: Date) => {
    const [minute, zone] = [Math.floor(at.getTime() / 60_000), timezone()];
    if (minute !== last.minute || zone !== last.zone) last = { minute, zone, day: formatIn(zone).format(at) };
    return last.day;
  };
  return {
    day,
    dayName: (at) => `${Number(day(at).slice(8))} ${monthName(day(at).slice(0, 7))}`,
    monthName,
    reviewOverdue: (nextReview, at) => day(at).slice(0, 7) > nextReview,
  };
}
