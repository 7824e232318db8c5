import type { ClauseValue, ItemValue, PolicyValue } from '../../knowledge/index.ts';
import { plain } from './same.ts';

/**
 * What of an item takes a second person to change: a clause's text, stem and parts; a policy's document, stems and approval. A new or a
 * retired clause changes it as well. Equal strings, equal wording; undefined: the item has none.
 */
export function exactWording(value: ItemValue | null | undefined): string | undefined {
  if (value === null || value === undefined || Array.isArray(value) || 'concepts' in value) return undefined;
  return plain('document' in value ? ofPolicy(value) : ofClause(value));
}

const ofPolicy = ({ document, approvedBy, status, lastReview, nextReview, stems }: PolicyValue) => [document, approvedBy, status, lastReview, nextReview, stems]; // prettier-ignore
const ofClause = ({ text, stem, parts }: ClauseValue) => [text, stem, parts.map((part) => [part.text, part.stem])];
