import { createFeatureNumbers } from './feature-numbers.ts';
import { createFeatureReader, type Features } from './features.ts';
import { trainSoftmax, type Softmax, type Vector } from './softmax.ts';
import type { Thesaurus } from './thesaurus.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';
import type { WordVectors } from './word-vectors.ts';

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
  vocabulary: Vocabulary;
  /** The vocabulary's id of a concept. */
  conceptId(concept: string): number | undefined;
  /** Natural logarithm of how rare a word is among the examples. */
  rarity(word: string): number;
}

/** Few examples are gone through more often: a policy with twenty needs as many steps to be learned as one with thousands. */
const epochsFor = (examples: number) => Math.min(60, Math.max(8, Math.ceil(40_000 / Math.max(1, examples))));
const LEARNING_RATE = 0.4;
const DECAY = 1e-5;

/** Learns from the examples: one regression over the clauses and "outside", another for "a pupil has made contact". */
export function trainClassifier(needs: {
  labelled: readonly Labelled[];
  classes: number;
  thesaurus: Thesaurus;
  vectors: WordVectors;
}): Classifier {
  const { labelled, classes, thesaurus, vectors } = needs;
  const rarity = countRarity(labelled, thesaurus);
  const numbers = createFeatureNumbers();
  const learner = createFeatureReader({ thesaurus, vectors, rarity, numbers });
  const features = labelled.map(({ q }) => learner.read(q));
  const vocabulary = createVocabulary(features, { numbers, meaningSize: vectors.size });
  numbers.close((number) => vocabulary.id(number) !== undefined);
  // A reader of its own: what the learner keeps of words holds features that are not worth looking at.
  const reader = createFeatureReader({ thesaurus, vectors, rarity, numbers });
  const learned = features.map((each) => vocabulary.vector(each));
  const train = (count: number, target: (example: Labelled) => Labelled['target']) =>
    trainSoftmax(
      labelled.map((example, i) => ({ vector: learned[i] as Vector, target: target(example) })),
      {
        features: vocabulary.size,
        classes: count,
        epochs: epochsFor(labelled.length),
        learningRate: LEARNING_RATE,
        decay: DECAY,
      },
    );
  return {
    read(question) {
      const read = reader.read(question);
      return { features: read, vector: vocabulary.vector(read) };
    },
    knows: (stem) => vocabulary.id(numbers.single('w', stem)) !== undefined,
    clauses: train(classes, (example) => example.target),
    contact: train(2, (example) => [[example.escalate ? 1 : 0, 1]]),
    vocabulary,
    conceptId: (concept) => vocabulary.id(numbers.single('c', concept)),
    rarity,
  };
}

function countRarity(labelled: readonly Labelled[], thesaurus: Thesaurus): (word: string) => number {
  const seen = new Map<string, number>();
  for (const { q } of labelled) {
    for (const word of new Set(thesaurus.words(q).map((each) => each.read))) seen.set(word, (seen.get(word) ?? 0) + 1);
  }
  return (word) => Math.log((labelled.length + 1) / ((seen.get(word) ?? 0) + 1));
}
