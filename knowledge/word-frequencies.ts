import { createFeatureTable } from './feature-table.ts';
import type { Word } from './words.ts';

/** A text with its words, as they are written. */
export interface ReadText {
  text: string;
  words: readonly Word[];
}

/** How likely words are: from the admins' examples and from general English. Likelihoods are natural logarithms. */
export interface WordFrequencies {
  /** -Infinity for a word neither in the examples nor in general English. */
  alone(word: string): number;
  /** After the word before it; undefined stands for none. */
  after(previous: string | undefined, word: string): number;
  /** Times the examples have it. */
  count(word: string): number;
  /** Times the examples have the two side by side. */
  together(one: string, other: string): number;
  isGeneral(word: string): boolean;
  /** The examples write it mostly with a capital within a sentence: Facebook, Arbor. */
  isName(word: string): boolean;
  words(): string[];
}

/** How much the examples count against general English. */
const EXAMPLES_SHARE = 0.8;
/** Of a word's likelihood this much stays after a word that the examples never have before it. */
const BACK_OFF = 0.4;

const NONE = -1;
/** Two words' numbers in one, exact below 2 ** 53. */
const pairOf = (one: number, other: number) => one * 2 ** 26 + other;

/** How often the examples have words, by the words' numbers. */
export interface WordCounts {
  numbers: ReadonlyMap<string, number>;
  counts: Int32Array;
  /** Of these with a capital within a sentence. */
  capitals: Int32Array;
  /** Pairs of neighbours, and how often each comes. */
  pairs: Float64Array;
  pairCounts: Int32Array;
  total: number;
}

export function countWords(texts: readonly ReadText[]): WordCounts {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const capitals: number[] = [];
  const pairs = createFeatureTable();
  const pairCounts: number[] = [];
  let total = 0;
  for (const { text, words } of texts) {
    let previous = NONE;
    for (const { read, from } of words) {
      total++;
      let number = numbers.get(read);
      if (number === undefined) numbers.set(read, (number = numbers.size));
      tally(counts, number);
      if (previous !== NONE) tally(pairCounts, pairs.add(pairOf(previous, number)));
      if (from > 0 && isCapital(text.charAt(from))) tally(capitals, number);
      previous = number;
    }
  }
  return {
    numbers,
    counts: Int32Array.from(counts),
    capitals: Int32Array.from(counts, (_, number) => capitals[number] ?? 0),
    pairs: pairs.keys(),
    pairCounts: Int32Array.from(pairCounts),
    total,
  };
}

/** `general` is general English, most frequent first. */
export function createFrequencies(counted: WordCounts, general: readonly string[]): WordFrequencies {
  const { numbers, counts, capitals, pairCounts, total } = counted;
  const pairs = createFeatureTable(counted.pairs);
  const count = (word: string) => counts[numbers.get(word) ?? NONE] ?? 0;
  const ranks = new Map(general.map((word, i) => [word, i + 1]));
  // Zipf's law: the n-th word of a language is about 1/n as frequent as the first.
  const harmonic = Math.log(general.length + 1) + 0.58;
  const share = (word: string) => {
    const rank = ranks.get(word);
    const inGeneral = rank === undefined ? 0 : 1 / (rank * harmonic);
    return EXAMPLES_SHARE * (count(word) / Math.max(1, total)) + (1 - EXAMPLES_SHARE) * inGeneral;
  };
  const together = (one: string, other: string) => {
    const [first, second] = [numbers.get(one), numbers.get(other)];
    return first === undefined || second === undefined ? 0 : (pairCounts[pairs.find(pairOf(first, second))] ?? 0);
  };
  return {
    alone: (word) => Math.log(share(word)),
    after(previous, word) {
      if (previous === undefined) return Math.log(share(word));
      const follows = together(previous, word) / Math.max(1, count(previous));
      return Math.log(BACK_OFF * share(word) + (1 - BACK_OFF) * follows);
    },
    count,
    together,
    isGeneral: (word) => ranks.has(word),
    isName: (word) => 2 * (capitals[numbers.get(word) ?? NONE] ?? 0) > count(word),
    words: () => [...new Set([...numbers.keys(), ...general])],
  };
}

function tally(times: number[], number: number): void {
  times[number] = (times[number] ?? 0) + 1;
}

const isCapital = (letter: string) => letter !== letter.toLowerCase();
