export type { Clause, ClauseRef, Example, NextStep, Part, Policy, Section, Setting, Stance } from './clause.ts';
export type { Match, Reason, ShownClause } from './match.ts';
