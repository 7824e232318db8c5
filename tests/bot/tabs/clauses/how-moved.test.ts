import { expect, test } from '@jest/globals';
import { howMoved } from '../../../../bot/tabs/clauses/how-moved.ts';

const key = (id: string) => `clause.trips.${id}`;
const outcome = (ids: string[], tellHeadteacher = false) => ({
  outcome: ids.length === 0 ? ('none' as const) : ('answer' as const),
  clauses: ids.map(key),
  tellHeadteacher,
});
type Outcome = ReturnType<typeof outcome>;
const moved = (before: Outcome | undefined, after: Outcome, from: 'example' | 'unanswered' = 'example') =>
  howMoved({ question: 'who pays for the coach', from, after, ...(from === 'example' && { of: key('coach') }), ...(before && { before }) }); // prettier-ignore

test('a duty to tell the Headteacher that would go is what an admin must look at first, whatever leads', () => {
  expect(moved(outcome(['coach'], true), outcome(['coach']))).toBe('duty-gone');
  expect(moved(outcome(['costs'], true), outcome(['coach']))).toBe('duty-gone');
  expect(moved(outcome(['coach'], true), outcome([]), 'unanswered')).toBe('duty-gone');
});

test('a clause that would lose its own example is told apart from one that would win it', () => {
  expect(moved(outcome(['coach', 'costs']), outcome(['costs', 'coach']))).toBe('lost');
  expect(moved(outcome(['coach']), outcome([]))).toBe('lost');
  expect(moved(outcome(['costs', 'coach']), outcome(['coach', 'costs']))).toBe('won');
  expect(moved(outcome([]), outcome(['coach']))).toBe('won');
  expect(moved(undefined, outcome(['coach']))).toBe('won');
  expect(moved(outcome(['costs']), outcome(['staff']))).toBe('elsewhere');
  expect(moved(outcome(['coach']), outcome(['coach'], true))).toBe('elsewhere');
});

test('a question asked in vain that would be answered is told by itself', () => {
  expect(moved(outcome([]), outcome(['coach']), 'unanswered')).toBe('asked-in-vain');
});

test('an answer that would become “Which did you mean?” is no trifle, another clause below the first one is', () => {
  expect(moved(outcome(['coach']), { ...outcome(['coach', 'costs']), outcome: 'clarify' } as never)).toBe('elsewhere');
  expect(moved(outcome(['coach']), outcome(['coach', 'costs']))).toBe('beside');
  expect(moved(outcome(['coach', 'costs']), outcome(['coach', 'staff']))).toBe('beside');
});
