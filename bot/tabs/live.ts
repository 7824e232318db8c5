import { useEffect, useState } from 'preact/hooks';
import type { Api } from './api.ts';

// Both together stay well under the five seconds within which a change elsewhere is to be seen.
const LOOK_MILLISECONDS = 3000;
const HIDDEN_MILLISECONDS = 60_000;

/** Asks whether anything changed, for ever, and calls back when it did. While nobody can see the tab it asks seldom. Returns how to stop. */
export function watchChanges(needs: { api: Pick<Api, 'changes'>; changed: () => void }): () => void {
  let since: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const look = async () => {
    clearTimeout(timer);
    try {
      const { version } = await needs.api.changes(since);
      if (since !== undefined && version !== since && !stopped) needs.changed();
      since = version;
    } catch {
      // Not reachable, or too often: the next look may be luckier, and whoever does something is told.
    }
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void look(), document.hidden ? HIDDEN_MILLISECONDS : LOOK_MILLISECONDS);
  };
  const shown = () => void (document.hidden || look());
  document.addEventListener('visibilitychange', shown);
  void look();
  return () => {
    stopped = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', shown);
  };
}

/** A number that grows when something changed elsewhere. */
export function useChanges(api: Pick<Api, 'changes'>): number {
  const [count, setCount] = useState(0);
  useEffect(() => watchChanges({ api, changed: () => setCount((before) => before + 1) }), [api]);
  return count;
}
