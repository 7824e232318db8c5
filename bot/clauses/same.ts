/** JSON that is the same however an object's fields are ordered; fields that are undefined are none. */
export const plain = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  ) ?? '';

export const same = (one: unknown, other: unknown): boolean => plain(one) === plain(other);
