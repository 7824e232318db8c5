import { clauseKey, policyKey } from './keys.ts';
import { wrongInClause, wrongInPolicy } from './limits.ts';
import type { ClauseValue, FieldError, ImportRead, ItemValue, Overview, PolicyValue } from './said.ts';

/** Something that was read from a file, and whether it is to go into the draft. */
export interface ImportedItem {
  key: string;
  title: string;
  value: ItemValue;
  ticked: boolean;
  /** There is one of this key: it would be changed. */
  replaces: boolean;
  /** A clause: from which paragraph, and which of its fields were guessed. */
  clause?: { value: ClauseValue; from: string; guessed: readonly string[] };
  /** A policy: what its document does not say is to be filled in. */
  policy?: PolicyValue;
}

export function importedItems(read: ImportRead, overview: Overview): ImportedItem[] {
  const policies = read.policies.flatMap(({ id, value, clauses }): ImportedItem[] => {
    const there = overview.policies.find((policy) => policy.id === id);
    return [
      { key: policyKey(id), title: value.title, value, ticked: true, replaces: there !== undefined, policy: value },
      ...clauses.map((clause) => ({
        key: clauseKey(id, clause.id),
        title: clause.value.title,
        value: clause.value,
        ticked: true,
        replaces: there?.clauses.some((one) => one.id === clause.id) === true,
        clause,
      })),
    ];
  });
  const list = (key: string, title: string, value: ItemValue | undefined): ImportedItem[] =>
    value === undefined ? [] : [{ key, title, value, ticked: true, replaces: true }];
  return [
    ...policies,
    ...list('staff-words', 'Staff words', read.staffWords),
    ...list('outside', 'Questions that no policy answers', read.outside),
  ];
}

/** A clause of it, put right before it is taken. */
export const changedClause = (item: ImportedItem, more: Partial<ClauseValue>): ImportedItem => {
  if (item.clause === undefined) return item;
  const value = { ...item.clause.value, ...more };
  return { ...item, title: value.title, value, clause: { ...item.clause, value } };
};

/** A policy of it, with what its document does not say. */
export const changedPolicy = (item: ImportedItem, more: Partial<PolicyValue>): ImportedItem => {
  if (item.policy === undefined) return item;
  const value = { ...item.policy, ...more };
  return { ...item, title: value.title, value, policy: value };
};

/** What keeps an item from being taken. */
export const wrongInItem = ({ clause, policy }: ImportedItem): FieldError[] => {
  if (clause) return wrongInClause(clause.value);
  return policy ? wrongInPolicy(policy) : [];
};
