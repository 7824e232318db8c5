import { createFeatureReader, type Features } from './features.ts';
import { joinSoftmaxes, type LearnedApart } from './joined-softmax.ts';
import { MOST_COMPARED, type LessonGroup } from './lesson-groups.ts';
import { createSharedRoom } from './room.ts';
import { trainSoftmax, type Lesson, type Softmax } from './softmax.ts';
import { trainSparseSoftmax } from './sparse-softmax.ts';
import type { Thesaurus } from './thesaurus.ts';
import { strengthen, toVector, type Vector, type VectorSource } from './vector.ts';
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
/** Where lessons are few those of outside are many beside them; they need no more steps than this. */
const EPOCHS_OF_FEW = 30;
/** With no more lessons than this for a clause, what words mean in general must make up for what was not written in an example … */
const FEW_LESSONS = 30;
/** … so concepts count for more, and no lesson is taken as seriously as where many agree. */
const WITH_FEW = { learningRate: 0.2, conceptStrength: 2 };
const WITH_MANY = { learningRate: 0.4, conceptStrength: 1 };
const DECAY = 1e-5;

interface Lessons {
  labelled: readonly Labelled[];
  groups: readonly LessonGroup[];
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
function learn({ labelled, groups, words, classes, thesaurus, vectors }: Lessons) {
  const rarity = countRarity(words);
  const growing = createVocabulary();
  const room = createSharedRoom();
  const learner = createFeatureReader({ thesaurus, vectors, rarity, vocabulary: growing });
  const examples = words.map((each) => learner.readNumbers(each, room));
  const { vocabulary, ranges, renumbered } = growing.keepFrequent(countFeatures(examples, growing.size));
  const learned = examples.map((each) => toVector(each, { meaningAt: vocabulary.size, renumbered, room }));

  /** Trains on lessons as seriously as they are many, and reads questions alike. */
  function learnFrom(
    lessons: readonly Lesson[],
    { classes, epochs, few }: { classes: number; epochs: number; few: boolean },
  ): Softmax {
    const { learningRate, conceptStrength } = few ? WITH_FEW : WITH_MANY;
    const concepts = { from: ranges.conceptsFrom, to: ranges.pairsFrom, by: conceptStrength };
    const training = { features: vocabulary.size + vectors.size, classes, epochs, learningRate, decay: DECAY };
    const train = (read: readonly Lesson[]) =>
      classes - 1 > MOST_COMPARED
        ? trainSparseSoftmax(read, { ...training, ranges, meaning: vectors.size })
        : trainSoftmax(read, training);
    if (conceptStrength === 1) return train(lessons);
    return strengthened(
      train(lessons.map((lesson) => ({ ...lesson, vector: strengthen(lesson.vector, concepts, room) }))),
      concepts,
    );
  }
  const areFew = (lessons: number, clauses: number) => lessons <= FEW_LESSONS * clauses;

  const learnedApart = groups.map((group): LearnedApart => {
    const { lessons, counts } = lessonsOf(group, labelled, learned);
    const few = areFew(
      counts.reduce((sum, count) => sum + count, 0),
      counts.length,
    );
    const epochs = few ? Math.min(EPOCHS_OF_FEW, epochsFor(lessons.length)) : epochsFor(lessons.length);
    return {
      classes: group.classes,
      softmax: learnFrom(lessons, { classes: group.classes.length + 1, epochs, few }),
      outsideCounts: group.outsideCounts,
    };
  });
  const inside = labelled.filter(({ target }) => target[0]?.[0] !== classes - 1).length;
  return {
    reader: createFeatureReader({ thesaurus, vectors, rarity, vocabulary }),
    vocabulary,
    rarity,
    clauses: joinSoftmaxes(learnedApart, classes),
    contact: learnFrom(
      labelled.map(({ escalate }, i) => ({ vector: learned[i] as Vector, target: [[escalate ? 1 : 0, 1]] })),
      { classes: 2, epochs: epochsFor(labelled.length), few: areFew(inside, classes - 1) },
    ),
  };
}

/** The lessons of a group, with its own classes from 0 and outside after them, and how many each of its classes has. */
function lessonsOf(group: LessonGroup, labelled: readonly Labelled[], learned: readonly Vector[]) {
  const own = new Map(group.classes.map((k, i) => [k, i]));
  const outside = group.classes.length;
  const counts = new Array<number>(outside).fill(0);
  const lessons = group.lessons.map((n): Lesson => {
    const target: [number, number][] = [];
    let elsewhere = 0;
    for (const [k, share] of (labelled[n] as Labelled).target) {
      const i = own.get(k);
      if (i === undefined) {
        elsewhere += share;
      } else {
        target.push([i, share]);
        counts[i] = (counts[i] as number) + share;
      }
    }
    if (elsewhere > 0) target.push([outside, elsewhere]);
    return { vector: learned[n] as Vector, target };
  });
  return { lessons, counts };
}

/** Reads questions as the lessons were read, with concepts strengthened. */
function strengthened(softmax: Softmax, concepts: { from: number; to: number; by: number }): Softmax {
  const isConcept = (feature: number) => feature >= concepts.from && feature < concepts.to;
  return {
    classes: softmax.classes,
    probabilities: (vector) => softmax.probabilities(strengthen(vector, concepts)),
    advantage: (feature, k) => softmax.advantage(feature, k) * (isConcept(feature) ? concepts.by : 1),
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
