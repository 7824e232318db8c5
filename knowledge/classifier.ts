import { createFeatureReader, type Features } from './features.ts';
import { createSharedRoom } from './room.ts';
import { trainSoftmax, type Softmax } from './softmax.ts';
import { trainSparseSoftmax } from './sparse-softmax.ts';
import type { Thesaurus } from './thesaurus.ts';
import { toVector, type Vector, type VectorSource } from './vector.ts';
import { createVocabulary, KIND, UNKNOWN } from './vocabulary.ts';
import type { WordVectors } from './word-vectors.ts';
import type { Word } from './words.ts';

/** A labelled question to learn from. */
export interface Labelled {
  q: string;
  /** Classes with shares that add up to one; the class after the last clause is "outside". */
  target: readonly (readonly [classIndex: number, share: number])[];
  /** Classes that must all be shown for it; empty where one is enough. */
  shown: readonly number[];
  /** It tells of a pupil's contact. */
  escalate: boolean;
}

/** A question as the classifiers see it. */
export interface Reading {
  features: Features;
  vector: Vector;
}

export interface Classifier {
  read(question: string): Reading;
  /** The stem was seen in learning. */
  knows(stem: string): boolean;
  /** Which clause, or outside. */
  clauses: Softmax;
  /** Class 1: a pupil has contacted a member of staff. */
  contact: Softmax;
  /** The feature that stands for a concept; undefined where no example names it. */
  conceptFeature(concept: string): number | undefined;
  /** Natural logarithm of how rare a word is among the examples. */
  rarity(word: string): number;
}

/** Few examples are gone through more often: a policy with twenty needs as many steps to be learned as one with thousands. */
const epochsFor = (examples: number) => Math.min(60, Math.max(8, Math.ceil(40_000 / Math.max(1, examples))));
/** With more clauses than this a question is compared with those most like it, not with all. */
const MOST_COMPARED = 100;
/** With no more lessons than this for a clause, what words mean in general must make up for what was not written in an example … */
const FEW_LESSONS = 30;
/** … so concepts count for more, and no lesson is taken as seriously as where many agree. */
const WITH_FEW = { learningRate: 0.2, conceptStrength: 2 };
const WITH_MANY = { learningRate: 0.4, conceptStrength: 1 };
const DECAY = 1e-5;

interface Lessons {
  labelled: readonly Labelled[];
  /** The words of each of them. */
  words: readonly (readonly Word[])[];
  classes: number;
  thesaurus: Thesaurus;
  vectors: WordVectors;
}

/** Learns from the examples: one regression over the clauses and "outside", another for "a pupil has made contact". */
export function trainClassifier(lessons: Lessons): Classifier {
  const { reader, vocabulary, rarity, clauses, contact } = learn(lessons);
  return {
    read(question) {
      const read = reader.read(question);
      return { features: read, vector: toVector(read, { meaningAt: vocabulary.size }) };
    },
    knows: (stem) => vocabulary.feature(KIND.word, vocabulary.symbol(stem)) !== UNKNOWN,
    clauses,
    contact,
    conceptFeature(concept) {
      const feature = vocabulary.feature(KIND.concept, vocabulary.symbol(concept));
      return feature === UNKNOWN ? undefined : feature;
    },
    rarity,
  };
}

/** Apart from what stays: functions made in here would keep all lessons in memory for as long as questions are answered. */
function learn({ labelled, words, classes, thesaurus, vectors }: Lessons) {
  const rarity = countRarity(words);
  const growing = createVocabulary();
  const room = createSharedRoom();
  const { learningRate, conceptStrength } = labelled.length <= FEW_LESSONS * (classes - 1) ? WITH_FEW : WITH_MANY;
  const learner = createFeatureReader({ thesaurus, vectors, rarity, vocabulary: growing, conceptStrength });
  const examples = words.map((each) => learner.readNumbers(each, room));
  const { vocabulary, ranges, renumbered } = growing.keepFrequent(countFeatures(examples, growing.size));
  const learned = examples.map((each) => toVector(each, { meaningAt: vocabulary.size, renumbered, room }));
  const training = {
    features: vocabulary.size + vectors.size,
    epochs: epochsFor(labelled.length),
    learningRate,
    decay: DECAY,
  };
  const lessons = (target: (example: Labelled) => Labelled['target']) =>
    labelled.map((example, i) => ({ vector: learned[i] as Vector, target: target(example) }));
  const clauseLessons = lessons((example) => example.target);
  return {
    reader: createFeatureReader({ thesaurus, vectors, rarity, vocabulary, conceptStrength }),
    vocabulary,
    rarity,
    clauses:
      classes - 1 > MOST_COMPARED
        ? trainSparseSoftmax(clauseLessons, { ...training, classes, ranges, meaning: vectors.size })
        : trainSoftmax(clauseLessons, { ...training, classes }),
    contact: trainSoftmax(
      lessons(({ escalate }) => [[escalate ? 1 : 0, 1]]),
      { ...training, classes: 2 },
    ),
  };
}

function countRarity(questions: readonly (readonly Word[])[]): (word: string) => number {
  const asked = questions.length;
  const seen = new Map<string, { times: number; last: number }>();
  questions.forEach((words, question) => {
    for (const { read } of words) {
      const found = seen.get(read);
      if (!found) seen.set(read, { times: 1, last: question });
      else if (found.last !== question) {
        found.times += 1;
        found.last = question;
      }
    }
  });
  return (word) => Math.log((asked + 1) / ((seen.get(word)?.times ?? 0) + 1));
}

function countFeatures(examples: readonly VectorSource[], features: number): Int32Array {
  const seen = new Int32Array(features);
  for (const { ids } of examples)
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] as number;
      seen[id] = (seen[id] as number) + 1;
    }
  return seen;
}
