import type { Stance } from './clause.ts';

const STRICTEST_FIRST: readonly Stance[] = ['must-not', 'must', 'warning', 'should-not', 'should', 'may-if', 'info'];

/** For sorting: below 0 where the first stance binds more than the second, 0 where they are the same. */
export function stricterFirst(one: Stance, other: Stance): number {
  return STRICTEST_FIRST.indexOf(one) - STRICTEST_FIRST.indexOf(other);
}
