import type { Around } from './around.ts';

/** Remembers one person's newest check, over a reload where the browser keeps anything. */
export function createNewestCheck(storage: Storage | undefined, person: string): Around['newest'] {
  const key = `newest-check.${person}`;
  let newest = storage?.getItem(key) ?? undefined;
  return {
    get: () => newest,
    set: (id) => {
      newest = id;
      if (id === undefined) return storage?.removeItem(key);
      try {
        storage?.setItem(key, id);
      } catch {
        // Full, or not allowed: it is remembered until the tab is closed.
      }
    },
  };
}
