import { letterGroups } from './letter-groups.ts';
import type { Room } from './room.ts';
import type { Reading, Thesaurus } from './thesaurus.ts';
import { KIND, UNKNOWN, type Kind, type Vocabulary } from './vocabulary.ts';
import type { WordVectors } from './word-vectors.ts';
import type { Word } from './words.ts';

/** What a question looks like to the classifier: features with their strength, and which words gave them. */
export interface Features {
  words: Word[];
  readings: Reading[];
  /** Sparse features side by side: numbers of the vocabulary (each once), strengths, and the words [from, to) that gave each. */
  ids: number[];
  strengths: number[];
  from: number[];
  to: number[];
  /** The words' average meaning, of length MEANING or all zero. */
  meaning: Float32Array;
}

// Strengths found by leaving out one writer's examples at a time; see decisions.md.
const PAIR_OF_WORDS = 0.7;
const WORDS_ONE_APART = 0.42;
const LETTER_GROUP = 0.2;
const PAIR_OF_CONCEPTS = 0.7;
const ORDERED_CONCEPTS = 0.6;
/** A concept is paired in order with this many that come after it. */
const CONCEPTS_AHEAD = 3;
const MEANING = 3;

export interface FeatureReader {
  read(question: string): Features;
  /** What learning needs of a question whose words were read already. */
  readNumbers(
    words: readonly Word[],
    room: Room,
  ): Pick<Features, 'meaning'> & { ids: Int32Array; strengths: Float32Array };
}

/** Rare words say more: natural logarithm of (questions + 1) / (questions with the word + 1). */
export type Rarity = (word: string) => number;

/** Makes the reader of features that `vocabulary` has numbers for. `rarity` weighs words in the average meaning. */
export function createFeatureReader(needs: {
  thesaurus: Thesaurus;
  vectors: WordVectors;
  rarity: Rarity;
  vocabulary: Vocabulary;
}): FeatureReader {
  const { thesaurus, vectors, rarity, vocabulary } = needs;
  const facts = new Map<string, WordFacts>();
  const factsOf = ({ read, stem }: Word): WordFacts => {
    const known = facts.get(read);
    if (known) return known;
    const symbol = vocabulary.symbol(stem);
    const found = {
      symbol,
      itself: vocabulary.feature(KIND.word, symbol),
      groups: letterGroups(read, vocabulary),
      meaning: meaningOf(read, vectors, rarity),
    };
    if (facts.size < MOST_WORDS_KEPT) facts.set(read, found);
    return found;
  };
  const meaning = new Float32Array(vectors.size);
  // Written anew by every question and copied from there: arrays that grow for each of thousands of examples are much to clean up.
  const ids: number[] = [];
  const strengths: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let count = 0;
  /** By feature: the question in which it came last. */
  let lastIn = new Int32Array(1024);
  let question = 0;

  // Where a feature occurs twice the first place stands: strengths depend on the kind of feature alone.
  function add(id: number, strength: number, from: number, to: number): void {
    if (id === UNKNOWN) return;
    if (id >= lastIn.length) lastIn = grown(lastIn, id);
    if (lastIn[id] === question) return;
    lastIn[id] = question;
    ids[count] = id;
    strengths[count] = strength;
    starts[count] = from;
    ends[count] = to;
    count += 1;
  }
  const pair: AddPair = (kind, one, other, strength, from, to) =>
    add(vocabulary.feature(kind, one, other), strength, from, to);

  function collect(words: readonly Word[], readings: readonly Reading[]): void {
    question += 1;
    count = 0;
    meaning.fill(0);
    const known = words.map(factsOf);
    for (let i = 0; i < known.length; i++) {
      const { symbol, itself, groups, meaning: own } = known[i] as WordFacts;
      const next = known[i + 1];
      const second = known[i + 2];
      add(itself, 1, i, i + 1);
      if (next) pair(KIND.neighbours, symbol, next.symbol, PAIR_OF_WORDS, i, i + 2);
      if (second) pair(KIND.oneApart, symbol, second.symbol, WORDS_ONE_APART, i, i + 3);
      for (const group of groups) add(group, LETTER_GROUP, i, i + 1);
      if (own) for (let d = 0; d < meaning.length; d++) meaning[d] = (meaning[d] as number) + (own[d] as number);
    }
    addConcepts(
      readings.map(({ concept, from, to }) => ({ concept, from, to, symbol: vocabulary.symbol(concept) })),
      pair,
    );
  }
  return {
    read(text) {
      const words = thesaurus.words(text);
      const readings = thesaurus.readings(words);
      collect(words, readings);
      return {
        words,
        readings,
        ids: ids.slice(0, count),
        strengths: strengths.slice(0, count),
        from: starts.slice(0, count),
        to: ends.slice(0, count),
        meaning: scaled(meaning, MEANING),
      };
    },
    readNumbers(words, room) {
      collect(words, thesaurus.readings(words));
      const source = {
        ids: room.integers(count),
        strengths: room.fractions(count),
        meaning: scaled(meaning, MEANING, room.fractions(meaning.length)),
      };
      for (let i = 0; i < count; i++) {
        source.ids[i] = ids[i] as number;
        source.strengths[i] = strengths[i] as number;
      }
      return source;
    },
  };
}

