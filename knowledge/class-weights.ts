import type { HeldFeatures } from './nearest-classes.ts';

/** Weights of (feature, class) pairs that are in some lesson of the class: a slot for each, no more. */
export interface ClassWeights {
  /** Class k's slots are from starts[k] up to starts[k + 1]: a power of two. */
  readonly starts: Int32Array;
  /** For every slot its feature, or -1. */
  readonly features: Int32Array;
}

const EMPTY = -1;

/** Makes a hash table of each class's features in one array, a class's slots side by side: they fit the fastest memory while it is scored. */
export function createClassWeights(held: readonly HeldFeatures[]): ClassWeights {
  const starts = new Int32Array(held.length + 1);
  held.forEach(({ ids }, k) => {
    starts[k + 1] = (starts[k] as number) + roomFor(ids.length);
  });
  const features = new Int32Array(starts[held.length] as number).fill(EMPTY);
  held.forEach(({ ids }, k) => {
    const start = starts[k] as number;
    const mask = (starts[k + 1] as number) - start - 1;
    for (const id of ids) {
      let at = scatter(id) & mask;
      while (features[start + at] !== EMPTY) at = (at + 1) & mask;
      features[start + at] = id;
    }
  });
  return { starts, features };
}

/** The pair's slot in `weights`, or -1. */
export function slotOf({ starts, features }: ClassWeights, feature: number, classIndex: number): number {
  const start = starts[classIndex] as number;
  const mask = (starts[classIndex + 1] as number) - start - 1;
  let at = scatter(feature) & mask;
  for (;;) {
    const found = features[start + at];
    if (found === feature) return start + at;
    if (found === EMPTY) return EMPTY;
    at = (at + 1) & mask;
  }
}

/** A power of two that leaves at least a third empty, so that a search ends soon. */
const roomFor = (count: number) => 2 ** Math.ceil(Math.log2(1 + 1.5 * count));

/** Fibonacci hashing: neighbouring numbers come apart, and the high bits reach the low ones. */
export function scatter(feature: number): number {
  const mixed = Math.imul(feature, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
