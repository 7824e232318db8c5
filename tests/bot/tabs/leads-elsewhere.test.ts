import { expect, test } from '@jest/globals';
import { leadsElsewhere } from '../../../bot/tabs/clauses/leads-elsewhere.ts';

const outcome = (clauses: string[], tellHeadteacher = false) => ({
  outcome: clauses.length === 0 ? ('none' as const) : ('answer' as const),
  clauses: clauses.map((id) => `clause.trips.${id}`),
  tellHeadteacher,
});
const moved = (before: ReturnType<typeof outcome> | undefined, after: ReturnType<typeof outcome>) =>
  leadsElsewhere({ question: 'who pays for the coach', from: 'example', after, ...(before && { before }) });

test('a question that keeps its first clause, with another below it, is not what an admin must look at first', () => {
  expect(moved(outcome(['coach']), outcome(['coach', 'costs']))).toBe(false);
  expect(moved(outcome(['coach', 'costs']), outcome(['coach', 'staff']))).toBe(false);
});

test('another clause first, nothing found any more, something found, or the duty to tell come or gone, is', () => {
  expect(moved(outcome(['coach', 'costs']), outcome(['costs', 'coach']))).toBe(true);
  expect(moved(outcome(['coach']), outcome([]))).toBe(true);
  expect(moved(outcome([]), outcome(['coach']))).toBe(true);
  expect(moved(undefined, outcome(['coach']))).toBe(true);
  expect(moved(outcome(['coach'], true), outcome(['coach']))).toBe(true);
});
