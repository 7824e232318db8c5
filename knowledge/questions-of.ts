import type { ClauseRef, Example } from './clause.ts';
import type { KnowledgeSource } from './source.ts';

/** A question that knowledge is asked when it is judged, and where it comes from: a clause's own (`of`), or staff's. */
export type Question =
  | { q: string; from: 'example'; of: ClauseRef; example: Example }
  | { q: string; from: 'protected'; of: ClauseRef }
  | { q: string; from: 'unanswered' | 'unhelpful' };

/** The questions that a source itself says the answers to, of all clauses or of one. */
export function questionsOf({ policies }: KnowledgeSource, only?: ClauseRef): Question[] {
  return policies.flatMap(({ policy, examples }) =>
    policy.clauses
      .map((clause) => ({ clause, of: { policy: policy.id, id: clause.id } }))
      .filter(({ of }) => !only || (of.policy === only.policy && of.id === only.id))
      .flatMap(({ clause, of }): Question[] => [
        ...clause.protected.map((q) => ({ q, from: 'protected' as const, of })),
        ...(examples[clause.id] ?? []).map((example) => ({ q: example.q, from: 'example' as const, of, example })),
      ]),
  );
}
