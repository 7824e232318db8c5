import type { WordFrequencies } from './word-frequencies.ts';
import { stem } from './words.ts';

/** Tells words that exist from those that may be misspelt. */
export interface KnownWords {
  /** Staff or general English use it. */
  isWord(word: string): boolean;
  /** Nobody has heard of it: it may be read as another. */
  isUnknown(word: string): boolean;
  /** It may be half of two words run together. */
  standsAlone(word: string): boolean;
  /** What a misspelt word may have been meant to be. */
  meant: readonly string[];
}

const SHORTEST_REPAIRED = 3;
const SHORTEST_MISSPELT_EXAMPLE = 5;
const LONGEST_REPAIRED = 24;
/** Shorter shorthand is nothing that one misspells. */
const SHORTEST_SHORTHAND = 5;
/** What examples write this often is a word, whatever the dictionaries say: an app, a nickname, an abbreviation … */
const ESTABLISHED = 3;
/** … and from here its inflections are, too. */
const INFLECTED_FROM = 10;
/** Two or three letters stand alone only if the examples use them a good deal: any two letters are something in general English. */
const SHORT_PIECE_FROM = 10;
/** "theyll", "wouldve": written so by many, and grammar only. */
const CONTRACTION = /^(?:i|you|he|she|it|we|they|who|what|that|there|could|should|would|might)(?:ll|ve|re|d)$/;
/** Tens of thousands of words take a while; see `openKnowledge`. */
const STEMMED_AT_A_TIME = 10_000;
const INFLECTED = /(?:s|ed|ing|ly)$/;

/**
 * `listed` are words that stand, and their inflections, though no example has them: the thesaurus', the best known of English.
 * `english` are further words that exist, one for all its inflections; nobody is thought to have meant one. `shorthand` is written out elsewhere.
 */
export function* createKnownWords(needs: {
  frequencies: WordFrequencies;
  listed: readonly string[];
  shorthand: readonly string[];
  english: readonly string[];
}): Generator<undefined, KnownWords> {
  const { frequencies } = needs;
  const listed = new Set([...needs.listed, ...needs.shorthand]);
  const abbreviations = new Set(needs.shorthand.filter((word) => word.length < SHORTEST_SHORTHAND));
  const isListed = (word: string) => frequencies.isGeneral(word) || listed.has(word);
  const isWord = (word: string) => isListed(word) || frequencies.count(word) >= ESTABLISHED;
  yield;
  const meant = [...new Set([...frequencies.words(), ...listed])].filter(
    (word) => isWord(word) && !abbreviations.has(word) && /^[a-z]{3,}$/.test(word),
  );
  yield;
  const english = new Set(needs.english);
  const often = meant.filter((word) => frequencies.count(word) >= INFLECTED_FROM);
  const stems = new Set<string>();
  for (const [i, word] of [...english, ...needs.listed, ...often].entries()) {
    if (i % STEMMED_AT_A_TIME === 0) yield;
    stems.add(stem(word));
  }
  return {
    isWord,
    isUnknown: (word) =>
      word.length >= SHORTEST_REPAIRED &&
      word.length <= LONGEST_REPAIRED &&
      /^[a-z]+$/.test(word) &&
      !isListed(word) &&
      // Short words that examples have are names of things; longer ones may be their writers' misspellings.
      (frequencies.count(word) === 0 || word.length >= SHORTEST_MISSPELT_EXAMPLE) &&
      !english.has(word) &&
      !(INFLECTED.test(word) && stems.has(stem(word))) &&
      !CONTRACTION.test(word),
    standsAlone(word) {
      if (word.length === 1) return word === 'a' || word === 'i';
      return word.length <= 3 ? frequencies.count(word) >= SHORT_PIECE_FROM : isWord(word);
    },
    meant,
  };
}
