import { createFeatureTable } from './feature-table.ts';

/** What features are made of: one or two of a question's stems, letter groups or concepts, told apart by kind. */
export const KIND = { word: 0, neighbours: 1, oneApart: 2, letters: 3, concept: 4, concepts: 5, ordered: 6 } as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

/** Seen in fewer examples than this, a feature is chance: pairs and letter groups are many, single words and concepts are not. */
const SEEN_AT_LEAST: Readonly<Record<Kind, number>> = {
  [KIND.word]: 1,
  [KIND.neighbours]: 3,
  [KIND.oneApart]: 3,
  [KIND.letters]: 4,
  [KIND.concept]: 1,
  [KIND.concepts]: 3,
  [KIND.ordered]: 3,
};

/** What has no number: neither a symbol nor a feature. */
export const UNKNOWN = -1;

/** Turns features into numbers, given from 0 in the order in which the features were first seen. */
export interface Vocabulary {
  /** How many features have a number. */
  readonly size: number;
  /** A stem or a concept as a number to make features from. UNKNOWN where no feature holds it. */
  symbol(text: string): number;
  /**
   * The number of a feature of one or two symbols, or of a group of letters written as two numbers below 2 ** 22.
   * UNKNOWN where it has none, or one of its symbols has none.
   */
  feature(kind: Kind, one: number, other?: number): number;
}

/** Single words come first, then concepts, then pairs of either, then groups of letters. */
export interface Ranges {
  conceptsFrom: number;
  pairsFrom: number;
  lettersFrom: number;
}

/** A vocabulary as plain data. */
export interface KnownFeatures {
  symbols: ReadonlyMap<string, number>;
  /** What each feature is made of, in the order of their numbers. */
  features: Float64Array;
}

/** A vocabulary that numbers whatever it is asked for. */
export interface GrowingVocabulary extends Vocabulary {
  /**
   * The features seen often enough, numbered anew by what they are; `renumbered` has for every old number the new one or UNKNOWN.
   */
  keepFrequent(timesSeen: ArrayLike<number>): { kept: KnownFeatures; ranges: Ranges; renumbered: Int32Array };
}

/** Symbols fit into 22 bits: two of them and the kind stay an exact number below 2 ** 53. */
const MOST_SYMBOLS = 2 ** 22;
const keyOf = (kind: Kind, one: number, other: number) => (kind * MOST_SYMBOLS + one) * MOST_SYMBOLS + other;
const kindOf = (key: number) => Math.floor(key / MOST_SYMBOLS ** 2) as Kind;

/** Makes the vocabulary that learning fills. What comes after four million different symbols is not known. */
export function createVocabulary(): GrowingVocabulary {
  const symbols = new Map<string, number>();
  const features = createFeatureTable();
  return {
    get size() {
      return features.size;
    },
    symbol(text) {
      const known = symbols.get(text);
      if (known !== undefined) return known;
      if (symbols.size === MOST_SYMBOLS) return UNKNOWN;
      symbols.set(text, symbols.size);
      return symbols.size - 1;
    },
    feature: (kind, one, other = 0) => (one < 0 || other < 0 ? UNKNOWN : features.add(keyOf(kind, one, other))),
    keepFrequent(timesSeen) {
      const kept = createFeatureTable();
      const used = new Set<number>();
      const renumbered = new Int32Array(features.size).fill(UNKNOWN);
      const keep = (isWanted: (kind: Kind) => boolean) => {
        for (let old = 0; old < renumbered.length; old++) {
          const key = features.key(old);
          const kind = kindOf(key);
          if (!isWanted(kind) || (timesSeen[old] ?? 0) < SEEN_AT_LEAST[kind]) continue;
          renumbered[old] = kept.add(key);
          if (kind !== KIND.letters) used.add(key % MOST_SYMBOLS).add(Math.floor(key / MOST_SYMBOLS) % MOST_SYMBOLS);
        }
      };
      keep((kind) => kind === KIND.word);
      const conceptsFrom = kept.size;
      keep((kind) => kind === KIND.concept);
      const pairsFrom = kept.size;
      keep((kind) => kind !== KIND.word && kind !== KIND.concept && kind !== KIND.letters);
      const lettersFrom = kept.size;
      keep((kind) => kind === KIND.letters);
      const keptSymbols = new Map([...symbols].filter(([, symbol]) => used.has(symbol)));
      return {
        kept: { symbols: keptSymbols, features: kept.keys() },
        ranges: { conceptsFrom, pairsFrom, lettersFrom },
        renumbered,
      };
    },
  };
}

/** Makes the vocabulary that questions are read with: it learns nothing new. */
export function openVocabulary({ symbols, features: keys }: KnownFeatures): Vocabulary {
  const features = createFeatureTable(keys);
  return {
    size: features.size,
    symbol: (text) => symbols.get(text) ?? UNKNOWN,
    feature: (kind, one, other = 0) => (one < 0 || other < 0 ? UNKNOWN : features.find(keyOf(kind, one, other))),
  };
}
