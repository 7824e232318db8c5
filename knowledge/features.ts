import { UNKNOWN, type FeatureNumbers } from './feature-numbers.ts';
import type { Reading, Thesaurus } from './thesaurus.ts';
import type { WordVectors } from './word-vectors.ts';
import type { Word } from './words.ts';

/** What a question looks like to the classifier: features with their strength, and which words gave them. */
export interface Features {
  words: Word[];
  readings: Reading[];
  /** Sparse features side by side: numbers (each once), strengths, and the words [from, to) that gave each. */
  numbers: number[];
  strengths: number[];
  from: number[];
  to: number[];
  /** The words' average meaning, of length MEANING or all zero; empty without word vectors. */
  meaning: Float32Array;
}

// Strengths found by leaving out one writer's examples at a time; see decisions.md.
const PAIR_OF_WORDS = 0.7;
const WORDS_ONE_APART = 0.42;
const LETTER_GROUP = 0.2;
const CONCEPT = 1;
const PAIR_OF_CONCEPTS = 0.7;
const ORDERED_CONCEPTS = 0.6;
/** A concept is paired in order with this many that come after it. */
const CONCEPTS_AHEAD = 3;
const MEANING = 3;

const NOTHING = new Float32Array(0);

export interface FeatureReader {
  read(question: string): Features;
}

/** Rare words say more: natural logarithm of (questions + 1) / (questions with the word + 1). */
export type Rarity = (word: string) => number;

/** Makes the reader of features. `rarity` weighs words in the average meaning; `numbers` grow until they are closed. */
export function createFeatureReader(needs: {
  thesaurus: Thesaurus;
  vectors: WordVectors;
  rarity: Rarity;
  numbers: FeatureNumbers;
}): FeatureReader {
  const { thesaurus, vectors, rarity, numbers } = needs;
  const facts = new Map<string, WordFacts>();
  const factsOf = (word: string): WordFacts => {
    const known = facts.get(word);
    if (known) return known;
    const groups = letterGroups(word)
      .map((group) => numbers.single('g', group))
      .filter(isKnown);
    const found = { groups, meaning: meaningOf(word, vectors, rarity) };
    if (facts.size < MOST_WORDS_KEPT) facts.set(word, found);
    return found;
  };
  return {
    read(question) {
      const words = thesaurus.words(question);
      const readings = thesaurus.readings(words);
      const features: Features = { words, readings, numbers: [], strengths: [], from: [], to: [], meaning: NOTHING };
      const known = new Set<number>();
      // Where a feature occurs twice the first place stands: strengths depend on the kind of feature alone.
      const add: Add = (number, strength, from, to) => {
        if (number === UNKNOWN || known.has(number)) return;
        known.add(number);
        features.numbers.push(number);
        features.strengths.push(strength);
        features.from.push(from);
        features.to.push(to);
      };
      const meaning = new Float32Array(vectors.size);
      const stems = words.map(({ stem }) => numbers.single('w', stem));
      words.forEach((word, i) => {
        const stem = stems[i] as number;
        add(stem, 1, i, i + 1);
        if (i + 1 < words.length) add(numbers.pair('b', stem, stems[i + 1] as number), PAIR_OF_WORDS, i, i + 2);
        if (i + 2 < words.length) add(numbers.pair('k', stem, stems[i + 2] as number), WORDS_ONE_APART, i, i + 3);
        const { groups, meaning: own } = factsOf(word.read);
        for (const group of groups) add(group, LETTER_GROUP, i, i + 1);
        if (own) for (let d = 0; d < meaning.length; d++) meaning[d] = (meaning[d] as number) + (own[d] as number);
      });
      addConcepts(readings, numbers, add);
      features.meaning = scaled(meaning, MEANING);
      return features;
    },
  };
}

const isKnown = (number: number) => number !== UNKNOWN;

/** What is the same wherever a word stands. */
interface WordFacts {
  groups: number[];
  /** Weighed by rarity; undefined for a word without a vector. */
  meaning: Float32Array | undefined;
}

/** Words of the examples are some 6,000; questions must not fill the memory with words of their own. */
const MOST_WORDS_KEPT = 20_000;

/** Three to five neighbouring letters: what is left of a word when it is misspelt or bent. */
function letterGroups(word: string): string[] {
  if (word.length <= 3 || word.length > LONGEST_WORD) return [];
  const edged = `^${word}$`;
  const groups: string[] = [];
  for (let size = 3; size <= 5; size++) {
    for (let at = 0; at + size <= edged.length; at++) groups.push(edged.slice(at, at + size));
  }
  return groups;
}

/** Nobody's word is longer; a link or a row of one letter may be. */
const LONGEST_WORD = 40;

function meaningOf(word: string, vectors: WordVectors, rarity: Rarity): Float32Array | undefined {
  const vector = vectors.vector(word);
  return vector && scaled(Float32Array.from(vector), rarity(word));
}

/** The same direction in another length; all zero stays so. */
function scaled(vector: Float32Array, to: number): Float32Array {
  let squares = 0;
  for (const x of vector) squares += x * x;
  return squares === 0 ? vector : vector.map((x) => (x * to) / Math.sqrt(squares));
}

type Add = (number: number, strength: number, from: number, to: number) => void;

function addConcepts(readings: readonly Reading[], numbers: FeatureNumbers, add: Add): void {
  addOrder(readings, numbers, add);
  const first = new Map<string, Reading>();
  for (const reading of readings) if (!first.has(reading.concept)) first.set(reading.concept, reading);
  const concepts = [...first.values()].sort((a, b) => (a.concept < b.concept ? -1 : 1));
  const own = concepts.map(({ concept }) => numbers.single('c', concept));
  concepts.forEach((one, i) => {
    add(own[i] as number, CONCEPT, one.from, one.to);
    for (let j = i + 1; j < concepts.length; j++) {
      add(numbers.pair('p', own[i] as number, own[j] as number), PAIR_OF_CONCEPTS, one.from, one.to);
    }
  });
}

/** Who did what to whom: "a pupil followed me" and "I followed a pupil" hold the same concepts in another order. */
function addOrder(readings: readonly Reading[], numbers: FeatureNumbers, add: Add): void {
  const own = readings.map(({ concept }) => numbers.single('c', concept));
  readings.forEach((one, i) => {
    let ahead = 0;
    for (let j = i + 1; j < readings.length && ahead < CONCEPTS_AHEAD; j++) {
      const other = readings[j] as Reading;
      if (other.from < one.to) continue;
      add(numbers.pair('o', own[i] as number, own[j] as number), ORDERED_CONCEPTS, one.from, other.to);
      ahead++;
    }
  });
}
