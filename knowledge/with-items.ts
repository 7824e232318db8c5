import { readKey, type ClauseValue, type ItemValue, type OutsideValue, type PolicyValue, type StaffWordsValue } from './items.ts'; // prettier-ignore
import type { ExamplesFile, PolicyFile } from './policy-file.ts';
import type { KnowledgeSource, PolicySource } from './source.ts';
import { without } from './without.ts';

type ClauseEntry = PolicyFile['clauses'][number];

/** An item as it is to be; null retires it. The value must be of the key's kind. */
export interface ItemChange {
  key: string;
  value: ItemValue | null;
}

/** Items that cannot be laid over a source: what they belong to is not there, or the value is not the key's. */
export class ItemError extends Error {
  override readonly name = 'ItemError' as const;
  constructor(
    readonly key: string,
    readonly what: string,
    readonly mend: string,
  ) {
    super(`${key}: ${what} ${mend}`);
  }
}

/**
 * The source with items laid over it; the given one is left as it is. Whatever the order of the changes: policies first, a retired policy
 * takes its clauses along, a new clause goes to the end of its section. What still points to a retired clause is `checkSource`'s to tell.
 * Throws ItemError for a clause of a policy that is neither there nor among the changes, a key that is none, a value of another kind.
 */
export function withItems(source: KnowledgeSource, changes: readonly ItemChange[]): KnowledgeSource {
  const next = { ...source };
  const policies = new Map(source.policies.map((each) => [each.policy.id, each]));
  const retired = new Set<string>();
  const clauses = new Map<string, Map<string, ClauseValue | null>>();
  for (const { key, value } of changes) {
    const at = readKey(key);
    if (!at) throw new ItemError(key, 'This names no item.', 'Use "clause.<policy>.<clause>", "policy.<policy>", "staff-words" or "outside".'); // prettier-ignore
    if (value !== null && kindOf(value) !== at.kind) throw new ItemError(key, 'The value is another item’s.', 'Send a value of this kind of item.'); // prettier-ignore
    switch (at.kind) {
      case 'staff-words':
        next.thesaurus = (value as StaffWordsValue | null) ?? { concepts: {}, shorthand: {} };
        break;
      case 'outside':
        next.outside = (value as OutsideValue | null) ?? [];
        break;
      case 'policy':
        if (value === null) retired.add(at.policy);
        else policies.set(at.policy, withPolicy(at.policy, policies.get(at.policy), value as PolicyValue));
        break;
      case 'clause':
        clauses.set(at.policy, (clauses.get(at.policy) ?? new Map<string, ClauseValue | null>()).set(at.id, value as ClauseValue | null)); // prettier-ignore
        break;
      default:
        at satisfies never;
    }
  }
  for (const [id, changed] of clauses) {
    const policy = policies.get(id);
    if (policy) policies.set(id, withClauses(policy, changed));
    else if (!retired.has(id)) {
      const orphan = [...changed].find(([, value]) => value !== null);
      if (orphan) throw new ItemError(`clause.${id}.${orphan[0]}`, `There is no policy "${id}".`, 'Add or restore the policy first.'); // prettier-ignore
    }
  }
  for (const id of retired) policies.delete(id);
  next.policies = [...policies.values()].sort((a, b) => (a.policy.id < b.policy.id ? -1 : 1));
  return next;
}

function kindOf(value: ItemValue) {
  if (Array.isArray(value)) return 'outside';
  if ('concepts' in value) return 'staff-words';
  return 'document' in value ? 'policy' : 'clause';
}

function withPolicy(id: string, before: PolicySource | undefined, { document, ...own }: PolicyValue): PolicySource {
  return {
    policy: given({ id, ...own, clauses: before?.policy.clauses ?? [] }),
    examples: before?.examples ?? {},
    document,
  };
}

function withClauses(before: PolicySource, changed: ReadonlyMap<string, ClauseValue | null>): PolicySource {
  const examples = new Map(Object.entries(before.examples));
  const clauses: ClauseEntry[] = [];
  const sections = before.policy.sections.map(({ number }) => number);
  for (const clause of before.policy.clauses) {
    const value = changed.get(clause.id);
    if (value === undefined) clauses.push(clause);
    else if (value?.section === clause.section) clauses.push(entryOf(clause.id, value));
  }
  for (const [id, value] of changed) {
    if (value === null) examples.delete(id);
    else {
      examples.set(id, value.examples);
      if (!clauses.some((clause) => clause.id === id)) clauses.splice(endOfSection(clauses, sections, value.section), 0, entryOf(id, value)); // prettier-ignore
    }
  }
  return { ...before, policy: { ...before.policy, clauses }, examples: inOrder(clauses, examples) };
}

/** Behind the last clause of this section or of one before it. A section that is not listed comes last. */
function endOfSection(clauses: readonly ClauseEntry[], sections: readonly string[], section: string): number {
  const place = (number: string) => (sections.includes(number) ? sections.indexOf(number) : sections.length);
  return clauses.findLastIndex((clause) => place(clause.section) <= place(section)) + 1;
}

function inOrder(clauses: readonly ClauseEntry[], examples: ReadonlyMap<string, ExamplesFile[string]>): ExamplesFile {
  return Object.fromEntries(
    clauses.flatMap(({ id }) => {
      const own = examples.get(id) ?? [];
      return own.length > 0 ? [[id, own]] : [];
    }),
  );
}

function entryOf(id: string, value: ClauseValue): ClauseEntry {
  return given({ id, ...without(value, 'examples'), parts: value.parts.map(given) });
}

/** Without fields that are given as undefined: a file has no word for them. */
function given<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
