import type { Word } from './words.ts';

/** How likely words are, alone and after another: from the admins' examples and from general English. */
export interface WordFrequencies {
  /** Natural logarithm; -Infinity for a word neither in the examples nor in general English. */
  logLikelihood(word: string): number;
  /** The same after the word before it; undefined stands for no word. */
  logAfter(previous: string | undefined, word: string): number;
  /** Times the examples have it. */
  count(word: string): number;
  /** Times the examples have the two words side by side. */
  countTogether(one: string, other: string): number;
  isGeneral(word: string): boolean;
  /** The examples write it with a capital within a sentence: Facebook, Arbor, Headteacher. */
  isName(word: string): boolean;
  words(): string[];
}

/** How much the examples count against general English. */
const EXAMPLES_SHARE = 0.8;
/** Of the likelihood after a certain word, this much stays when the examples never have the two together. */
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
  const tally = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const text of texts) {
    let previous: string | undefined;
    for (const { read, from } of needs.read(text)) {
      tally(counts, read);
      total++;
      if (previous !== undefined) tally(pairs, `${previous} ${read}`);
      if (from > 0 && isCapital(text.charAt(from))) tally(capitals, read);
      previous = read;
    }
  }
  const rank = new Map(general.map((word, i) => [word, i]));
  const harmonic = Math.log(general.length + 1) + 0.58;
  const likelihood = (word: string) => {
    const at = rank.get(word);
    const inGeneral = at === undefined ? 0 : 1 / ((at + 1) * harmonic);
    return EXAMPLES_SHARE * ((counts.get(word) ?? 0) / Math.max(1, total)) + (1 - EXAMPLES_SHARE) * inGeneral;
  };
  return {
    logLikelihood: (word) => Math.log(likelihood(word)),
    logAfter(previous, word) {
      const together = previous === undefined ? 0 : (pairs.get(`${previous} ${word}`) ?? 0);
      if (previous === undefined) return Math.log(likelihood(word));
      return Math.log(
        BACK_OFF * likelihood(word) + ((1 - BACK_OFF) * together) / Math.max(1, counts.get(previous) ?? 0),
      );
    },
    count: (word) => counts.get(word) ?? 0,
    countTogether: (one, other) => pairs.get(`${one} ${other}`) ?? 0,
    isGeneral: (word) => rank.has(word),
    isName: (word) => 2 * (capitals.get(word) ?? 0) > (counts.get(word) ?? 0),
    words: () => [...new Set([...counts.keys(), ...general])],
  };
}

const isCapital = (letter: string) => letter !== letter.toLowerCase();
