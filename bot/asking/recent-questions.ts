import { LRUCache } from 'lru-cache';

const HOUR = 60 * 60 * 1000;
const MOST = 1000;

/** A question's words, redacted; undefined where they may not be kept. `chosen`: the id under which they were stored with the clause chosen. */
export interface RecentQuestion {
  words: string | undefined;
  chosen?: string;
}

/**
 * The words of recent questions, redacted, by offer key: in memory only, an hour at most, so that "not what I asked" can hand them to the
 * policy team. Nothing of them reaches a disk unless the person presses; after a restart the press counts without words.
 */
export interface RecentQuestions {
  keep(offerKey: string, question: RecentQuestion): void;
  /** Gives it once. */
  take(offerKey: string): RecentQuestion | undefined;
}

export function createRecentQuestions({ now }: { now: () => Date }): RecentQuestions {
  const texts = new LRUCache<string, RecentQuestion>({
    max: MOST,
    ttl: HOUR,
    ttlResolution: 0,
    perf: { now: () => now().getTime() },
  });
  return {
    keep: (offerKey, question) => void texts.set(offerKey, question),
    take(offerKey) {
      const text = texts.get(offerKey);
      texts.delete(offerKey);
      return text;
    },
  };
}
