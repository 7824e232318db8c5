import type { Example } from './clause.ts';
import type { PolicyFile } from './policy-file.ts';
import type { KnowledgeSource, PolicySource } from './source.ts';
import { without } from './without.ts';

type ClauseEntry = PolicyFile['clauses'][number];

/** A clause as it is edited, with its examples. */
export type ClauseValue = Omit<ClauseEntry, 'id'> & { examples: Example[] };
/** A policy's own data with its approved document. */
export type PolicyValue = Omit<PolicyFile, 'id' | 'clauses'> & { document: string };
/** Concepts and shorthand. */
export type StaffWordsValue = KnowledgeSource['thesaurus'];
/** Questions that no policy answers. */
export type OutsideValue = KnowledgeSource['outside'];
export type ItemValue = ClauseValue | PolicyValue | StaffWordsValue | OutsideValue;

/** What one person edits at a time. "clause.<policy>.<clause>", "policy.<policy>", "staff-words" or "outside". */
export type ItemKey = `clause.${string}.${string}` | `policy.${string}` | 'staff-words' | 'outside';
/** A key, and what is edited under it. */
export type Item =
  | { key: `clause.${string}.${string}`; value: ClauseValue }
  | { key: `policy.${string}`; value: PolicyValue }
  | { key: 'staff-words'; value: StaffWordsValue }
  | { key: 'outside'; value: OutsideValue };

/** Where a key points: {kind: "clause", policy: "trips", id: "ratios"}. Undefined for what is no key. */
export function readKey(key: string) {
  const [kind, policy = '', id = '', ...more] = key.split('.');
  if (key === 'staff-words' || key === 'outside') return { kind: key } as const;
  if (kind === 'policy' && policy !== '' && id === '') return { kind: 'policy', policy } as const;
  if (kind === 'clause' && policy !== '' && id !== '' && more.length === 0) return { kind: 'clause', policy, id } as const; // prettier-ignore
  return undefined;
}

/** What stands under a key; undefined where there is nothing. */
export function itemOf(source: KnowledgeSource, key: string): ItemValue | undefined {
  const at = readKey(key);
  switch (at?.kind) {
    case undefined:
      return undefined;
    case 'staff-words':
      return source.thesaurus;
    case 'outside':
      return source.outside;
    case 'policy': {
      const found = policyOf(source, at.policy);
      return found && toPolicyValue(found);
    }
    case 'clause': {
      const found = policyOf(source, at.policy);
      const clause = found?.policy.clauses.find(({ id }) => id === at.id);
      return found && clause && toClauseValue(found, clause);
    }
    default:
      return at satisfies never;
  }
}

/** Everything, each under its key: a policy before its clauses, in the order of its file. */
export function itemsOf(source: KnowledgeSource): Item[] {
  return [
    ...source.policies.flatMap((each): Item[] => [
      { key: `policy.${each.policy.id}`, value: toPolicyValue(each) },
      ...each.policy.clauses.map((clause): Item => ({ key: `clause.${each.policy.id}.${clause.id}`, value: toClauseValue(each, clause) })), // prettier-ignore
    ]),
    { key: 'staff-words', value: source.thesaurus },
    { key: 'outside', value: source.outside },
  ];
}

const policyOf = (source: KnowledgeSource, id: string) => source.policies.find(({ policy }) => policy.id === id);

function toPolicyValue({ policy, document }: PolicySource): PolicyValue {
  return { ...without(policy, 'id', 'clauses'), document };
}

function toClauseValue({ examples }: PolicySource, clause: ClauseEntry): ClauseValue {
  return { ...without(clause, 'id'), examples: examples[clause.id] ?? [] };
}
