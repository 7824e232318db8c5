import { createFeatureReader, type Features } from './features.ts';
import { joinSoftmaxes, type LearnedApart } from './joined-softmax.ts';
import { openSoftmax, type Dense, type Softmax } from './softmax.ts';
import { openSparseSoftmax, type Sparse } from './sparse-softmax.ts';
import type { Thesaurus } from './thesaurus.ts';
import { strengthen, toVector, type Vector } from './vector.ts';
import { KIND, openVocabulary, UNKNOWN, type KnownFeatures } from './vocabulary.ts';
import type { WordVectors } from './word-vectors.ts';

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

/** A regression, and the concepts that count `by` times as much for it. */
export interface LearnedRegression {
  weights: Dense | Sparse;
  concepts: { from: number; to: number; by: number };
}

/** How many texts there are to learn from, and in how many of them each word is. */
export interface WordRarity {
  texts: number;
  holding: ReadonlyMap<string, number>;
}

/** What learnClassifier learned: plain data that another thread can be given. */
export interface LearnedClassifier {
  classes: number;
  known: KnownFeatures;
  rarity: WordRarity;
  clauses: readonly LearnedApart<LearnedRegression>[];
  contact: LearnedRegression;
}

/** Makes the classifier that questions are read with. */
export function openClassifier(
  learned: LearnedClassifier,
  { thesaurus, vectors }: { thesaurus: Thesaurus; vectors: WordVectors },
): Classifier {
  const vocabulary = openVocabulary(learned.known);
  const rarity = openRarity(learned.rarity);
  const reader = createFeatureReader({ thesaurus, vectors, rarity, vocabulary });
  return {
    read(question) {
      const read = reader.read(question);
      return { features: read, vector: toVector(read, { meaningAt: vocabulary.size }) };
    },
    knows: (stem) => vocabulary.feature(KIND.word, vocabulary.symbol(stem)) !== UNKNOWN,
    clauses: joinSoftmaxes(
      learned.clauses.map((group) => ({ ...group, softmax: openRegression(group.softmax) })),
      learned.classes,
    ),
    contact: openRegression(learned.contact),
    conceptFeature(concept) {
      const feature = vocabulary.feature(KIND.concept, vocabulary.symbol(concept));
      return feature === UNKNOWN ? undefined : feature;
    },
    rarity,
  };
}

export function openRarity({ texts, holding }: WordRarity): (word: string) => number {
  return (word) => Math.log((texts + 1) / ((holding.get(word) ?? 0) + 1));
}

/** Reads questions as the lessons were read, with concepts strengthened. */
function openRegression({ weights, concepts }: LearnedRegression): Softmax {
  const softmax = weights.kind === 'dense' ? openSoftmax(weights) : openSparseSoftmax(weights);
  if (concepts.by === 1) return softmax;
  const isConcept = (feature: number) => feature >= concepts.from && feature < concepts.to;
  return {
    classes: softmax.classes,
    probabilities: (vector) => softmax.probabilities(strengthen(vector, concepts)),
    advantage: (feature, k) => softmax.advantage(feature, k) * (isConcept(feature) ? concepts.by : 1),
  };
}
