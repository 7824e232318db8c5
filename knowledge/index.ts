export type { Clause, ClauseRef, Example, Narrowing, NextStep, Part, Policy, Section, Setting, Stance } from './clause.ts';
export type { Match, Reason, ShownClause } from './match.ts';
export type { Knowledge } from './knowledge.ts';
