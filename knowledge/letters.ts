/** A British keyboard's rows: a finger that slips hits a key beside, above or below. */
const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/**
 * Makes the function that tells how far two words are apart: letters dropped, added, replaced or swapped with the next (optimal string alignment).
 * A slip that fingers make often (a double letter, a swap, a neighbouring key) costs less than one, any other edit one.
 * Returns Infinity above `most`.
 */
export function createDistance(): (one: string, other: string, most: number) => number {
  const near = neighbouringKeys();
  let before = new Float64Array(MOST_LETTERS + 1);
  let above = new Float64Array(MOST_LETTERS + 1);
  let row = new Float64Array(MOST_LETTERS + 1);
  return (one, other, most) => {
    const width = other.length;
    if (one.length > MOST_LETTERS || width > MOST_LETTERS) return Infinity;
    // Away from the diagonal by more edits than are allowed, nothing needs to be worked out.
    const band = Math.floor(most / SLIP);
    for (let j = 0; j <= width; j++) above[j] = j;
    for (let i = 1; i <= one.length; i++) {
      const a = one.charCodeAt(i - 1);
      const from = Math.max(1, i - band);
      const to = Math.min(width, i + band);
      let least = (row[from - 1] = from === 1 ? i : Infinity);
      if (to < width) row[to + 1] = Infinity;
      for (let j = from; j <= to; j++) {
        const b = other.charCodeAt(j - 1);
        const same = a === b ? 0 : near.has(a * 128 + b) ? SLIP : 1;
        const doubled = i > 1 && one.charCodeAt(i - 2) === a ? SLIP : 1;
        const halved = j > 1 && other.charCodeAt(j - 2) === b ? SLIP : 1;
        let cost = Math.min(
          (above[j - 1] as number) + same,
          (above[j] as number) + doubled,
          (row[j - 1] as number) + halved,
        );
        if (i > 1 && j > 1 && a === other.charCodeAt(j - 2) && b === one.charCodeAt(i - 2)) {
          cost = Math.min(cost, (before[j - 2] as number) + SLIP);
        }
        row[j] = cost;
        if (cost < least) least = cost;
      }
      if (least > most) return Infinity;
      [before, above, row] = [above, row, before];
    }
    const distance = above[other.length] as number;
    return distance > most ? Infinity : distance;
  };
}

const SLIP = 0.75;
const MOST_LETTERS = 40;

function neighbouringKeys(): ReadonlySet<number> {
  const near = new Set<number>();
  const add = (one: string | undefined, other: string | undefined) => {
    if (!one || !other) return;
    near.add(one.charCodeAt(0) * 128 + other.charCodeAt(0));
    near.add(other.charCodeAt(0) * 128 + one.charCodeAt(0));
  };
  KEYBOARD.forEach((keys, row) =>
    [...keys].forEach((key, i) => {
      add(key, keys[i + 1]);
      add(key, KEYBOARD[row + 1]?.[i]);
      add(key, KEYBOARD[row + 1]?.[i - 1]);
    }),
  );
  return near;
}

/** Which of a to z a word holds, one bit each: one edit changes two bits at most. */
export function letterBits(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << ((word.charCodeAt(i) - 97) % 32);
  return bits;
}

export function countBits(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
