import type { Lesson } from './train-softmax.ts';
import type { Vector } from './vector.ts';

/** Classes whose lessons share most with a question, best first; equal ones in the order of classes. */
export interface Nearest {
  classes: number[];
  /** How like the question each is, compared with the first one: from 1 down to 0. */
  likeness: number[];
}

export type FindNearest = (needs: { vector: Vector; most: number; without?: readonly number[] }) => Nearest;

/** Entries of the index that one question may read: rare features come first, and those that most classes have would tell little. */
const MOST_ENTRIES_READ = 30_000;
// BM25 (Robertson and Zaragoza 2009): how soon more lessons with a feature stop counting, and how much a class of many features is held back.
// That a word was said counts for nearly everything, how often for little: it is one writer's habit.
const SATURATION = 0.25;
const BY_LENGTH = 0.75;

/** An inverted index: feature f is held by classOf[starts[f]] … classOf[starts[f + 1] - 1], in each as strongly as `strength` says. */
export interface ClassIndex {
  classes: number;
  starts: Int32Array;
  classOf: Int32Array;
  strength: Float32Array;
}

/**
 * Makes an inverted index of what each class's lessons hold: for each feature the classes that have it. `classes` are counted without outside,
 * whose lessons are left out. Features from `features` on are not looked up.
 */
export function indexClasses(lessons: readonly Lesson[], classes: number, features: number): ClassIndex {
  const held = countFeatures(lessons, classes, features);
  const starts = new Int32Array(features + 1);
  for (const { ids } of held) for (const id of ids) starts[id + 1] = (starts[id + 1] as number) + 1;
  for (let f = 0; f < features; f++) starts[f + 1] = (starts[f + 1] as number) + (starts[f] as number);
  const next = starts.slice();
  const entries = starts[features] as number;
  const classOf = new Int32Array(entries);
  const strength = new Float32Array(entries);
  const average = entries / Math.max(1, classes);
  held.forEach(({ ids, times }, k) => {
    const hold = SATURATION * (1 - BY_LENGTH + (BY_LENGTH * ids.length) / average);
    ids.forEach((id, i) => {
      const at = next[id] as number;
      next[id] = at + 1;
      classOf[at] = k;
      strength[at] = (times[i] as number) / ((times[i] as number) + hold);
    });
  });
  return { classes, starts, classOf, strength };
}

/** Makes the function that asks the index. */
export function createNearestClasses({ classes, starts, classOf, strength }: ClassIndex): FindNearest {
  const features = starts.length - 1;
  const holders = (id: number) => (starts[id + 1] as number) - (starts[id] as number);

  const scores = new Float64Array(classes);
  return ({ vector, most, without = [] }) => {
    const byRarity = rarestFirst(vector, features, holders);
    const touched: number[] = [];
    let read = 0;
    for (const a of byRarity) {
      const id = vector.ids[a] as number;
      const found = holders(id);
      if (read > 0 && read + found > MOST_ENTRIES_READ) break;
      read += found;
      const rarity = Math.log(1 + (classes - found + 0.5) / (found + 0.5));
      // To the power of 1.5: between 1, as in BM25, and 2, as where questions and documents are both weighed by rarity.
      const asked = (vector.strengths[a] as number) * rarity * Math.sqrt(rarity);
      for (let at = starts[id] as number, end = at + found; at < end; at++) {
        const k = classOf[at] as number;
        if (scores[k] === 0) touched.push(k);
        scores[k] = (scores[k] as number) + asked * (strength[at] as number);
      }
    }
    const best = highest(touched, scores, most, without);
    const highestScore = scores[best[0] ?? 0] as number;
    const likeness = best.map((k) => (scores[k] as number) / highestScore);
    for (const k of touched) scores[k] = 0;
    return { classes: best, likeness };
  };
}

/** Places of a vector's features that some class has, rarest first. */
function rarestFirst(vector: Vector, features: number, holders: (id: number) => number): Int32Array {
  const keys = new Float64Array(vector.ids.length);
  let count = 0;
  vector.ids.forEach((id, a) => {
    const found = id < features ? holders(id) : 0;
    if (found > 0) keys[count++] = found * 2 ** 20 + a;
  });
  return Int32Array.from(keys.subarray(0, count).sort(), (key) => key % 2 ** 20);
}

/** The `most` classes of the highest scores in order, by insertion: nearly all fall short of the last one kept. */
function highest(touched: readonly number[], scores: Float64Array, most: number, without: readonly number[]): number[] {
  const best: number[] = [];
  const before = (a: number, b: number) =>
    (scores[a] as number) > (scores[b] as number) || (scores[a] === scores[b] && a < b);
  for (const k of touched) {
    const last = best[best.length - 1];
    if (best.length === most && last !== undefined && !before(k, last)) continue;
    if (without.includes(k)) continue;
    let at = best.length === most ? most - 1 : best.length;
    for (; at > 0 && before(k, best[at - 1] as number); at--) best[at] = best[at - 1] as number;
    best[at] = k;
  }
  return best;
}

/** Features that a class's lessons hold, each once and in ascending order, and in how many of them. */
export interface HeldFeatures {
  ids: Int32Array;
  times: Int32Array;
}

/** Counts for each class the features of its own lessons; a lesson shared between classes counts for each. */
export function countFeatures(lessons: readonly Lesson[], classes: number, features: number): HeldFeatures[] {
  const lessonsOf: Lesson[][] = Array.from({ length: classes }, () => []);
  for (const lesson of lessons) for (const [k] of lesson.target) lessonsOf[k]?.push(lesson);
  const times = new Int32Array(features);
  return lessonsOf.map((own) => {
    const seen: number[] = [];
    for (const { vector } of own) {
      for (const id of vector.ids) {
        if (id >= features) continue;
        if (times[id] === 0) seen.push(id);
        times[id] = (times[id] as number) + 1;
      }
    }
    const ids = Int32Array.from(seen).sort();
    const held = { ids, times: ids.map((id) => times[id] as number) };
    for (const id of ids) times[id] = 0;
    return held;
  });
}
