import { describe, expect, test } from '@jest/globals';
import type { Matter, MatterState } from '../../../bot/escalation/matter.ts';
import { mayMove, MOVES, movesOf, type Move } from '../../../bot/escalation/moves.ts';
import { aFile, aNotice, tuesday, who } from '../../support/a-matter.ts';

const outcome = { kind: 'logged-on-cpoms', at: tuesday } as const;
const file = (state: MatterState, more: Partial<Matter> = {}) =>
  aFile(
    { state, ...more },
    aNotice('headteacher', { state: 'delivered' }),
    aNotice('deputy', { state: 'unreachable' }),
  );
const states = ['open', 'acknowledged', 'closed', 'withdrawn'] as const;

/** In the order open, acknowledged, closed, withdrawn: yes, or why not. */
const TABLE: Record<Move, readonly ['reporter' | 'receiver', string, string, string, string]> = {
  'add-details': ['reporter', 'yes', 'yes', 'already-closed', 'already-withdrawn'],
  withdraw: ['reporter', 'yes', 'yes', 'already-closed', 'already-withdrawn'],
  acknowledge: ['receiver', 'yes', 'already-acknowledged', 'already-closed', 'already-withdrawn'],
  'pass-on': ['receiver', 'yes', 'yes', 'already-closed', 'already-withdrawn'],
  'ask-for-details': ['receiver', 'yes', 'yes', 'already-closed', 'already-withdrawn'],
  'logged-on-cpoms': ['receiver', 'acknowledge-first', 'yes', 'already-closed', 'already-withdrawn'],
  'cpoms-not-needed': ['receiver', 'acknowledge-first', 'yes', 'already-closed', 'already-withdrawn'],
  'recorded-elsewhere': ['receiver', 'acknowledge-first', 'yes', 'already-closed', 'already-withdrawn'],
  close: ['receiver', 'acknowledge-first', 'record-first', 'already-closed', 'already-withdrawn'],
  reopen: ['receiver', 'not-closed', 'not-closed', 'yes', 'not-closed'],
  hold: ['receiver', 'yes', 'yes', 'yes', 'yes'],
  release: ['receiver', 'not-held', 'not-held', 'not-held', 'not-held'],
};
const said = (...asked: Parameters<typeof mayMove>) => {
  const answer = mayMove(...asked);
  return answer.may ? 'yes' : answer.why;
};

describe.each(Object.keys(MOVES) as Move[])('%s', (move) => {
  const [entitled, ...answers] = TABLE[move];
  test.each(states.map((state, place) => [state, answers[place] ?? ''] as const))(
    'on a matter that is %s: %s',
    (state, answer) => {
      const asReceiver = entitled === 'receiver' ? answer : 'not-yours';
      expect(said(file(state), move, who.teacher)).toBe(entitled === 'reporter' ? answer : 'not-yours');
      expect(said(file(state), move, who.headteacher)).toBe(asReceiver);
      // Asked, and not reached: they may find it by a command, and take it.
      expect(said(file(state), move, who.deputy)).toBe(asReceiver);
      for (const other of [who.dsl, who.trust, who.stranger, ''])
        expect(said(file(state), move, other)).toBe('not-yours');
    },
  );
});

test('a matter is closed once it has an outcome', () => {
  expect(said(file('acknowledged', { outcome }), 'close', who.headteacher)).toBe('yes');
  expect(said(file('open', { outcome }), 'close', who.headteacher)).toBe('acknowledge-first');
});

test.each(states)('what is on hold can be released, and not held again, when it is %s', (state) => {
  expect(said(file(state, { held: true }), 'release', who.headteacher)).toBe('yes');
  expect(said(file(state, { held: true }), 'hold', who.headteacher)).toBe('already-held');
});

test('the moves offered are those allowed', () => {
  expect(movesOf(file('open'), who.teacher)).toEqual(['add-details', 'withdraw']);
  expect(movesOf(file('open'), who.headteacher)).toEqual(['acknowledge', 'pass-on', 'ask-for-details', 'hold']);
  expect(movesOf(file('withdrawn'), who.headteacher)).toEqual(['hold']);
  expect(movesOf(file('closed'), who.stranger)).toEqual([]);
});
