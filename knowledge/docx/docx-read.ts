import type { NextStep, Section, Setting, Stance } from '../clause.ts';
import type { ReadProblem } from './block.ts';

/** One rule of a clause that states two. */
export interface DraftPart {
  act: string;
  stance: Stance;
  actions: NextStep[];
  stem?: string;
  text: string;
}

/** A clause as the Clauses tab edits it. */
export interface DraftClause {
  section: string;
  title: string;
  stance: Stance;
  settings: Setting[];
  actions: NextStep[];
  stem?: string;
  text: string;
  parts: DraftPart[];
  summary: string;
  additions: [];
  protected: [];
  examples: [];
}

/** A policy as the Clauses tab edits it; `approvedBy`, `lastReview` and `nextReview` are empty where the document does not say. */
export interface DraftPolicy {
  title: string;
  approvedBy: string;
  status?: string;
  lastReview: string;
  nextReview: string;
  related: string[];
  sections: Section[];
  stems: Record<string, string>;
  document: string;
}

/** What was read: one policy, or none where a problem stops it. */
export interface DocxRead {
  policies: {
    id: string;
    value: DraftPolicy;
    /** `from`: "paragraph 12, section 3". `guessed`: the fields that no document states. */
    clauses: { id: string; value: DraftClause; from: string; guessed: string[] }[];
  }[];
  problems: ReadProblem[];
}
