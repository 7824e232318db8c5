import { trainClassifier, type Classifier } from './classifier.ts';
import type { Policy } from './clause.ts';
import type { Knowledge } from './knowledge.ts';
import { labelExamples, learnCompanions, type OutsideExample, type Teaching } from './labelled.ts';
import { createMatcher } from './matcher.ts';
import { repairSpelling } from './repair-spelling.ts';
import { revisionOf } from './revision.ts';
import { createThesaurus, type ThesaurusSource } from './thesaurus.ts';
import type { WordVectors } from './word-vectors.ts';

/** All that a revision is learned from. */
export interface KnowledgeContent {
  policies: readonly Policy[];
  thesaurus: ThesaurusSource;
  outside: readonly OutsideExample[];
  vectors: WordVectors;
}

/** Makes one revision of all policies and learns from their examples. `revision` names it; else it is named by what it was learned from. */
export function createKnowledge(content: KnowledgeContent, { revision }: { revision?: string } = {}): Knowledge {
  const { policies, thesaurus, outside } = content;
  const clauses = policies.flatMap((policy) => policy.clauses);
  const teaching = labelExamples(policies, outside);
  const classifier = learn(content, teaching, clauses.length + 1);
  const byRef = new Map(clauses.map((clause) => [`${clause.policy}/${clause.id}`, clause]));
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  return {
    revision: revision ?? revisionOf({ policies, thesaurusSource: thesaurus, outside }),
    policies,
    clause: ({ policy, id }) => byRef.get(`${policy}/${id}`),
    policy: (id) => byId.get(id),
    match: createMatcher({ clauses, classifier, belongTogether: learnCompanions(teaching.labelled) }),
  };
}

/** Every text is read once, for counting its words and for learning. Nothing that stays holds what was read. */
function learn(content: KnowledgeContent, { labelled, groups }: Teaching, classes: number): Classifier {
  const { thesaurus: source, outside, vectors } = content;
  const thesaurus = createThesaurus(source);
  const texts = [...labelled, ...outside].map(({ q }) => ({ text: q, words: thesaurus.words(q) }));
  return trainClassifier({
    labelled,
    groups,
    words: texts.slice(0, labelled.length).map(({ words }) => words),
    classes,
    thesaurus: repairSpelling(thesaurus, { source, texts, general: vectors.words }),
    vectors,
  });
}
