import type { Softmax } from './softmax.ts';
import type { Vector } from './vector.ts';

const { max } = Math;

/** What was learned about some of the clauses, apart from the others. */
export interface LearnedApart<Regression = Softmax> {
  /** Its classes among all; the regression has outside after them. */
  classes: readonly number[];
  softmax: Regression;
  /** What an outside lesson counts for: less than one where more of them were learned from than speak for how often nothing is said. */
  outsideCounts: number;
}

/** Nothing is quite certain not to be outside. */
const LEAST_OUTSIDE = 1e-9;

/**
 * Joins what was learned apart into one regression over all classes and "outside". Each says how likely its clauses are against outside;
 * the surest decides whether the policies say something at all, and what is inside is shared by these odds.
 */
export function joinSoftmaxes(learned: readonly LearnedApart[], classes: number): Softmax {
  const weighed = learned.map(weigh);
  const outside = classes - 1;
  return {
    classes,
    probabilities(vector) {
      const odds = new Float64Array(classes);
      let surest = 0;
      let sum = 0;
      for (const oddsOf of weighed) {
        const inside = oddsOf(vector, odds);
        surest = max(surest, inside);
        sum += inside;
      }
      const inside = surest / (1 + surest);
      const result = new Float32Array(classes);
      if (sum > 0) for (let k = 0; k < outside; k++) result[k] = ((odds[k] as number) * inside) / sum;
      result[outside] = 1 - inside;
      return result;
    },
    advantage(feature, classIndex) {
      let total = 0;
      for (const { classes: own, softmax } of learned) {
        const k = classIndex === outside ? own.length : own.indexOf(classIndex);
        if (k >= 0) total += softmax.advantage(feature, k);
      }
      return total;
    },
  };
}

/** Writes the odds of each class against outside and gives their sum. */
function weigh({ classes, softmax, outsideCounts }: LearnedApart): (vector: Vector, odds: Float64Array) => number {
  return (vector, odds) => {
    const p = softmax.probabilities(vector);
    const outside = outsideCounts * max(LEAST_OUTSIDE, p[classes.length] as number);
    let sum = 0;
    classes.forEach((k, i) => {
      sum += odds[k] = (p[i] as number) / outside;
    });
    return sum;
  };
}
