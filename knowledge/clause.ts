/** How a rule binds. It is the rule's own force, never an answer to "may I?" (the same rule answers "may I?" and "must I refuse?"). */
export type Stance = 'must-not' | 'must' | 'should' | 'should-not' | 'may-if' | 'info' | 'warning';

/** Where a clause applies, when that is narrower than everywhere. */
export type Setting = 'personal' | 'school-account' | 'work-equipment' | 'email-platform';

/** What a clause tells staff to do next. */
export type NextStep = 'tell-headteacher' | 'check-arbor' | 'log-on-cpoms';

/** A clause's own narrowing: {exception, "sharing a post from LinkedIn"}, {condition, "outside of work"}, {limit, "in a way which …"}. */
export interface Narrowing {
  kind: 'condition' | 'exception' | 'limit';
  words: string;
}

/** One rule inside a clause that holds more than one. */
export interface Part {
  /** The rule in a few words that read after the stance: "bringing contact by a pupil to the Headteacher". */
  act: string;
  stance: Stance;
  /** The words the part hangs on, exactly as in the document. */
  stem?: string;
  /** The policy's exact words. */
  text: string;
  nextSteps: NextStep[];
}

/** {by: "Northfield School", text: "Ask the office for the consent list."}. */
export interface Addition {
  by: string;
  text: string;
}

/** A question that a clause answers, as an admin wrote it. */
export interface Example {
  q: string;
  /** Ids (of the same policy) of every clause that must be shown for it, when one is not enough. */
  shown: string[];
  /** Ids (of the same policy) of clauses that are as right in first place. */
  or: string[];
  /** It tells of a pupil's contact with a member of staff. */
  escalate: boolean;
}

/** Names a clause among all policies. */
export interface ClauseRef {
  policy: string;
  id: string;
}

/** One citable rule of a policy. */
export interface Clause extends ClauseRef {
  section: string;
  /** The act in a few words that read after the stance: "being friends with or following pupils". */
  title: string;
  stance: Stance;
  /** Empty where the clause applies everywhere. */
  settings: Setting[];
  /** What the clause itself says narrows it. */
  narrowing?: Narrowing;
  nextSteps: NextStep[];
  /** The words a bullet hangs on, exactly as in the document; always quoted with the text. */
  stem?: string;
  /** The policy's exact words, all parts in order. */
  text: string;
  /** Each rule with its own stance, where the clause holds more than one; otherwise empty. */
  parts: Part[];
  /** Plain language; adds nothing to the rule. */
  summary: string;
  /** What a school adds of its own; shown as its own, never quoted as the policy's, never learned from. */
  additions: Addition[];
  examples: Example[];
  /** Questions that a publish may never break; never learned from. */
  protected: string[];
}

export interface Section {
  number: string;
  title: string;
}

export interface Policy {
  id: string;
  title: string;
  approvedBy: string;
  status?: string;
  /** Year and month, "2024-06". */
  lastReview: string;
  /** Year and month; the review is overdue from the first day of the month after it. */
  nextReview: string;
  related: string[];
  sections: Section[];
  clauses: Clause[];
}
