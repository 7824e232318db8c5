import type { Clause, ClauseRef, Policy } from './clause.ts';
import type { Explanation, Match } from './match.ts';
import type { Term } from './terms.ts';

/** The words of one revision of all policies. Immutable. */
export interface Wording {
  /** Names the content: the same files give the same revision on any machine. */
  readonly revision: string;
  readonly policies: readonly Policy[];
  clause(ref: ClauseRef): Clause | undefined;
  policy(id: string): Policy | undefined;
}

/** One revision, ready to answer: a new revision is a new Knowledge. */
export interface Knowledge extends Wording {
  /** Whether it holds these very words among the questions that no policy answers. */
  isOutside(question: string): boolean;
  /** What the policies say to a question. Deterministic; the text may be any string and is not kept. */
  match(question: string): Match;
  /** The same, with the clauses that came near: for the admins who try a question. */
  explain(question: string): Explanation;
  /** What a question is about, to tell which questions are alike. Deterministic; the text may be any string and is not kept. */
  terms(question: string): Term[];
}
