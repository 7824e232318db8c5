import type { Features } from './features.ts';
import { UNKNOWN } from './vocabulary.ts';

/** A question as numbers: which features it has (each once, in any order), how strongly, scaled to length one. */
export interface Vector {
  ids: Int32Array;
  strengths: Float32Array;
}

/** What a vector is made of. */
export interface VectorSource {
  ids: ArrayLike<number>;
  strengths: ArrayLike<number>;
  meaning: Float32Array;
}

/** What is kept of an example until all are read: numbers alone, a tenth of its features' size. */
export function vectorSource({ ids, strengths, meaning }: Features): VectorSource {
  return { ids: new Int32Array(ids), strengths: new Float32Array(strengths), meaning };
}

/**
 * Writes features as a vector. The components of meaning come last, numbered from `meaningAt` on.
 * `renumbered` gives features their numbers where the vocabulary has changed since they were read; UNKNOWN leaves one out.
 */
export function toVector(source: VectorSource, meaningAt: number, renumbered?: Int32Array): Vector {
  const { ids, strengths, meaning } = source;
  const found = new Int32Array(ids.length + meaning.length);
  const scaled = new Float32Array(found.length);
  let count = 0;
  let squares = 0;
  for (let i = 0; i < ids.length; i++) {
    const id = renumbered ? (renumbered[ids[i] as number] as number) : (ids[i] as number);
    if (id === UNKNOWN) continue;
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
}
