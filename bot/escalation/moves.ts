import { isConcerned, type MatterFile, type MatterState } from './matter.ts';

/** What a person can do with a matter. */
export type Move =
  | 'add-details'
  | 'withdraw'
  | 'acknowledge'
  | 'pass-on'
  | 'ask-for-details'
  | 'logged-on-cpoms'
  | 'cpoms-not-needed'
  | 'recorded-elsewhere'
  | 'close'
  | 'reopen'
  | 'hold'
  | 'release';

interface Rule {
  who: 'reporter' | 'receiver';
  from: readonly MatterState[];
  /** Also needed. */
  only?: (file: MatterFile) => boolean;
  /** Why not, where `from` or `only` forbids it. */
  otherwise: (file: MatterFile) => NotNow;
}

/** Why a move cannot be made now; words for it are in bot/teams. */
export type NotNow =
  | 'already-acknowledged'
  | 'already-closed'
  | 'already-withdrawn'
  | 'not-closed'
  | 'acknowledge-first'
  | 'record-first'
  | 'already-held'
  | 'not-held';

const over = ({ matter }: MatterFile): NotNow =>
  matter.state === 'withdrawn' ? 'already-withdrawn' : 'already-closed';
const notYet = (file: MatterFile): NotNow => (file.matter.state === 'open' ? 'acknowledge-first' : over(file));

/** The one table of moves. */
export const MOVES: Readonly<Record<Move, Rule>> = {
  'add-details': { who: 'reporter', from: ['open', 'acknowledged'], otherwise: over },
  withdraw: { who: 'reporter', from: ['open', 'acknowledged'], otherwise: over },
  acknowledge: {
    who: 'receiver',
    from: ['open'],
    otherwise: (file) => (file.matter.state === 'acknowledged' ? 'already-acknowledged' : over(file)),
  },
  'pass-on': { who: 'receiver', from: ['open', 'acknowledged'], otherwise: over },
  'ask-for-details': { who: 'receiver', from: ['open', 'acknowledged'], otherwise: over },
  'logged-on-cpoms': { who: 'receiver', from: ['acknowledged'], otherwise: notYet },
  'cpoms-not-needed': { who: 'receiver', from: ['acknowledged'], otherwise: notYet },
  'recorded-elsewhere': { who: 'receiver', from: ['acknowledged'], otherwise: notYet },
  close: {
    who: 'receiver',
    from: ['acknowledged'],
    only: ({ matter }) => matter.outcome !== undefined,
    otherwise: (file) => (file.matter.state === 'acknowledged' ? 'record-first' : notYet(file)),
  },
  reopen: { who: 'receiver', from: ['closed'], otherwise: () => 'not-closed' },
  hold: {
    who: 'receiver',
    from: ['open', 'acknowledged', 'closed', 'withdrawn'],
    only: ({ matter }) => !matter.held,
    otherwise: () => 'already-held',
  },
  release: {
    who: 'receiver',
    from: ['open', 'acknowledged', 'closed', 'withdrawn'],
    only: ({ matter }) => matter.held,
    otherwise: () => 'not-held',
  },
};

export type MayMove = { may: true } | { may: false; why: NotNow } | { may: false; why: 'not-yours' };

/** Whether `person` may make a move now. Deny by default: whoever neither told it nor was sent it learns nothing of it. */
export function mayMove(file: MatterFile, move: Move, person: string): MayMove {
  const { who, from, only, otherwise } = MOVES[move];
  const entitled = who === 'reporter' ? file.matter.reporter.person === person : isConcerned(file, person);
  if (!entitled) return { may: false, why: 'not-yours' };
  if (!from.includes(file.matter.state) || only?.(file) === false) return { may: false, why: otherwise(file) };
  return { may: true };
}

/** The moves that `person` may make now, in the order of the table. */
export const movesOf = (file: MatterFile, person: string): Move[] =>
  (Object.keys(MOVES) as Move[]).filter((move) => mayMove(file, move, person).may);
