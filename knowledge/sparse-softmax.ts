import { createClassWeights, scatter } from './class-weights.ts';
import { countFeatures, createNearestClasses } from './nearest-classes.ts';
import { fixedSequence, shuffle } from './fixed-sequence.ts';
import { EPOCHS_OF_REST, KNOWN, type Lesson, type Softmax, type Training } from './softmax.ts';
import { leaveOut, type Vector } from './vector.ts';
import type { Ranges } from './vocabulary.ts';

const { exp, sqrt } = Math;

/** A lesson is told apart from this many of the classes most like it. */
const LEARNED_AGAINST = 16;
/** A question is scored against this many of the classes most like it. */
const SCORED = 48;

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
export function trainSparseSoftmax(lessons: readonly Lesson[], training: SparseTraining): Softmax {
  const { classes, learningRate, decay, meaning, ranges } = training;
  const { pairsFrom, lettersFrom } = ranges;
  const outside = classes - 1;
  const meaningAt = training.features - meaning;
  // Pairs are left to the weights: those of grammar ("can I", "do we") are rare enough to drown the subject in the index.
  const indexed = (vector: Vector) => leaveOut(vector, pairsFrom, lettersFrom);
  const find = createNearestClasses(
    lessons.map(({ vector, target }) => ({ vector: indexed(vector), target })),
    outside,
    meaningAt,
  );
  // Groups of letters are two thirds of all features and are left to the index: it is they that find what is misspelt.
  const weighed = lessons.map(({ vector, target }) => ({ vector: leaveOut(vector, lettersFrom, meaningAt), target }));
  const table = createClassWeights(countFeatures(weighed, outside, meaningAt));
  const { starts, features: featureAt } = table;
  // One array: first the classes' own features, then meaning by class, then outside's features.
  const meaningFrom = featureAt.length;
  const outsideFrom = meaningFrom + classes * meaning;
  const weights = new Float32Array(outsideFrom + meaningAt);
  const bias = new Float32Array(classes);
  const worth = WORTH_OF_LIKENESS / Math.cbrt(Math.max(1, lessons.length / classes));
  /** Scores candidates by their own features and meaning; `places` keeps where the weights lie, candidate by candidate. */
  function score({ ids, strengths }: Vector, candidates: ArrayLike<number>, p: Float64Array, places: Int32Array): void {
    const named = namedIn(ids);
    let most = -Infinity;
    for (let c = 0; c < candidates.length; c++) {
      const k = candidates[c] as number;
      const from = c * ids.length;
      let total = bias[k] as number;
      if (k === outside) {
        for (let a = 0; a < named; a++) {
          const at = outsideFrom + (ids[a] as number);
          places[from + a] = at;
          total += (weights[at] as number) * (strengths[a] as number);
        }
      } else {
        const start = starts[k] as number;
        const mask = (starts[k + 1] as number) - start - 1;
        for (let a = 0; a < named; a++) {
          const id = ids[a] as number;
          let at = start + (scatter(id) & mask);
          let held = featureAt[at] as number;
          while (held !== id && held >= 0) {
            at = at === start + mask ? start : at + 1;
            held = featureAt[at] as number;
          }
          // The weight of an empty slot stays zero: adding it spares a branch that cannot be foreseen.
          places[from + a] = held === id ? at : -1;
          total += (weights[at] as number) * (strengths[a] as number);
        }
      }
      const row = meaningFrom + k * meaning - meaningAt;
      for (let a = named; a < ids.length; a++) {
        const at = row + (ids[a] as number);
        places[from + a] = at;
        total += (weights[at] as number) * (strengths[a] as number);
      }
      p[c] = total;
      if (total > most) most = total;
    }
    let sum = 0;
    for (let c = 0; c < candidates.length; c++) sum += p[c] = exp((p[c] as number) - most);
    for (let c = 0; c < candidates.length; c++) p[c] = (p[c] as number) / sum;
  }

  /** How many of a vector's features are not components of meaning, which come last. */
  function namedIn(ids: Int32Array): number {
    let named = ids.length;
    while (named > 0 && (ids[named - 1] as number) >= meaningAt) named--;
    return named;
  }

  const placeOf = (id: number, k: number) => {
    if (id >= meaningAt) return meaningFrom + k * meaning + id - meaningAt;
    return k === outside ? outsideFrom + id : table.slot(id, k);
  };

  learn(lessons, weighed);
  const averages = new Float32Array(training.features);
  for (let at = 0; at < weights.length; at++) {
    const id =
      at < meaningFrom
        ? (table.features[at] as number)
        : at < outsideFrom
          ? meaningAt + ((at - meaningFrom) % meaning)
          : at - outsideFrom;
    if (id >= 0) averages[id] = (averages[id] as number) + (weights[at] as number) / classes;
  }
  return {
    classes,
    probabilities(vector) {
      const { classes: nearest, likeness } = find({ vector: indexed(vector), most: SCORED });
      const candidates = [...nearest, outside];
      const p = new Float64Array(candidates.length);
      const read = leaveOut(vector, lettersFrom, meaningAt);
      score(read, candidates, p, new Int32Array(candidates.length * read.ids.length));
      // Likeness only divides among the clauses what is not outside's: a question on another subject is like some clause as well.
      const inside = likeness.map((like, c) => (p[c] as number) * exp(worth * (like - 1)));
      const before = 1 - (p[nearest.length] as number);
      const after = inside.reduce((sum, each) => sum + each, 0);
      const result = new Float32Array(classes);
      nearest.forEach((k, c) => (result[k] = after > 0 ? ((inside[c] as number) * before) / after : 0));
      result[outside] = 1 - before;
      return result;
    },
    advantage(feature, classIndex) {
      const at = placeOf(feature, classIndex);
      return (at < 0 ? 0 : (weights[at] as number)) - (averages[feature] as number);
    },
  };

  /** Is given the lessons: were they taken from around it, they would stay in memory for as long as questions are answered. */
  function learn(lessons: readonly Lesson[], weighed: readonly Lesson[]): void {
    const candidatesOf = lessons.map(({ vector, target }) => {
      const own = target.map(([k]) => k);
      const others = find({ vector: indexed(vector), most: LEARNED_AGAINST, without: own }).classes;
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
}
