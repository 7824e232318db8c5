import type { KnowledgeContent } from './create-knowledge.ts';
import type { KnowledgeSource } from './source.ts';
import { toPolicy } from './to-policy.ts';
import { loadWordVectors } from './word-vectors.ts';

/** What is learned from: a source without its documents. It must be one that `checkSource` does not call not valid. */
export function contentOf(source: KnowledgeSource, vectors = loadWordVectors()): KnowledgeContent {
  return { policies: source.policies.map(toPolicy), thesaurus: source.thesaurus, outside: source.outside, vectors };
}