/** The same numbers in an array that has a place for `index`. */
function grown(array: Int32Array, index: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * (index + 1));
  larger.set(array);
  return larger;
}

/** What is the same wherever a word stands. */
interface WordFacts {
  symbol: number;
  itself: number;
  groups: number[];
  /** Weighed by rarity; undefined for a word without a vector. */
  meaning: Float32Array | undefined;
}

/** Words of the examples are some 6,000; questions must not fill the memory with words of their own. */
const MOST_WORDS_KEPT = 20_000;

function meaningOf(word: string, vectors: WordVectors, rarity: Rarity): Float32Array | undefined {
  const vector = vectors.vector(word);
  return vector && scaled(vector, rarity(word));
}

/** The same direction in another length; all zero stays so. */
function scaled(
  vector: Float32Array | Int8Array,
  to: number,
  result: Float32Array = new Float32Array(vector.length),
): Float32Array {
  let squares = 0;
  for (let d = 0; d < vector.length; d++) squares += (vector[d] as number) * (vector[d] as number);
  const length = Math.sqrt(squares);
  if (length > 0) for (let d = 0; d < result.length; d++) result[d] = ((vector[d] as number) * to) / length;
  return result;
}

interface Concept extends Reading {
  symbol: number;
}

type AddPair = (kind: Kind, one: number, other: number, strength: number, from: number, to: number) => void;

function addConcepts(readings: readonly Concept[], add: AddPair): void {
  addOrder(readings, add);
  const first = new Map<string, Concept>();
  for (const reading of readings) if (!first.has(reading.concept)) first.set(reading.concept, reading);
  const concepts = [...first.values()].sort((a, b) => (a.concept < b.concept ? -1 : 1));
  for (let i = 0; i < concepts.length; i++) {
    const one = concepts[i] as Concept;
    add(KIND.concept, one.symbol, 0, 1, one.from, one.to);
    for (let j = i + 1; j < concepts.length; j++) {
      add(KIND.concepts, one.symbol, (concepts[j] as Concept).symbol, PAIR_OF_CONCEPTS, one.from, one.to);
    }
  }
}

/** Who did what to whom: "a pupil followed me" and "I followed a pupil" hold the same concepts in another order. */
function addOrder(readings: readonly Concept[], add: AddPair): void {
  for (let i = 0; i < readings.length; i++) {
    const one = readings[i] as Concept;
    let ahead = 0;
    for (let j = i + 1; j < readings.length && ahead < CONCEPTS_AHEAD; j++) {
      const other = readings[j] as Concept;
      if (other.from < one.to) continue;
      add(KIND.ordered, one.symbol, other.symbol, ORDERED_CONCEPTS, one.from, other.to);
      ahead++;
    }
  }
}
