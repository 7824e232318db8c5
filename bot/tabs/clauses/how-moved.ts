import type { Check } from './said.ts';

type Moved = Check['moved'][number];

/** Ways in which an answer would be another, what matters most first. */
export const WAYS = ['duty-gone', 'lost', 'asked-in-vain', 'elsewhere', 'won', 'beside'] as const;
export type Way = (typeof WAYS)[number];

/** In which way: the duty to tell would go; a clause would lose or win its own example; a question of staff, or another one, would be led by another clause; or only what stands below the first clause would change. */
export function howMoved({ before, after, from, of }: Moved): Way {
  if (before?.tellHeadteacher === true && !after.tellHeadteacher) return 'duty-gone';
  const [was, is] = [before?.clauses[0], after.clauses[0]];
  if (was === is && before !== undefined && before.tellHeadteacher === after.tellHeadteacher && (was === undefined || before.outcome === after.outcome)) return 'beside'; // prettier-ignore
  if (from === 'unanswered' || from === 'unhelpful') return 'asked-in-vain';
  if (was === is || of === undefined) return 'elsewhere';
  if (was === of) return 'lost';
  return is === of ? 'won' : 'elsewhere';
}
