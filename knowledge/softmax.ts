import { fixedSequence, shuffle } from './fixed-sequence.ts';
import type { Vector } from './vector.ts';

// Taken out of the global object once: under a test runner each look-up there goes through a sandbox.
const { abs, exp, sqrt } = Math;

/** Where a training question should go: classes with shares that add up to one. */
export interface Lesson {
  vector: Vector;
  target: readonly (readonly [classIndex: number, share: number])[];
}

export interface Softmax {
  readonly classes: number;
  /** Probability of every class; they add up to one. Zero for a class that was not looked at. */
  probabilities(vector: Vector): Float32Array;
  /** How much more strongly a feature speaks for a class than for the average class (a logit per unit of strength). */
  advantage(feature: number, classIndex: number): number;
}

export interface Training {
  features: number;
  classes: number;
  epochs: number;
  learningRate: number;
  /** Pulls weights that moved back towards zero. */
  decay: number;
}

// Four savings, each checked on a writer left out: together training takes a third of the time for 0.3 points.
/** A class this improbable for a lesson is not touched by it: after the first epoch nearly all of them … */
export const TOO_SMALL_TO_LEARN = 0.01;
/** … and in the first, when all are about as improbable, a class this improbable. */
const TOO_SMALL_AT_FIRST = 0.03;
/** A lesson that is off by no more than this for any class is known … */
export const KNOWN = 0.2;
/** … and rests for this many epochs. */
export const EPOCHS_OF_REST = 2;

/**
 * Multinomial logistic regression with soft targets, trained by AdaGrad (Duchi, Hazan, Singer 2011), one lesson at a time.
 * The order of lessons is shuffled by a fixed sequence: the same lessons give the same weights on any machine.
 */
export function trainSoftmax(lessons: readonly Lesson[], training: Training): Softmax {
  const { features, classes, learningRate, decay } = training;
  // A feature's row holds its weights, then how far each has moved: both are needed together, and memory is slower than arithmetic.
  const stride = 2 * classes;
  const learning = new Float32Array(features * stride);
  for (let f = 0; f < features; f++) learning.fill(1e-3, f * stride + classes, (f + 1) * stride);
  const bias = new Float32Array(classes);
  const biasMoved = new Float32Array(classes).fill(1e-3);
  const p = new Float64Array(classes);
  const slopes = new Float64Array(classes);
  const active = new Int32Array(classes);
  const next = fixedSequence();
  const order = Int32Array.from(lessons.keys());

  const resting = new Uint8Array(lessons.length);

  for (let epoch = 0; epoch < training.epochs; epoch++) {
    shuffle(order, next);
    const tooSmall = epoch === 0 ? TOO_SMALL_AT_FIRST : TOO_SMALL_TO_LEARN;
    for (const n of order) {
      if ((resting[n] as number) > 0) {
        resting[n] = (resting[n] as number) - 1;
        continue;
      }
      const lesson = lessons[n] as Lesson;
      score(lesson.vector, learning, stride, bias, p);
      for (const [classIndex, share] of lesson.target) p[classIndex] = (p[classIndex] as number) - share;
      let count = 0;
      let worst = 0;
      for (let k = 0; k < classes; k++) {
        const off = abs(p[k] as number);
        if (off > worst) worst = off;
        if (off > tooSmall) {
          slopes[count] = p[k] as number;
          active[count++] = k;
        }
      }
      if (worst <= KNOWN) resting[n] = EPOCHS_OF_REST;
      step(lesson.vector, learning, { classes, active, slopes, count, learningRate, decay });
      for (let c = 0; c < count; c++) {
        const k = active[c] as number;
        const slope = p[k] as number;
        const sum = (biasMoved[k] as number) + slope * slope;
        biasMoved[k] = sum;
        bias[k] = (bias[k] as number) - (0.2 * learningRate * slope) / sqrt(sum);
      }
    }
  }
  const weights = new Float32Array(features * classes);
  for (let f = 0; f < features; f++) weights.set(learning.subarray(f * stride, f * stride + classes), f * classes);
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

/** Moves the weights of a lesson's features for the classes it is off. On its own, so that it is compiled well after the first few lessons. */
function step(
  { ids, strengths }: Vector,
  learning: Float32Array,
  by: { classes: number; active: Int32Array; slopes: Float64Array; count: number; learningRate: number; decay: number },
): void {
  const { classes, active, slopes, count, learningRate, decay } = by;
  for (let a = 0; a < ids.length; a++) {
    const row = 2 * (ids[a] as number) * classes;
    const strength = strengths[a] as number;
    for (let c = 0; c < count; c++) {
      const at = row + (active[c] as number);
      const slope = (slopes[c] as number) * strength + decay * (learning[at] as number);
      const sum = (learning[at + classes] as number) + slope * slope;
      learning[at + classes] = sum;
      learning[at] = (learning[at] as number) - (learningRate * slope) / sqrt(sum);
    }
  }
}

/** Writes the probability of each class; a feature's weights begin at its number times `stride`. */
function score(
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
