import type { ClauseLine, Overview, PolicyLine } from './said.ts';

export const clauseKey = (policy: string, clause: string): string => `clause.${policy}.${clause}`;
export const policyKey = (policy: string): string => `policy.${policy}`;

/** Where in the tab an item is shown. */
export function placeOf(key: string): string {
  const [kind = '', policy = '', clause = ''] = key.split('.');
  if (kind === 'clause') return `#/clause/${policy}/${clause}`;
  if (kind === 'policy') return `#/policy/${policy}`;
  return kind === 'outside' ? '#/words/outside' : '#/words';
}

/** What an item is called; its key where it is not known (any more). */
export function titleOf(overview: Overview, key: string): string {
  const [kind = '', policy = '', clause = ''] = key.split('.');
  if (kind === 'staff-words') return 'Staff words';
  if (kind === 'outside') return 'Questions that no policy answers';
  const line = overview.policies.find(({ id }) => id === policy);
  if (kind === 'policy') return line?.title ?? policy;
  return line?.clauses.find(({ id }) => id === clause)?.title ?? clause.replaceAll('-', ' ');
}

export interface Listed {
  key: string;
  clause: ClauseLine;
  policy: PolicyLine;
}

/** All clauses, in the order of their policies. */
export const listed = (overview: Overview): Listed[] =>
  overview.policies.flatMap((policy) =>
    policy.clauses.map((clause) => ({ key: clauseKey(policy.id, clause.id), clause, policy })),
  );

/** An id for a new item, from its title: "being-friends-with-pupils"; another number where it is taken. */
export function newId(title: string, taken: readonly string[]): string {
  const plain = title
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, '');
  const id = plain === '' ? 'new' : plain;
  if (!taken.includes(id)) return id;
  let number = 2;
  while (taken.includes(`${id}-${number}`)) number++;
  return `${id}-${number}`;
}
