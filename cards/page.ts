import type { ExecuteAction } from './actions.ts';

/** What the rows of one card may weigh: 28 KB less the card's frame. */
const BYTES = 26_000;
/** A row without its words and ids. */
const FRAME = 590;

/** The rows from `from` on that fit a card, at least one, and where the next card would begin. */
export function page<Item, Row extends { line: string; press: ExecuteAction }>(
  items: readonly Item[],
  toRow: (item: Item) => Row,
  from: number,
): { shown: Row[]; next: number | undefined } {
  const shown: Row[] = [];
  let bytes = 0;
  for (const item of items.slice(from)) {
    const row = toRow(item);
    bytes += weight(row);
    if (bytes > BYTES && shown.length > 0) return { shown, next: from + shown.length };
    shown.push(row);
  }
  return { shown, next: undefined };
}

// The words stand in the row, on the button and on its fallback; the ids on the last two.
function weight({ line, press }: { line: string; press: ExecuteAction }): number {
  let ids = 0;
  for (const id of Object.values(press.data)) ids += String(id).length;
  return FRAME + 3 * Buffer.byteLength(line) + 2 * ids;
}
