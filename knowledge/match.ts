import type { Clause, NextStep } from './clause.ts';

/** A clause that the card would show. */
export interface ShownClause {
  clause: Clause;
  /** Between 0 and 1: how much of the decision this clause holds. */
  score: number;
  /** Index into clause.parts of the rule that the question is about; undefined where the clause has no parts. */
  leadPart?: number;
}

/** Words of the question that carried the decision, and what they were read as. */
export interface Reason {
  /** As the person typed them. */
  words: string;
  /** How they would be spelt, where one of them was misspelt: "followed me" for "folowed me". */
  meant?: string;
  /** The concept they were read as ("pupil", "contact"), or undefined when the words themselves decided. */
  readAs?: string;
  /** The clause they spoke for, or 'tell-headteacher', or 'none'. */
  speaksFor: string;
  /** Larger is stronger; only comparable within one match. */
  weight: number;
}

interface MatchBase {
  /** The message tells of a pupil contacting, finding or following a member of staff. */
  pupilSignal: boolean;
  /** False where the message might tell of a pupil's contact, however unlikely: then its text is never stored. */
  mayBeKept: boolean;
  /** What to offer next, most important first. */
  nextSteps: NextStep[];
  /** Works out which words decided, strongest first: for the terminal and the admins, not for every card. */
  why(): Reason[];
}

/** What the policies say to a question. */
export type Match =
  /** One clause leads; others that apply follow. One to three. */
  | (MatchBase & { kind: 'answer'; shown: ShownClause[] })
  /** It depends on the setting (both are shown), or several clauses are about equally near. Two or three. */
  | (MatchBase & { kind: 'clarify'; because: 'setting' | 'near-tie'; shown: ShownClause[] })
  /** The policies do not say. The nearest clauses are topics to offer, not answers. */
  | (MatchBase & { kind: 'none'; nearest: Clause[] });

/** A match laid open. */
export interface Explanation {
  match: Match;
  /** The five nearest clauses with their share of the decision (0 to 1), best first; fewer where fewer were looked at. */
  ranking: { clause: Clause; score: number }[];
}
