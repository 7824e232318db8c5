/** Rows a card shows at once: with the longest titles still under 28 KB. */
const ROWS = 24;

/** The rows from `from` on that fit a card, and where the next card would begin. */
export function page<Row>(rows: readonly Row[], from: number): { shown: readonly Row[]; next: number | undefined } {
  const end = from + ROWS;
  return { shown: rows.slice(from, end), next: end < rows.length ? end : undefined };
}
