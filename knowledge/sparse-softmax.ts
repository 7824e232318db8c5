import { createClassWeights } from './class-weights.ts';
import { countFeatures, createNearestClasses } from './nearest-classes.ts';
import { fixedSequence, shuffle } from './fixed-sequence.ts';
import { EPOCHS_OF_REST, KNOWN, TOO_SMALL_TO_LEARN, type Lesson, type Softmax, type Training } from './softmax.ts';
import type { Vector } from './vector.ts';

const { exp, sqrt } = Math;

/** A lesson is told apart from this many of the classes most like it. */
const LEARNED_AGAINST = 24;
/** A question is scored against this many of the classes most like it. */
const SCORED = 48;

export interface SparseTraining extends Training {
  /** Components of meaning among the features; they come last. */
  meaning: number;
}

/**
 * The regression of softmax.ts for many classes, of which the last is "outside". Ten thousand classes cannot all be scored, so an inverted
 * index names the few that are like the question; the others have probability zero. A class keeps weights for the features of its own lessons,
 * for the components of meaning, and outside for every feature.
 */
export function trainSparseSoftmax(lessons: readonly Lesson[], training: SparseTraining): Softmax {
  const { classes, learningRate, decay, meaning } = training;
  const outside = classes - 1;
  const meaningAt = training.features - meaning;
  const find = createNearestClasses(lessons, outside, meaningAt);
  const table = createClassWeights(countFeatures(lessons, outside, meaningAt));
  // One array: first the classes' own features, then meaning by class, then outside's features.
  const meaningFrom = table.weights.length;
  const outsideFrom = meaningFrom + classes * meaning;
  const weights = new Float32Array(outsideFrom + meaningAt);
  const bias = new Float32Array(classes);
  const placeOf = (id: number, k: number) => {
    if (id >= meaningAt) return meaningFrom + k * meaning + id - meaningAt;
    return k === outside ? outsideFrom + id : table.slot(id, k);
  };

  /** Scores candidates; `places` keeps where the weights lie, candidate by candidate. */
  function score({ ids, strengths }: Vector, candidates: ArrayLike<number>, p: Float64Array, places: Int32Array): void {
    let most = -Infinity;
    for (let c = 0; c < candidates.length; c++) {
      const k = candidates[c] as number;
      let total = bias[k] as number;
      for (let a = 0; a < ids.length; a++) {
        const at = placeOf(ids[a] as number, k);
        places[c * ids.length + a] = at;
        if (at >= 0) total += (weights[at] as number) * (strengths[a] as number);
      }
      p[c] = total;
      if (total > most) most = total;
    }
    let sum = 0;
    for (let c = 0; c < candidates.length; c++) sum += p[c] = exp((p[c] as number) - most);
    for (let c = 0; c < candidates.length; c++) p[c] = (p[c] as number) / sum;
  }

  learn();
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
      const candidates = [...find({ vector, most: SCORED }), outside];
      const p = new Float64Array(candidates.length);
      score(vector, candidates, p, new Int32Array(candidates.length * vector.ids.length));
      const result = new Float32Array(classes);
      candidates.forEach((k, c) => (result[k] = p[c] as number));
      return result;
    },
    weight(feature, classIndex) {
      const at = placeOf(feature, classIndex);
      return at < 0 ? 0 : (weights[at] as number);
    },
    averageWeight: (feature) => averages[feature] as number,
  };

  function learn(): void {
    const candidatesOf = lessons.map(({ vector, target }) => {
      const own = target.map(([k]) => k);
      const others = find({ vector, most: LEARNED_AGAINST, without: own });
      return Int32Array.from(new Set([...own, outside, ...others]));
    });
    const moved = new Float32Array(weights.length).fill(1e-3);
    const biasMoved = new Float32Array(classes).fill(1e-3);
    const mostCandidates = candidatesOf.reduce((most, { length }) => Math.max(most, length), 0);
    const mostFeatures = lessons.reduce((most, { vector }) => Math.max(most, vector.ids.length), 0);
    const p = new Float64Array(mostCandidates);
    const places = new Int32Array(mostCandidates * mostFeatures);
    const resting = new Uint8Array(lessons.length);
    const order = Int32Array.from(lessons.keys());
    const next = fixedSequence();
    for (let epoch = 0; epoch < training.epochs; epoch++) {
      shuffle(order, next);
      for (const n of order) {
        if ((resting[n] as number) > 0) {
          resting[n] = (resting[n] as number) - 1;
          continue;
        }
        const { vector, target } = lessons[n] as Lesson;
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
          if (size > TOO_SMALL_TO_LEARN) step(vector, candidates[c] as number, off, c);
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
