export type { Clause, ClauseRef, Narrowing, NextStep, Policy, Setting } from './clause.ts';
export { KnowledgeError } from './knowledge-error.ts';
export type { Knowledge } from './knowledge.ts';
export { loadKnowledge, POLICIES_FOLDER } from './load-knowledge.ts';
export type { Term } from './terms.ts';
export type { Match, Reason, ShownClause } from './match.ts';
export { createSearchClauses, type SearchClauses } from './search-clauses.ts';
