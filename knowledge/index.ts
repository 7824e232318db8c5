export type {
  Clause,
  ClauseRef,
  Example,
  Narrowing,
  NextStep,
  Part,
  Policy,
  Section,
  Setting,
  Stance,
} from './clause.ts';
export { KnowledgeError } from './knowledge-error.ts';
export type { Knowledge } from './knowledge.ts';
export { loadKnowledge, POLICIES_FOLDER } from './load-knowledge.ts';
export type { Match, Reason, ShownClause } from './match.ts';
