import { isDeepStrictEqual } from 'node:util';
import type { SourceProblem } from './check-source.ts';
import type { KnowledgeSource, PolicySource } from './source.ts';
import { lockedWords, type LockedWords } from './locked-words.ts';

/**
 * The lock on the exact wording: what a draft may not do to what is published. A clause's words change only together with its policy's document,
 * and a changed document comes with a new approval. Everything it returns blocks. Whether the words stand in the document is `checkSource`'s.
 */
export function mayChangeWording(published: KnowledgeSource, draft: KnowledgeSource): SourceProblem[] {
  return draft.policies.flatMap((now) => {
    const before = published.policies.find(({ policy }) => policy.id === now.policy.id);
    const changed = before !== undefined && before.document !== now.document;
    return [
      ...datesInOrder(now),
      ...(before ? approval(before, now, changed) : []),
      ...(before && !changed ? now.policy.clauses.flatMap(({ id }) => locked(before, now, id)) : []),
    ];
  });
}

function locked(before: PolicySource, now: PolicySource, id: string): SourceProblem[] {
  const [old, own] = [lockedWords(before, id), lockedWords(now, id)];
  if (!old || !own) return [];
  const field = (['text', 'stem', 'parts'] as const).find((each) => !isDeepStrictEqual(old[each], own[each])) satisfies keyof LockedWords | undefined; // prettier-ignore
  if (!field) return [];
  return [
    problem(
      `clause.${now.policy.id}.${id}`,
      field,
      'The exact wording is changed, but the approved document is not.',
      'Put the new approved document into the policy first, or take the published wording again.',
    ),
  ];
}

function approval(before: PolicySource, now: PolicySource, changed: boolean): SourceProblem[] {
  const key = `policy.${now.policy.id}`;
  const [old, own] = [before.policy, now.policy];
  const problems: SourceProblem[] = [];
  if (changed && old.lastReview === own.lastReview && old.nextReview === own.nextReview) {
    const what = 'The document is new, but its review dates are those of the old one.';
    problems.push(problem(key, 'lastReview', what, 'Give who approved the new document, when it was reviewed and when it is due next.')); // prettier-ignore
  }
  if (own.lastReview < old.lastReview) {
    const what = `The last review (${own.lastReview}) is before that of the published document (${old.lastReview}).`;
    problems.push(problem(key, 'lastReview', what, 'Give the month in which this document was reviewed.'));
  }
  return problems;
}

function datesInOrder({ policy }: PolicySource): SourceProblem[] {
  if (policy.nextReview > policy.lastReview) return [];
  const what = `The next review (${policy.nextReview}) is not after the last one (${policy.lastReview}).`;
  return [problem(`policy.${policy.id}`, 'nextReview', what, 'Correct one of the two months.')];
}

const problem = (key: string, field: string, what: string, mend: string): SourceProblem => ({
  kind: 'not-valid',
  key,
  field,
  what,
  mend,
  blocks: true,
});
