/** Numbers keys from 0 in the order in which they are added. Keys are whole numbers from 0 below 2 ** 53. */
export interface FeatureTable {
  readonly size: number;
  /** The key's number, or -1. */
  find(key: number): number;
  /** The key's number, given now where it has none. */
  add(key: number): number;
  key(number: number): number;
  /** All keys in the order of their numbers: the table can be made from them again. */
  keys(): Float64Array;
}

const EMPTY = -1;
const LOW_WORD = 2 ** 32;

/**
 * Makes a hash table with open addressing. Learning asks it half a million times for 35 clauses: a Map would put every key on the heap,
 * and cleaning up after it took longer than the look-ups.
 */
export function createFeatureTable(held: Float64Array = new Float64Array(0)): FeatureTable {
  let keys = new Float64Array(2 ** Math.ceil(Math.log2(Math.max(1024, held.length))));
  let slots = new Int32Array(2 * keys.length).fill(EMPTY);
  let size = held.length;
  keys.set(held);
  file();

  /** The slot that holds the key, or the empty one where it belongs. There is always an empty one: slots are twice the keys. */
  function slotOf(key: number): number {
    const mask = slots.length - 1;
    let at = scatter(key) & mask;
    for (;;) {
      const held = slots[at] as number;
      if (held === EMPTY || keys[held] === key) return at;
      at = (at + 1) & mask;
    }
  }
  function grow(): void {
    const larger = new Float64Array(2 * keys.length);
    larger.set(keys);
    keys = larger;
    slots = new Int32Array(2 * keys.length).fill(EMPTY);
    file();
  }
  function file(): void {
    for (let number = 0; number < size; number++) slots[slotOf(keys[number] as number)] = number;
  }
  return {
    get size() {
      return size;
    },
    find: (key) => slots[slotOf(key)] as number,
    add(key) {
      const at = slotOf(key);
      const known = slots[at] as number;
      if (known !== EMPTY) return known;
      if (size === keys.length) {
        grow();
        return this.add(key);
      }
      keys[size] = key;
      slots[at] = size;
      size += 1;
      return size - 1;
    },
    key: (number) => keys[number] as number,
    keys: () => keys.slice(0, size),
  };
}

/** Spreads neighbouring keys over all slots: multiply and mix (after Murmur3's finish). */
function scatter(key: number): number {
  let mixed = Math.imul(key | 0, 0x85ebca6b) ^ Math.imul((key / LOW_WORD) | 0, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x27d4eb2f);
  return mixed ^ (mixed >>> 13);
}
