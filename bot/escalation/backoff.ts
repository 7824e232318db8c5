import type { Refusal } from './courier.ts';

/** The first retry comes within this, a second after the failure on average. */
const FIRST_MILLISECONDS = 2_000;
/** However long the trouble lasts, somebody waits for this message: it is tried again at least so often. */
const CAP_MILLISECONDS = 5 * 60_000;
// 2 to the power of this is far beyond the cap already.
const DOUBLINGS = 30;

/**
 * How long to wait before the next attempt, after `attempt` that failed (from 1): capped exponential with full jitter, so
 * that messages held up by the same trouble do not all come back at once. After Marc Brooker, "Exponential Backoff And
 * Jitter", AWS Architecture Blog, 2015: sleep = random_between(0, min(cap, base * 2 ** attempt)).
 * It never gives up. What Teams asks for (Retry-After) wins when it is longer.
 */
export function backoff({
  attempt,
  random,
  retryAfterMilliseconds = 0,
}: {
  attempt: number;
  /** From 0 up to, not including, 1. */
  random: () => number;
  retryAfterMilliseconds?: Refusal['retryAfterMilliseconds'];
}): number {
  const doublings = Math.min(Math.max(attempt, 1) - 1, DOUBLINGS);
  const most = Math.min(CAP_MILLISECONDS, FIRST_MILLISECONDS * 2 ** doublings);
  return Math.max(Math.round(random() * most), retryAfterMilliseconds);
}
