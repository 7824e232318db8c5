import { createKnowledge, type KnowledgeContent } from './create-knowledge.ts';
import { contentOf } from './content-of.ts';
import { hashOf } from './hash-of.ts';
import type { Knowledge } from './knowledge.ts';
import { readSource } from './read-source.ts';
import type { KnowledgeSource } from './source.ts';

/**
 * Reads all policies of a folder as `readSource` does, and learns from their examples; README.md says how long that takes.
 * Throws KnowledgeError that names file, line and mend.
 */
export function loadKnowledge({ policiesFolder }: { policiesFolder?: string } = {}): Knowledge {
  return knowledgeOf(readSource(policiesFolder));
}

/** Learns a source: what a publish does. Its revision is the source's hash. */
export function knowledgeOf(source: KnowledgeSource): Knowledge {
  return createKnowledge(contentOf(source), { revision: hashOf(source) });
}

/** Reads and checks what there is to learn, as loadKnowledge does. */
export function readContent({ policiesFolder }: { policiesFolder?: string } = {}): KnowledgeContent {
  return contentOf(readSource(policiesFolder));
}
