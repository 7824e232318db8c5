import { fixedSequence, shuffle } from './fixed-sequence.ts';
import { score, type Dense } from './softmax.ts';
import type { Vector } from './vector.ts';

// Taken out of the global object once: under a test runner each look-up there goes through a sandbox.
const { abs, sqrt } = Math;

/** Where a training question should go: classes with shares that add up to one. */
export interface Lesson {
  vector: Vector;
  target: readonly (readonly [classIndex: number, share: number])[];
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
export function trainSoftmax(lessons: readonly Lesson[], training: Training): Dense {
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
  return { kind: 'dense', classes, weights, bias };
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
