import { openClassifier } from './classifier.ts';
import type { KnowledgeContent } from './create-knowledge.ts';
import type { Knowledge } from './knowledge.ts';
import { writtenTexts } from './labelled.ts';
import type { Learned } from './learn.ts';
import { createMatcher } from './matcher.ts';
import { repairSpelling } from './repair-spelling.ts';
import { createTerms } from './terms.ts';
import { createThesaurus } from './thesaurus.ts';

/**
 * Makes what was learned from this content answer. Some 30 ms of work: each `yield` is a place where whoever must not be held up
 * may let others in (`inSlices`).
 */
export function* openKnowledge(
  { policies, thesaurus: source, outside, vectors }: KnowledgeContent,
  { classifier: learned, counted, companions }: Learned,
  revision: string,
): Generator<undefined, Knowledge> {
  const clauses = policies.flatMap((policy) => policy.clauses);
  const byRef = new Map(clauses.map((clause) => [`${clause.policy}/${clause.id}`, clause]));
  const outsideWords = new Set(outside.map(({ q }) => q));
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  const plain = createThesaurus(source);
  yield;
  const thesaurus = yield* repairSpelling(plain, {
    source,
    counted,
    learned: new Set(writtenTexts(policies, outside)),
    general: vectors.words,
  });
  yield;
  const classifier = openClassifier(learned, { thesaurus, vectors });
  yield;
  const matcher = createMatcher({
    clauses,
    classifier,
    belongTogether: (one, other) => companions.has(`${one} ${other}`),
  });
  return {
    revision,
    policies,
    clause: ({ policy, id }) => byRef.get(`${policy}/${id}`),
    policy: (id) => byId.get(id),
    isOutside: (question) => outsideWords.has(question),
    match: (question) => matcher.match(question),
    explain: (question) => matcher.explain(question),
    terms: createTerms(classifier),
  };
}
