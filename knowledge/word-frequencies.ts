import type { Word } from './words.ts';

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

export function countWords(needs: {
  texts: readonly string[];
  /** Most frequent first. */
  general: readonly string[];
  read: (text: string) => Word[];
}): WordFrequencies {
  const { texts, general } = needs;
  const counts = new Map<string, number>();
  const pairs = new Map<string, number>();
  const capitals = new Map<string, number>();
  let total = 0;
  for (const text of texts) {
    let previous: string | undefined;
    for (const { read, from } of needs.read(text)) {
      total++;
      tally(counts, read);
      if (previous !== undefined) tally(pairs, `${previous} ${read}`);
      if (from > 0 && isCapital(text.charAt(from))) tally(capitals, read);
      previous = read;
    }
  }
  const ranks = new Map(general.map((word, i) => [word, i + 1]));
  // Zipf's law: the n-th word of a language is about 1/n as frequent as the first.
  const harmonic = Math.log(general.length + 1) + 0.58;
  const share = (word: string) => {
    const rank = ranks.get(word);
    const inGeneral = rank === undefined ? 0 : 1 / (rank * harmonic);
    return EXAMPLES_SHARE * ((counts.get(word) ?? 0) / Math.max(1, total)) + (1 - EXAMPLES_SHARE) * inGeneral;
  };
  const together = (one: string, other: string) => pairs.get(`${one} ${other}`) ?? 0;
  return {
    alone: (word) => Math.log(share(word)),
    after(previous, word) {
      if (previous === undefined) return Math.log(share(word));
      const follows = together(previous, word) / Math.max(1, counts.get(previous) ?? 0);
      return Math.log(BACK_OFF * share(word) + (1 - BACK_OFF) * follows);
    },
    count: (word) => counts.get(word) ?? 0,
    together,
    isGeneral: (word) => ranks.has(word),
    isName: (word) => 2 * (capitals.get(word) ?? 0) > (counts.get(word) ?? 0),
    words: () => [...new Set([...counts.keys(), ...general])],
  };
}

function tally(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

const isCapital = (letter: string) => letter !== letter.toLowerCase();
