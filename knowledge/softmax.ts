import type { Vector } from './vector.ts';

// Taken out of the global object once: under a test runner each look-up there goes through a sandbox.
const { exp } = Math;

export interface Softmax {
  readonly classes: number;
  /** Probability of every class; they add up to one. Zero for a class that was not looked at. */
  probabilities(vector: Vector): Float32Array;
  /** How much more strongly a feature speaks for a class than for the average class (a logit per unit of strength). */
  advantage(feature: number, classIndex: number): number;
}

/** What trainSoftmax learned. */
export interface Dense {
  kind: 'dense';
  classes: number;
  /** By feature and class. */
  weights: Float32Array;
  bias: Float32Array;
}

/** Makes a regression of what was learned. */
export function openSoftmax({ classes, weights, bias }: Dense): Softmax {
  return {
    classes,
    probabilities(vector) {
      const result = new Float64Array(classes);
      score(vector, weights, classes, bias, result);
      return new Float32Array(result);
    },
    advantage(feature, classIndex) {
      let total = 0;
      for (let k = 0; k < classes; k++) total += weights[feature * classes + k] ?? 0;
      return (weights[feature * classes + classIndex] ?? 0) - total / classes;
    },
  };
}

/** Writes the probability of each class; a feature's weights begin at its number times `stride`. */
export function score(
  { ids, strengths }: Vector,
  weights: Float32Array,
  stride: number,
  bias: Float32Array,
  out: Float64Array,
): void {
  const classes = out.length;
  if (classes === 2) return scoreTwo({ ids, strengths }, weights, stride, bias, out);
  out.set(bias);
  const count = ids.length;
  let a = 0;
  // Four features at a time: the sums are read and written a quarter as often.
  for (; a + 4 <= count; a += 4) {
    const row1 = (ids[a] as number) * stride;
    const row2 = (ids[a + 1] as number) * stride;
    const row3 = (ids[a + 2] as number) * stride;
    const row4 = (ids[a + 3] as number) * stride;
    const s1 = strengths[a] as number;
    const s2 = strengths[a + 1] as number;
    const s3 = strengths[a + 2] as number;
    const s4 = strengths[a + 3] as number;
    for (let k = 0; k < classes; k++) {
      out[k] =
        (out[k] as number) +
        (weights[row1 + k] as number) * s1 +
        (weights[row2 + k] as number) * s2 +
        (weights[row3 + k] as number) * s3 +
        (weights[row4 + k] as number) * s4;
    }
  }
  for (; a < count; a++) {
    const row = (ids[a] as number) * stride;
    const strength = strengths[a] as number;
    for (let k = 0; k < classes; k++) out[k] = (out[k] as number) + (weights[row + k] as number) * strength;
  }
  shares(out);
}

/** The same for two classes, whose sums need not be written down on the way. */
function scoreTwo(
  { ids, strengths }: Vector,
  weights: Float32Array,
  stride: number,
  bias: Float32Array,
  out: Float64Array,
): void {
  let first = bias[0] as number;
  let second = bias[1] as number;
  for (let a = 0; a < ids.length; a++) {
    const row = (ids[a] as number) * stride;
    const strength = strengths[a] as number;
    first += (weights[row] as number) * strength;
    second += (weights[row + 1] as number) * strength;
  }
  out[0] = first;
  out[1] = second;
  shares(out);
}

/** Turns logits into probabilities, in place. */
function shares(out: Float64Array): void {
  const classes = out.length;
  let most = -Infinity;
  for (let k = 0; k < classes; k++) if ((out[k] as number) > most) most = out[k] as number;
  let sum = 0;
  for (let k = 0; k < classes; k++) sum += out[k] = exp((out[k] as number) - most);
  for (let k = 0; k < classes; k++) out[k] = (out[k] as number) / sum;
}
