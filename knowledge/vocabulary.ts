import type { Features } from './features.ts';
import type { Vector } from './softmax.ts';

/** Turns features into numbers: every feature that the examples hold often enough has an id. */
export interface Vocabulary {
  /** Named features and the components of meaning together. */
  readonly size: number;
  vector(features: Features): Vector;
  id(name: string): number | undefined;
}

/** Seen in fewer examples than this, a feature is chance: pairs and letter groups are many, single words and concepts are not. */
const SEEN_AT_LEAST: Readonly<Record<string, number>> = { w: 1, c: 1, b: 3, k: 3, p: 3, o: 3, g: 4 };

export function createVocabulary(examples: readonly Features[], meaningSize: number): Vocabulary {
  const seen = new Map<string, number>();
  for (const { names } of examples) for (const name of names) seen.set(name, (seen.get(name) ?? 0) + 1);
  const ids = new Map<string, number>();
  for (const [name, times] of seen) if (times >= (SEEN_AT_LEAST[name.charAt(0)] ?? 1)) ids.set(name, ids.size);
  const meaningAt = ids.size;
  return {
    size: ids.size + meaningSize,
    id: (name) => ids.get(name),
    vector({ names, strengths, meaning }) {
      const found = new Int32Array(names.length + meaning.length);
      const scaled = new Float32Array(names.length + meaning.length);
      let count = 0;
      let squares = 0;
      for (let i = 0; i < names.length; i++) {
        const id = ids.get(names[i] as string);
        if (id === undefined) continue;
        const strength = strengths[i] as number;
        found[count] = id;
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
