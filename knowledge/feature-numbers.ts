/** w word, b pair of neighbours, k pair one apart, g letter group, c concept, p pair of concepts, o concepts in order. */
export type FeatureKind = 'w' | 'b' | 'k' | 'g' | 'c' | 'p' | 'o';

/** Stands for a feature that no example holds. */
export const UNKNOWN = -1;

/**
 * Numbers for features, each the same for good: 0, 1, 2 … in the order in which they are first met. Pairs are looked up by
 * the numbers of their halves: making a text of every pair of words and looking that up was half of reading a question.
 */
export interface FeatureNumbers {
  /** Of a word, concept or letter group by its text. */
  single(kind: 'w' | 'c' | 'g', text: string): number;
  /** Of two words or concepts by their numbers; UNKNOWN if one of them is. */
  pair(kind: 'b' | 'k' | 'p' | 'o', one: number, other: number): number;
  /** By number. */
  kinds(): readonly FeatureKind[];
  /** Nothing new from here on: what is not known, or not worth keeping, is UNKNOWN. Numbers stay as they are. */
  close(isKept: (number: number) => boolean): void;
}

export function createFeatureNumbers(): FeatureNumbers {
  const kinds: FeatureKind[] = [];
  const singles = { w: new Map<string, number>(), c: new Map<string, number>(), g: new Map<string, number>() };
  type Pairs = Map<number, Map<number, number>>;
  const pairs: Record<'b' | 'k' | 'p' | 'o', Pairs> = { b: new Map(), k: new Map(), p: new Map(), o: new Map() };
  let closed = false;

  const add = <Key>(held: Map<Key, number>, key: Key, kind: FeatureKind): number => {
    if (closed) return UNKNOWN;
    held.set(key, kinds.length);
    return kinds.push(kind) - 1;
  };
  return {
    single: (kind, text) => singles[kind].get(text) ?? add(singles[kind], text, kind),
    pair(kind, one, other) {
      if (one === UNKNOWN || other === UNKNOWN) return UNKNOWN;
      let held = pairs[kind].get(one);
      if (held === undefined) {
        if (closed) return UNKNOWN;
        pairs[kind].set(one, (held = new Map<number, number>()));
      }
      return held.get(other) ?? add(held, other, kind);
    },
    kinds: () => kinds,
    close(isKept) {
      closed = true;
      // Words and concepts stay, kept or not: pairs are found by them.
      drop(singles.g, isKept);
      for (const byOne of Object.values(pairs)) {
        for (const [one, held] of byOne) if (drop(held, isKept) === 0) byOne.delete(one);
      }
    },
  };
}

function drop<Key>(held: Map<Key, number>, isKept: (number: number) => boolean): number {
  for (const [key, number] of held) if (!isKept(number)) held.delete(key);
  return held.size;
}
