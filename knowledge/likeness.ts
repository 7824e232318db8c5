/** Words and neighbours of a text, with how often each comes. */
export type Counts = ReadonlyMap<string, number>;

/** Counts words and pairs of neighbours, in small letters and without punctuation. */
export function countsOf(text: string): Counts {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (const [i, word] of words.entries()) {
    for (const key of i === 0 ? [word] : [word, `${words[i - 1]} ${word}`]) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** How much two texts share (Dice): 0 nothing, 1 the same words in the same order. */
export function likeness(a: Counts, b: Counts): number {
  const size = sizeOf(a) + sizeOf(b);
  return size === 0 ? 0 : (2 * shared(a, b)) / size;
}

/** How much of a text another has, too: 0 to 1. */
export function shareOf(text: Counts, other: Counts): number {
  const size = sizeOf(text);
  return size === 0 ? 0 : shared(text, other) / size;
}

function shared(a: Counts, b: Counts): number {
  let sum = 0;
  for (const [key, times] of a) sum += Math.min(times, b.get(key) ?? 0);
  return sum;
}

function sizeOf(counts: Counts): number {
  let sum = 0;
  for (const times of counts.values()) sum += times;
  return sum;
}
