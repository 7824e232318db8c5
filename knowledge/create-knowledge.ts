import type { Policy } from './clause.ts';
import { atOnce } from './in-slices.ts';
import type { Knowledge } from './knowledge.ts';
import type { OutsideExample } from './labelled.ts';
import { learn } from './learn.ts';
import { openKnowledge } from './open-knowledge.ts';
import { revisionOf } from './revision.ts';
import type { ThesaurusSource } from './thesaurus.ts';
import type { WordVectors } from './word-vectors.ts';

/** All that a revision is learned from. */
export interface KnowledgeContent {
  policies: readonly Policy[];
  thesaurus: ThesaurusSource;
  outside: readonly OutsideExample[];
  vectors: WordVectors;
}

/**
 * Makes one revision of all policies and learns from their examples, here and now: nothing else is done meanwhile (`createLearner` learns beside).
 * `revision` names it; else it is named by what it was learned from.
 */
export function createKnowledge(content: KnowledgeContent, { revision }: { revision?: string } = {}): Knowledge {
  const { policies, thesaurus, outside } = content;
  const name = revision ?? revisionOf({ policies, thesaurusSource: thesaurus, outside });
  return atOnce(openKnowledge(content, learn(content), name));
}
