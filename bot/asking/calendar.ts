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

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function monthName(month: string): string {
  const [year, number] = month.split('-');
  return `${MONTHS[Number(number) - 1] ?? number} ${year}`;
}

/** Dates as the trust's wall calendar shows them. `timeZone` is an IANA name, "Europe/London". */
export function createCalendar(timeZone: string): Calendar {
  // Made once: making a formatter costs more than drawing a card.
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  // Every answer asks for today, and formatting costs more than the rest of it: within a minute the day is the same.
  let last = { minute: NaN, day: '' };
  const day = (at: Date) => {
    const minute = Math.floor(at.getTime() / 60_000);
    if (minute !== last.minute) last = { minute, day: format.format(at) };
    return last.day;
  };
  return {
    day,
    dayName: (at) => `${Number(day(at).slice(8))} ${monthName(day(at).slice(0, 7))}`,
    monthName,
    reviewOverdue: (nextReview, at) => day(at).slice(0, 7) > nextReview,
  };
}
