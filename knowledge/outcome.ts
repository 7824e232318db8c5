import type { Clause, ClauseRef, Stance } from './clause.ts';
import type { Explanation, Match, Reason } from './match.ts';

/** What staff would be shown, in plain data: two of them can be compared, kept and sent. Clauses are named by their item keys. */
export interface Outcome {
  outcome: Match['kind'];
  /** Best first, where the card reads the strictest side first; empty for `none`. */
  clauses: string[];
  /** A pupil's contact was read, and the duty to tell is shown. */
  tellHeadteacher: boolean;
}

export interface NamedClause {
  key: string;
  title: string;
  stance: Stance;
}

/** A question tried out: what staff would be shown, and how that came. */
export interface Tried extends Omit<Outcome, 'clauses'> {
  shown: NamedClause[];
  /** The five nearest, best first, with their share of the decision (0 to 1). */
  ranking: (NamedClause & { score: number })[];
  /** The words that decided, strongest first. */
  reasons: Omit<Reason, 'weight'>[];
}

const clausesOf = (match: Match): Clause[] => (match.kind === 'none' ? [] : match.shown.map(({ clause }) => clause));

export const clauseKey = ({ policy, id }: ClauseRef) => `clause.${policy}.${id}`;

export function outcomeOf(match: Match): Outcome {
  return { outcome: match.kind, clauses: clausesOf(match).map(clauseKey), tellHeadteacher: match.pupilSignal };
}

export function triedOf({ match, ranking }: Explanation): Tried {
  return {
    outcome: match.kind,
    tellHeadteacher: match.pupilSignal,
    shown: clausesOf(match).map(named),
    ranking: ranking.map(({ clause, score }) => ({ ...named(clause), score })),
    reasons: match
      .why()
      .sort((a, b) => b.weight - a.weight)
      .map(({ words, meant, readAs, speaksFor }) => ({
        words,
        speaksFor,
        ...(meant && { meant }),
        ...(readAs && { readAs }),
      })),
  };
}

/** Staff would be shown the same. */
export const sameOutcome = (one: Outcome, other: Outcome): boolean =>
  one.outcome === other.outcome &&
  one.tellHeadteacher === other.tellHeadteacher &&
  one.clauses.join() === other.clauses.join();

const named = (clause: Clause): NamedClause => ({ key: clauseKey(clause), title: clause.title, stance: clause.stance });
