const UNITS = [
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
] as const;

/** How far the clock is ahead: "35 minutes", "1 hour 5 minutes", "2 days 30 minutes". */
export function aheadWords(milliseconds: number): string {
  let left = Math.round(milliseconds / 60_000);
  const words = UNITS.flatMap(([unit, minutes]) => {
    const many = Math.floor(left / minutes);
    left -= many * minutes;
    return many === 0 ? [] : [`${many} ${unit}${many === 1 ? '' : 's'}`];
  });
  return words.join(' ') || 'less than a minute';
}
