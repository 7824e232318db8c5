import { UNKNOWN, type FeatureKind, type FeatureNumbers } from './feature-numbers.ts';
import type { Features } from './features.ts';
import type { Vector } from './softmax.ts';

/** Turns features into a vector: every feature that the examples hold often enough has an id. */
export interface Vocabulary {
  /** Features with an id and the components of meaning together. */
  readonly size: number;
  vector(features: Features): Vector;
  /** By the feature's number. */
  id(number: number): number | undefined;
}

/** Seen in fewer examples than this, a feature is chance: pairs and letter groups are many, single words and concepts are not. */
const SEEN_AT_LEAST: Readonly<Record<FeatureKind, number>> = { w: 1, c: 1, b: 3, k: 3, p: 3, o: 3, g: 4 };

export function createVocabulary(
  examples: readonly Features[],
  { numbers, meaningSize }: { numbers: FeatureNumbers; meaningSize: number },
): Vocabulary {
  const kinds = numbers.kinds();
  const seen = new Uint32Array(kinds.length);
  for (const example of examples) for (const number of example.numbers) seen[number] = (seen[number] as number) + 1;
  const ids = new Int32Array(kinds.length).fill(UNKNOWN);
  let size = 0;
  kinds.forEach((kind, number) => {
    if ((seen[number] as number) >= SEEN_AT_LEAST[kind]) ids[number] = size++;
  });
  const meaningAt = size;
  const id = (number: number) => {
    const found = ids[number] ?? UNKNOWN;
    return found === UNKNOWN ? undefined : found;
  };
  return {
    size: meaningAt + meaningSize,
    id,
    vector({ numbers: present, strengths, meaning }) {
      const found = new Int32Array(present.length + meaning.length);
      const scaled = new Float32Array(present.length + meaning.length);
      let count = 0;
      let squares = 0;
      for (let i = 0; i < present.length; i++) {
        const held = ids[present[i] as number] as number;
        if (held === UNKNOWN) continue;
        const strength = strengths[i] as number;
        found[count] = held;
        scaled[count++] = strength;
        squares += strength * strength;
      }
      for (let i = 0; i < meaning.length; i++) {
        const strength = meaning[i] as number;
        if (strength === 0) continue;
        found[count] = meaningAt + i;
        scaled[count++] = strength;
        squares += strength * strength;
      }
      const length = Math.sqrt(squares) || 1;
      for (let i = 0; i < count; i++) scaled[i] = (scaled[i] as number) / length;
      return { ids: found.subarray(0, count), strengths: scaled.subarray(0, count) };
    },
  };
}
