const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A month of review for people: "2024-06" → "June 2024". Needs no clock and no language of the machine's. */
export function monthName(month: string): string {
  const [year, number] = month.split('-');
  return `${MONTHS[Number(number) - 1] ?? number} ${year}`;
}
