import { scatter, slotOf, type ClassWeights } from './class-weights.ts';
import { createNearestClasses, type ClassIndex } from './nearest-classes.ts';
import type { Softmax } from './softmax.ts';
import { leaveOut, type Vector } from './vector.ts';
import type { Ranges } from './vocabulary.ts';

const { exp } = Math;

/** A question is scored against this many of the classes most like it. */
const SCORED = 48;

/** What trainSparseSoftmax learned. */
export interface Sparse {
  kind: 'sparse';
  classes: number;
  index: ClassIndex;
  /** Where in `weights` those of the classes' own features lie … */
  own: ClassWeights;
  /** … then come those of meaning by class, from `meaningFrom`, then outside's features, from `outsideFrom`. */
  weights: Float32Array;
  bias: Float32Array;
  /** By feature, over all classes. */
  averages: Float32Array;
  /** Components of meaning, and their first number among the features. */
  meaning: number;
  meaningAt: number;
  ranges: Ranges;
  /** What likeness is worth as a logit. */
  worth: number;
}

/** Makes a regression of what was learned. */
export function openSparseSoftmax(learned: Sparse): Softmax {
  const { classes, weights, averages, meaning, meaningAt, own, ranges, worth } = learned;
  const outside = classes - 1;
  const { meaningFrom, outsideFrom } = placesOf(learned);
  const find = createNearestClasses(learned.index);
  const score = createScore(learned);
  const placeOf = (id: number, k: number) => {
    if (id >= meaningAt) return meaningFrom + k * meaning + id - meaningAt;
    return k === outside ? outsideFrom + id : slotOf(own, id, k);
  };
  return {
    classes,
    probabilities(vector) {
      const { classes: nearest, likeness } = find({ vector: inIndex(vector, ranges), most: SCORED });
      const candidates = [...nearest, outside];
      const p = new Float64Array(candidates.length);
      const read = leaveOut(vector, ranges.lettersFrom, meaningAt);
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
}

/** Makes the function that scores candidates by their own features and meaning; `places` keeps where the weights lie, candidate by candidate. */
export function createScore(learned: Sparse) {
  const { classes, weights, bias, meaning, meaningAt } = learned;
  const { starts, features: featureAt } = learned.own;
  const { meaningFrom, outsideFrom } = placesOf(learned);
  const outside = classes - 1;

  return score;

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
}

/** Pairs are left to the weights: those of grammar ("can I", "do we") are rare enough to drown the subject in the index. */
export const inIndex = (vector: Vector, { pairsFrom, lettersFrom }: Ranges) => leaveOut(vector, pairsFrom, lettersFrom);

/** Where the weights of meaning and those of outside begin. */
export const placesOf = ({ own, classes, meaning }: Sparse) => ({
  meaningFrom: own.features.length,
  outsideFrom: own.features.length + classes * meaning,
});
