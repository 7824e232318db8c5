import { revisionOf } from './revision.ts';
import type { KnowledgeSource } from './source.ts';

/** These name their entries themselves; the order of concepts and shorthand counts when they are learned. */
const RECORDS = new Set(['concepts', 'shorthand']);

/** Names a source by its content (12 hexadecimal digits): the same however its fields are ordered, another when anything is changed. */
export function hashOf({ policies, thesaurus, outside }: KnowledgeSource): string {
  return revisionOf(
    JSON.stringify({ policies, thesaurus, outside }, (key, value: unknown) =>
      isObject(value) && !RECORDS.has(key) ? sorted(value) : value,
    ),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sorted = (value: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
