export { checkSource, type SourceProblem } from './check-source.ts';
export type { Addition, Clause, ClauseRef, Narrowing, NextStep, Policy, Setting } from './clause.ts';
export { contentOf } from './content-of.ts';
export { createKnowledge, type KnowledgeContent } from './create-knowledge.ts';
export { fromFiles } from './from-files.ts';
export { hashOf } from './hash-of.ts';
export { itemOf, itemsOf, readKey, type ClauseValue, type Item, type ItemKey, type ItemValue, type OutsideValue, type PolicyValue, type StaffWordsValue } from './items.ts'; // prettier-ignore
export type { Judged, Moved, StaffQuestion } from './judge.ts';
export { KnowledgeError, type Problem } from './knowledge-error.ts';
export type { Knowledge } from './knowledge.ts';
export { createLearner, type Learner } from './learner.ts';
export { LearningError } from './learning-error.ts';
export { knowledgeOf, loadKnowledge } from './load-knowledge.ts';
export type { Explanation, Match, Reason, ShownClause } from './match.ts';
export type { NamedClause, Outcome, Tried } from './outcome.ts';
export { POLICIES_FOLDER, readSource } from './read-source.ts';
export type { SourceFile } from './source-files.ts';
export type { KnowledgeSource, PolicySource } from './source.ts';
export { ItemError, withItems, type ItemChange } from './with-items.ts';
