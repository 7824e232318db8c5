/** Room for short rows of numbers, all zero. */
export interface Room {
  integers(count: number): Int32Array;
  fractions(count: number): Float32Array;
}

/** A row of its own for each. */
export const OWN_ROOM: Room = {
  integers: (count) => new Int32Array(count),
  fractions: (count) => new Float32Array(count),
};

const SHARED = 2 ** 16;

/**
 * Makes room for tens of thousands of rows that are used together and forgotten together: they lie side by side in a few long arrays.
 * Arrays of their own take longer to make and to clean up than to fill.
 */
export function createSharedRoom(): Room {
  let buffer = new ArrayBuffer(0);
  let used = 0;
  /** Where `count` numbers of four bytes begin. */
  function take(count: number): number {
    if (used + 4 * count > buffer.byteLength) {
      buffer = new ArrayBuffer(4 * Math.max(SHARED, count));
      used = 0;
    }
    used += 4 * count;
    return used - 4 * count;
  }
  return {
    integers(count) {
      const at = take(count);
      return new Int32Array(buffer, at, count);
    },
    fractions(count) {
      const at = take(count);
      return new Float32Array(buffer, at, count);
    },
  };
}
