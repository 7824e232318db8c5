export type ShownTime = ReturnType<typeof createShownTime>;

/** Times as the page shows them: in the trust's time zone, by the programme's clock. */
export function createShownTime({ timezone }: { timezone: string }) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: timezone, ...options });
  const [hours, days] = [
    format({ hour: '2-digit', minute: '2-digit' }),
    format({ weekday: 'short', day: 'numeric', month: 'short' }),
  ];
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const full = (at: Date) => `${days.format(at)}, ${hours.format(at)}`;
  return {
    /** The clock was moved. */
    runAhead: (milliseconds: number) => void (ahead = milliseconds),
    /** "Mon, 23 Nov, 09:12" */
    now: () => full(now()),
    /** "09:12" for a moment of today, with its day for another. */
    of: (at: Date) => (days.format(at) === days.format(now()) ? hours.format(at) : full(at)),
  };
}
