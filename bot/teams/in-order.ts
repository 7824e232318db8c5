/** Work for the same key runs one after the other, in the order it came; a failure does not stop what waits behind it. */
export type InOrder = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/** An edit that comes while its question is being answered waits for that answer, which it then updates. */
export function createInOrder(): InOrder {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
