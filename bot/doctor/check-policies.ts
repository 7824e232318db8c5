import { monthName } from '../../knowledge/index.ts';
import { look, well, type Said } from './finding.ts';

/** What doctor reads of a policy. */
export interface Reviewed {
  title: string;
  /** "2026-06". */
  nextReview: string;
}

/** Which policies were due for review: their answers say so to everybody. */
export function checkPolicies(policies: readonly Reviewed[], overdue: (nextReview: string) => boolean): Said[] {
  const due = policies.filter(({ nextReview }) => overdue(nextReview));
  if (due.length === 0) return [well('Every policy is within its time of review')];
  return due.map(({ title, nextReview }) =>
    look(
      `${title} was due for review in ${monthName(nextReview)}`,
      'every answer says so, and staff may trust it less',
      'Put the reviewed document in, with its new dates, in the Clauses tab',
    ),
  );
}
