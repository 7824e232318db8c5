import { openRarity, type LearnedClassifier, type LearnedRegression, type WordRarity } from './classifier.ts';
import { createFeatureReader } from './features.ts';
import type { LearnedApart } from './joined-softmax.ts';
import type { Labelled } from './labelled.ts';
import { MOST_COMPARED, type LessonGroup } from './lesson-groups.ts';
import { createSharedRoom } from './room.ts';
import type { Thesaurus } from './thesaurus.ts';
import { trainSoftmax, type Lesson } from './train-softmax.ts';
import { trainSparseSoftmax } from './train-sparse-softmax.ts';
import { strengthen, toVector, type Vector, type VectorSource } from './vector.ts';
import { createVocabulary } from './vocabulary.ts';
import type { WordVectors } from './word-vectors.ts';
import type { Word } from './words.ts';

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
export function learnClassifier({ labelled, groups, words, classes, thesaurus, vectors }: Lessons): LearnedClassifier {
  const rarity = countRarity(words);
  const growing = createVocabulary();
  const room = createSharedRoom();
  const learner = createFeatureReader({ thesaurus, vectors, rarity: openRarity(rarity), vocabulary: growing });
  const examples = words.map((each) => learner.readNumbers(each, room));
  const { kept, ranges, renumbered } = growing.keepFrequent(countFeatures(examples, growing.size));
  const meaningAt = kept.features.length;
  const learned = examples.map((each) => toVector(each, { meaningAt, renumbered, room }));

  /** Trains on lessons as seriously as they are many. */
  function learnFrom(
    lessons: readonly Lesson[],
    { classes, epochs, few }: { classes: number; epochs: number; few: boolean },
  ): LearnedRegression {
    const { learningRate, conceptStrength } = few ? WITH_FEW : WITH_MANY;
    const concepts = { from: ranges.conceptsFrom, to: ranges.pairsFrom, by: conceptStrength };
    const training = { features: meaningAt + vectors.size, classes, epochs, learningRate, decay: DECAY };
    const read =
      conceptStrength === 1
        ? lessons
        : lessons.map((lesson) => ({ ...lesson, vector: strengthen(lesson.vector, concepts, room) }));
    const weights =
      classes - 1 > MOST_COMPARED
        ? trainSparseSoftmax(read, { ...training, ranges, meaning: vectors.size })
        : trainSoftmax(read, training);
    return { weights, concepts };
  }
  const areFew = (lessons: number, clauses: number) => lessons <= FEW_LESSONS * clauses;

  const clauses = groups.map((group): LearnedApart<LearnedRegression> => {
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
  const contact = learnFrom(
    labelled.map(({ escalate }, i) => ({ vector: learned[i] as Vector, target: [[escalate ? 1 : 0, 1]] })),
    { classes: 2, epochs: epochsFor(labelled.length), few: areFew(inside, classes - 1) },
  );
  return { classes, known: kept, rarity, clauses, contact };
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

function countRarity(questions: readonly (readonly Word[])[]): WordRarity {
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
  return { texts: questions.length, holding: new Map([...seen].map(([word, { times }]) => [word, times])) };
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
