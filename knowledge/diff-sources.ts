import { isDeepStrictEqual } from 'node:util';
import { fieldsOf, type FieldText } from './item-fields.ts';
import { itemsOf, readKey, type Item, type ItemKey } from './items.ts';
import type { KnowledgeSource } from './source.ts';
import { listPieces, wordPieces, type Piece } from './word-pieces.ts';
import { approvalOf, lockedWords } from './locked-words.ts';

/** What became of an item. */
export interface SourceChange {
  key: ItemKey;
  kind: 'new' | 'changed' | 'retired';
  title: string;
  /** What is quoted as the policy's words, the document or its approval is another: an approver must see it. */
  wording: boolean;
  /** Fields that differ, word by word; of lists (examples, settings, words of a concept) the entries that came and went. */
  fields: { field: string; pieces: Piece[] }[];
}

/**
 * What changes from one source to another, in the order of the newer one's items, retired ones last. What is only put in another order (examples,
 * clauses, sections) is no change, although it gives another hash.
 */
export function diffSources(before: KnowledgeSource, after: KnowledgeSource): SourceChange[] {
  const [was, is] = [byKey(before), byKey(after)];
  const keys = [...is.keys(), ...[...was.keys()].filter((key) => !is.has(key))];
  return keys.flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)];
    const item = now ?? old;
    if (!item || (old && now && isDeepStrictEqual(old.value, now.value))) return [];
    const fields = fieldChanges(old && fieldsOf(old), now && fieldsOf(now));
    if (old && now && fields.length === 0) return [];
    const kind = old ? (now ? 'changed' : 'retired') : 'new';
    return [{ key, kind, title: titleOf(item), wording: wordingChanged(key, before, after), fields }];
  });
}

const byKey = (source: KnowledgeSource) => new Map(itemsOf(source).map((item) => [item.key, item]));

function fieldChanges(before = new Map<string, FieldText>(), after = new Map<string, FieldText>()) {
  const names = [...after.keys(), ...[...before.keys()].filter((name) => !after.has(name))];
  return names.flatMap((field) => {
    const pieces = piecesOf(before.get(field), after.get(field));
    return pieces.some(({ is }) => is !== 'same') ? [{ field, pieces }] : [];
  });
}

function piecesOf(before: FieldText | undefined, after: FieldText | undefined): Piece[] {
  if (typeof (before ?? after) === 'string') return wordPieces((before as string | undefined) ?? '', (after as string | undefined) ?? '');
  return listPieces((before as readonly string[] | undefined) ?? [], (after as readonly string[] | undefined) ?? []);
} // prettier-ignore

function titleOf({ key, value }: Item): string {
  if (key === 'staff-words') return 'Staff words';
  if (key === 'outside') return 'Questions no policy answers';
  return value.title;
}

function wordingChanged(key: string, before: KnowledgeSource, after: KnowledgeSource): boolean {
  const at = readKey(key);
  if (at?.kind !== 'clause' && at?.kind !== 'policy') return false;
  const [old, now] = [before, after].map((source) => {
    const policy = source.policies.find((each) => each.policy.id === at.policy);
    return policy && (at.kind === 'clause' ? lockedWords(policy, at.id) : approvalOf(policy));
  });
  return !isDeepStrictEqual(old, now);
}
