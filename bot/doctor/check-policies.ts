import { look, well, type Said } from './finding.ts';

/** Which policies were due for review: their answers say so to everybody. */
export function checkPolicies(
  policies: readonly { title: string; nextReview: string }[],
  overdue: (nextReview: string) => boolean,
): Said[] {
  const due = policies.filter(({ nextReview }) => overdue(nextReview));
  if (due.length === 0) return [well('Every policy is within its time of review')];
  return due.map(({ title, nextReview }) =>
    look(
      `${title} was due for review in ${nextReview}`,
      'every answer says so, and staff may trust it less',
      'Put the reviewed policy in, with its new dates',
    ),
  );
}
