import { createClassWeights } from './class-weights.ts';
import { fixedSequence, shuffle } from './fixed-sequence.ts';
import { countFeatures, createNearestClasses, indexClasses } from './nearest-classes.ts';
import { createScore, inIndex, placesOf, type Sparse } from './sparse-softmax.ts';
import { EPOCHS_OF_REST, KNOWN, type Lesson, type Training } from './train-softmax.ts';
import { leaveOut, type Vector } from './vector.ts';
import type { Ranges } from './vocabulary.ts';

const { sqrt } = Math;

/** A lesson is told apart from this many of the classes most like it. */
const LEARNED_AGAINST = 16;
/**
 * What being most like a question is worth beside the weights, as a logit, for a clause of one lesson. A clause with five examples has not
 * heard every word for its subject, so likeness says more; with sixty its weights know better.
 */
const WORTH_OF_LIKENESS = 24;
/** Less than this is not learned from; with many classes the small errors are most of the work and add nothing. */
const TOO_SMALL = 0.03;
/** The index already knows the words: going through the lessons more often than this found no more. */
const EPOCHS = 6;

export interface SparseTraining extends Omit<Training, 'epochs'> {
  /** Components of meaning among the features; they come last. */
  meaning: number;
  ranges: Ranges;
}

/**
 * The regression of softmax.ts for many classes, of which the last is "outside". Ten thousand classes cannot all be scored, so an inverted
 * index names the few that are like the question; the others have probability zero. A class keeps weights for the features of its own lessons,
 * for the components of meaning, and outside for every feature.
 */
export function trainSparseSoftmax(lessons: readonly Lesson[], training: SparseTraining): Sparse {
  const { classes, meaning, ranges } = training;
  const outside = classes - 1;
  const meaningAt = training.features - meaning;
  // Groups of letters are two thirds of all features and are left to the index: it is they that find what is misspelt.
  const weighed = lessons.map(({ vector, target }) => ({
    vector: leaveOut(vector, ranges.lettersFrom, meaningAt),
    target,
  }));
  const own = createClassWeights(countFeatures(weighed, outside, meaningAt));
  const learned: Sparse = {
    kind: 'sparse',
    classes,
    index: indexClasses(
      lessons.map(({ vector, target }) => ({ vector: inIndex(vector, ranges), target })),
      outside,
      meaningAt,
    ),
    own,
    weights: new Float32Array(own.features.length + classes * meaning + meaningAt),
    bias: new Float32Array(classes),
    averages: new Float32Array(training.features),
    meaning,
    meaningAt,
    ranges,
    worth: WORTH_OF_LIKENESS / Math.cbrt(Math.max(1, lessons.length / classes)),
  };
  learn(learned, { lessons, weighed }, training);
  average(learned);
  return learned;
}

function average(learned: Sparse): void {
  const { weights, averages, classes, meaning, meaningAt, own } = learned;
  const { meaningFrom, outsideFrom } = placesOf(learned);
  for (let at = 0; at < weights.length; at++) {
    const id =
      at < meaningFrom
        ? (own.features[at] as number)
        : at < outsideFrom
          ? meaningAt + ((at - meaningFrom) % meaning)
          : at - outsideFrom;
    if (id >= 0) averages[id] = (averages[id] as number) + (weights[at] as number) / classes;
  }
}

/** Moves the weights, which are all zero. */
function learn(
  learned: Sparse,
  { lessons, weighed }: { lessons: readonly Lesson[]; weighed: readonly Lesson[] },
  { learningRate, decay }: { learningRate: number; decay: number },
): void {
  const { classes, weights, bias, ranges } = learned;
  const outside = classes - 1;
  const find = createNearestClasses(learned.index);
  const score = createScore(learned);
  const candidatesOf = lessons.map(({ vector, target }) => {
    const own = target.map(([k]) => k);
    const others = find({ vector: inIndex(vector, ranges), most: LEARNED_AGAINST, without: own }).classes;
    return Int32Array.from(new Set([...own, outside, ...others]));
  });
  const moved = new Float32Array(weights.length).fill(1e-3);
  const biasMoved = new Float32Array(classes).fill(1e-3);
  const mostCandidates = candidatesOf.reduce((most, { length }) => Math.max(most, length), 0);
  const mostFeatures = weighed.reduce((most, { vector }) => Math.max(most, vector.ids.length), 0);
  const p = new Float64Array(mostCandidates);
  const places = new Int32Array(mostCandidates * mostFeatures);
  const resting = new Uint8Array(lessons.length);
  const order = Int32Array.from(lessons.keys());
  const next = fixedSequence();
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, next);
    for (const n of order) {
      if ((resting[n] as number) > 0) {
        resting[n] = (resting[n] as number) - 1;
        continue;
      }
      const { vector, target } = weighed[n] as Lesson;
      const candidates = candidatesOf[n] as Int32Array;
      score(vector, candidates, p, places);
      for (const [k, share] of target) {
        const c = candidates.indexOf(k);
        p[c] = (p[c] as number) - share;
      }
      let worst = 0;
      for (let c = 0; c < candidates.length; c++) {
        const off = p[c] as number;
        const size = off < 0 ? -off : off;
        if (size > worst) worst = size;
        if (size > TOO_SMALL) step(vector, candidates[c] as number, off, c);
      }
      if (worst <= KNOWN) resting[n] = EPOCHS_OF_REST;
    }
  }

  function step({ ids, strengths }: Vector, k: number, off: number, c: number): void {
    for (let a = 0; a < ids.length; a++) {
      const at = places[c * ids.length + a] as number;
      if (at < 0) continue;
      const slope = off * (strengths[a] as number) + decay * (weights[at] as number);
      const sum = (moved[at] as number) + slope * slope;
      moved[at] = sum;
      weights[at] = (weights[at] as number) - (learningRate * slope) / sqrt(sum);
    }
    const sum = (biasMoved[k] as number) + off * off;
    biasMoved[k] = sum;
    bias[k] = (bias[k] as number) - (0.2 * learningRate * off) / sqrt(sum);
  }
}
