import type { Features } from './features.ts';
import type { Vector } from './softmax.ts';

/** Turns features into numbers: every feature that the examples hold often enough has an id. */
export interface Vocabulary {
  /** Named features and the components of meaning together. */
  readonly size: number;
  vector(features: Features): Vector;
  id(name: string): number | undefined;
  /** Ids of the components of meaning: meaningAt, meaningAt + 1, … */
  readonly meaningAt: number;
}

/** Seen in fewer examples than this, a feature is chance: pairs of words and letter groups are many, single words and concepts are not. */
const SEEN_AT_LEAST: Readonly<Record<string, number>> = { w: 1, c: 1, b: 2, k: 2, p: 2, o: 2, g: 3 };

export function createVocabulary(examples: readonly Features[], meaningSize: number): Vocabulary {
  const seen = new Map<string, number>();
  for (const example of examples) for (const name of example.named.keys()) seen.set(name, (seen.get(name) ?? 0) + 1);
  const ids = new Map<string, number>();
  for (const [name, times] of seen) if (times >= (SEEN_AT_LEAST[name.charAt(0)] ?? 1)) ids.set(name, ids.size);
  const meaningAt = ids.size;
  return {
    size: ids.size + meaningSize,
    meaningAt,
    id: (name) => ids.get(name),
    vector(features) {
      const found: number[] = [];
      const strengths: number[] = [];
      let squares = 0;
      const push = (id: number, strength: number) => {
        found.push(id);
        strengths.push(strength);
        squares += strength * strength;
      };
      for (const [name, { strength }] of features.named) {
        const id = ids.get(name);
        if (id !== undefined) push(id, strength);
      }
      features.meaning.forEach((strength, i) => strength !== 0 && push(meaningAt + i, strength));
      const length = Math.sqrt(squares) || 1;
      return { ids: Int32Array.from(found), strengths: Float32Array.from(strengths, (x) => x / length) };
    },
  };
}
