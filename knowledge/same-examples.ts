import type { KnowledgeSource } from './source.ts';

/** One question that is put under two clauses (or under a clause and outside), which pull it both ways. */
export interface SameExample {
  q: string;
  /** Item keys of both. */
  keys: [string, string];
  /** Where it stands under the second: "examples.3", "protected.0", "3". */
  field: string;
}

interface Claim {
  key: string;
  field: string;
  q: string;
  /** Keys of the clauses that the example itself names besides. */
  shares: string[];
}

/** Finds questions that two items claim, whatever their case and punctuation. Examples that name each other's clause (`shown`, `or`) agree. */
export function sameExamples(source: KnowledgeSource): SameExample[] {
  const first = new Map<string, Claim>();
  const found: SameExample[] = [];
  for (const claim of claims(source)) {
    const plain = plainWords(claim.q);
    const other = first.get(plain);
    if (!other) first.set(plain, claim);
    else if (other.key !== claim.key && !(other.shares.includes(claim.key) && claim.shares.includes(other.key))) {
      found.push({ q: claim.q, keys: [other.key, claim.key], field: claim.field });
    }
  }
  return found;
}

function* claims({ policies, outside }: KnowledgeSource): Generator<Claim> {
  for (const { policy, examples } of policies) {
    const keyOf = (id: string) => `clause.${policy.id}.${id}`;
    for (const clause of policy.clauses) {
      for (const [i, q] of clause.protected.entries()) yield { key: keyOf(clause.id), field: `protected.${i}`, q, shares: [] };
      for (const [i, { q, shown, or }] of (examples[clause.id] ?? []).entries()) {
        yield { key: keyOf(clause.id), field: `examples.${i}.q`, q, shares: [...shown, ...or].map(keyOf) };
      }
    }
  }
  for (const [i, { q }] of outside.entries()) yield { key: 'outside', field: `${i}.q`, q, shares: [] };
} // prettier-ignore

/** Small letters and figures; "What's up?" and "whats up" are two spellings of one question. */
function plainWords(q: string): string {
  return (
    q
      .toLowerCase()
      .replace(/['’]/g, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim() || q
  );
}
