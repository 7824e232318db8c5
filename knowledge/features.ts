import type { Reading, Thesaurus } from './thesaurus.ts';
import type { WordVectors } from './word-vectors.ts';
import type { Word } from './words.ts';

/** What a question looks like to the classifier: named features with their strength, and which words gave them. */
export interface Features {
  words: Word[];
  readings: Reading[];
  /** Sparse features: name, strength, and the words [from, to) that gave it. A name occurs once. */
  named: Map<string, { strength: number; from: number; to: number }>;
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

export interface FeatureReader {
  read(question: string): Features;
}

/** Rare words say more: natural logarithm of (questions + 1) / (questions with the word + 1). */
export type Rarity = (word: string) => number;

/** Makes the reader of features. `rarity` weighs words in the average meaning. */
export function createFeatureReader(needs: {
  thesaurus: Thesaurus;
  vectors: WordVectors;
  rarity: Rarity;
}): FeatureReader {
  return {
    read(question) {
      const words = needs.thesaurus.words(question);
      const readings = needs.thesaurus.readings(words);
      const named: Features['named'] = new Map();
      const add = (name: string, strength: number, from: number, to: number) => {
        const known = named.get(name);
        if (!known || known.strength < strength) named.set(name, { strength, from, to });
      };
      words.forEach((word, i) => {
        add(`w ${word.stem}`, 1, i, i + 1);
        const next = words[i + 1];
        const second = words[i + 2];
        if (next) add(`b ${word.stem} ${next.stem}`, PAIR_OF_WORDS, i, i + 2);
        if (second) add(`k ${word.stem} ${second.stem}`, WORDS_ONE_APART, i, i + 3);
        addLetterGroups(word.read, (group) => add(group, LETTER_GROUP, i, i + 1));
      });
      addConcepts(readings, add);
      return { words, readings, named, meaning: averageMeaning(words, needs.vectors, needs.rarity) };
    },
  };
}

/** Three to five neighbouring letters: what is left of a word when it is misspelt or bent. */
function addLetterGroups(word: string, add: (name: string) => void): void {
  if (word.length <= 3) return;
  const edged = `^${word}$`;
  for (let size = 3; size <= 5; size++) {
    for (let at = 0; at + size <= edged.length; at++) add(`g ${edged.slice(at, at + size)}`);
  }
}

type Add = (name: string, strength: number, from: number, to: number) => void;

function addConcepts(readings: readonly Reading[], add: Add): void {
  // Who did what to whom: "a pupil followed me" and "I followed a pupil" hold the same concepts in another order.
  readings.forEach((one, i) => {
    const after = readings.slice(i + 1).filter((other) => other.from >= one.to);
    for (const other of after.slice(0, CONCEPTS_AHEAD))
      add(`o ${one.concept}>${other.concept}`, ORDERED_CONCEPTS, one.from, other.to);
  });
  const first = new Map<string, Reading>();
  for (const reading of readings) if (!first.has(reading.concept)) first.set(reading.concept, reading);
  const concepts = [...first.values()].sort((a, b) => (a.concept < b.concept ? -1 : 1));
  concepts.forEach((one, i) => {
    add(`c ${one.concept}`, CONCEPT, one.from, one.to);
    for (const other of concepts.slice(i + 1)) {
      add(`p ${one.concept}+${other.concept}`, PAIR_OF_CONCEPTS, one.from, one.to);
    }
  });
}

function averageMeaning(words: readonly Word[], vectors: WordVectors, rarity: Rarity): Float32Array {
  const sum = new Float32Array(vectors.size);
  for (const word of words) {
    const vector = vectors.vector(word.read);
    if (!vector) continue;
    const share = rarity(word.read) / length(vector);
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + share * (vector[i] ?? 0);
  }
  const all = length(sum);
  return all === 0 ? sum : sum.map((x) => (MEANING * x) / all);
}

function length(vector: Int8Array | Float32Array): number {
  let sum = 0;
  for (const x of vector) sum += x * x;
  return Math.sqrt(sum);
}
