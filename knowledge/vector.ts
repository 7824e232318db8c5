import { OWN_ROOM, type Room } from './room.ts';
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

/**
 * Writes features as a vector. The components of meaning come last, numbered from `meaningAt` on.
 * `renumbered` gives features their numbers where the vocabulary has changed since they were read; UNKNOWN leaves one out.
 */
export function toVector(
  source: VectorSource,
  { meaningAt, renumbered, room = OWN_ROOM }: { meaningAt: number; renumbered?: Int32Array; room?: Room },
): Vector {
  const { ids, strengths, meaning } = source;
  let size = 0;
  let squares = 0;
  for (let i = 0; i < ids.length; i++) {
    if (renumbered && renumbered[ids[i] as number] === UNKNOWN) continue;
    size += 1;
    squares += (strengths[i] as number) * (strengths[i] as number);
  }
  for (let i = 0; i < meaning.length; i++) {
    if (meaning[i] !== 0) size += 1;
    squares += (meaning[i] as number) * (meaning[i] as number);
  }
  const length = Math.sqrt(squares) || 1;
  const vector = { ids: room.integers(size), strengths: room.fractions(size) };
  let count = 0;
  for (let i = 0; i < ids.length; i++) {
    const id = renumbered ? (renumbered[ids[i] as number] as number) : (ids[i] as number);
    if (id === UNKNOWN) continue;
    vector.ids[count] = id;
    vector.strengths[count++] = (strengths[i] as number) / length;
  }
  for (let i = 0; i < meaning.length; i++) {
    if (meaning[i] === 0) continue;
    vector.ids[count] = meaningAt + i;
    vector.strengths[count++] = (meaning[i] as number) / length;
  }
  return vector;
}

/** The vector with the features from `from` up to `to` counting `by` times as much, again scaled to length one. */
export function strengthen(
  { ids, strengths }: Vector,
  { from, to, by }: { from: number; to: number; by: number },
  room: Room = OWN_ROOM,
): Vector {
  const stronger = room.fractions(ids.length);
  let squares = 0;
  for (let a = 0; a < ids.length; a++) {
    const id = ids[a] as number;
    const strength = (strengths[a] as number) * (id >= from && id < to ? by : 1);
    stronger[a] = strength;
    squares += strength * strength;
  }
  const length = Math.sqrt(squares) || 1;
  for (let a = 0; a < ids.length; a++) stronger[a] = (stronger[a] as number) / length;
  return { ids, strengths: stronger };
}

/** The vector without the features from `from` up to `to`; what is left keeps its strength. */
export function leaveOut({ ids, strengths }: Vector, from: number, to: number): Vector {
  const isLeft = (_: number, a: number) => (ids[a] as number) < from || (ids[a] as number) >= to;
  return { ids: ids.filter(isLeft), strengths: strengths.filter(isLeft) };
}
