/** Dates as British schools write them, in the trust's time zone. */
export function createDates(timeZone: string) {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...options });
    return (at: string | Date) => formatter.format(new Date(at));
  };
  const clock = format({ hour: '2-digit', minute: '2-digit' });
  const day = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const shortDay = format({ day: 'numeric', month: 'short' });
  const longDay = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return {
    /** "10:32" */
    clock,
    /** "3 March 2026" */
    day,
    /** "Tuesday 3 March 2026" */
    longDay: (at: string | Date) => longDay(at).replace(',', ''),
    /** "3 March 2026, 10:32" */
    full: (at: string | Date) => `${day(at)}, ${clock(at)}`,
    /** As short as it can be without being mistaken: "10:32" today, "yesterday 10:32", "3 Mar 10:32", "3 March 2025". */
    short(at: string | Date, now: Date): string {
      if (day(at) === day(now)) return clock(at);
      if (day(at) === day(new Date(now.getTime() - 86_400_000))) return `yesterday ${clock(at)}`;
      return day(at).slice(-4) === day(now).slice(-4) ? `${shortDay(at)} ${clock(at)}` : day(at);
    },
    /** "2026-03-03", as a date field wants it. */
    iso: (at: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at),
  };
}

export type Dates = ReturnType<typeof createDates>;

/** "25 December 2026" for "2026-12-25", in no time zone. */
export function dayWords(iso: string): string {
  const at = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? iso : createDates('UTC').day(at);
}
