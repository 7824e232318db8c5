import { hashOf } from './hash-of.ts';
import type { Wording } from './knowledge.ts';
import type { KnowledgeSource } from './source.ts';
import { toPolicy } from './to-policy.ts';

/** The words of a source, without learning it: enough to show a clause of an older revision. `revision` names it. */
export function wordingOf(source: KnowledgeSource, revision = hashOf(source)): Wording {
  const policies = source.policies.map(toPolicy);
  const policy = (id: string) => policies.find((each) => each.id === id);
  return {
    revision,
    policies,
    policy,
    clause: (ref) => policy(ref.policy)?.clauses.find(({ id }) => id === ref.id),
  };
}
