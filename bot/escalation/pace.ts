import { LRUCache } from 'lru-cache';

/** At most `count` messages within `milliseconds`, however the window is laid. */
export interface Limit {
  count: number;
  milliseconds: number;
}

export interface Limits {
  /** To one conversation or person; all of them hold. */
  each: readonly Limit[];
  /** To all together. */
  all: readonly Limit[];
  /** To all together, for what cannot wait; the others count as well. */
  urgent: readonly Limit[];
}

/**
 * Half of what Teams takes from a bot in a conversation (7 in 1 s, 8 in 2 s, 60 in 30 s, 1,800 in an hour), because two
 * instances may send; and 20 a second over all, where Teams takes 50 of an app in a tenant. Notices may go at 40: a burst of them
 * is over soon, and what two instances send together beyond 50 Teams refuses with a time after which it is sent again.
 */
export const HALF_OF_TEAMS: Limits = {
  each: [
    { count: 3, milliseconds: 1_000 },
    { count: 4, milliseconds: 2_000 },
    { count: 30, milliseconds: 30_000 },
    { count: 900, milliseconds: 3_600_000 },
  ],
  all: [{ count: 20, milliseconds: 1_000 }],
  urgent: [{ count: 40, milliseconds: 1_000 }],
};

// Whoever was sent nothing for longest is forgotten beyond these; at 20 a second that is four minutes of strangers, more than a trust has.
const KEYS_KEPT = 5_000;

export type Pace = ReturnType<typeof createPace>;

/** When the next message may go, so that Teams never has to say "too many". Remembers times only, and not for ever. */
export function createPace({ now, limits = HALF_OF_TEAMS }: { now: () => Date; limits?: Limits }) {
  const each = new LRUCache<string, number[]>({ max: KEYS_KEPT });
  let all: number[] = [];

  return {
    /** Milliseconds until a message to `key` (a conversation or a person) may go; 0 means now. */
    waitFor(key: string, { urgent = false }: { urgent?: boolean } = {}): number {
      const at = now().getTime();
      return Math.max(wait(each.get(key) ?? [], limits.each, at), wait(all, urgent ? limits.urgent : limits.all, at));
    },

    /** A message to `key` goes now, whether or not Teams will take it: what it refuses counts there as well. */
    took(key: string): void {
      const at = now().getTime();
      each.set(key, add(each.get(key) ?? [], limits.each, at));
      all = add(all, [...limits.all, ...limits.urgent], at);
    },
  };
}

/** `times` are in order, the newest last. */
function wait(times: readonly number[], limits: readonly Limit[], at: number): number {
  // A clock put back must not hold anything up until it has caught up.
  const past = times.filter((time) => time <= at);
  const waits = limits.map(({ count, milliseconds }) => {
    const first = past.at(-count);
    return first === undefined ? 0 : first + milliseconds - at;
  });
  return Math.max(0, ...waits);
}

function add(times: readonly number[], limits: readonly Limit[], at: number): number[] {
  const longest = Math.max(...limits.map(({ milliseconds }) => milliseconds));
  const most = Math.max(...limits.map(({ count }) => count));
  return [...times.filter((time) => time <= at && time > at - longest), at].slice(-most);
}
