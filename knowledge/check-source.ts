import { bulletsWithoutStem } from './bullets-without-stem.ts';
import { checkWording } from './check-wording.ts';
import { describeIssue } from './describe-issue.ts';
import { monthName } from './month-name.ts';
import { policyFaults } from './policy-faults.ts';
import { Document, ExamplesFile, OutsideFile, PolicyFile, ThesaurusFile } from './policy-file.ts';
import { sameExamples } from './same-examples.ts';
import type { KnowledgeSource, PolicySource } from './source.ts';
import { stanceAgainstSummary } from './stance-against-summary.ts';
import type { z } from 'zod';

/** What is wrong with a source, where an admin can mend it. */
export interface SourceProblem {
  kind: 'not-valid' | 'not-in-document' | 'stem-missing' | 'same-example' | 'stance-against-summary' | 'review-overdue';
  /** The item's: "clause.trips.ratios", "policy.trips", "staff-words", "outside". */
  key: string;
  /** A path in the item's value: "parts.1.stem", "examples.4.q"; "" for the item as a whole. */
  field: string;
  what: string;
  mend: string;
  /** It can't be loaded, or must not be published, while this stands. */
  blocks: boolean;
}

/**
 * Everything that speaks against publishing a source, in the order of its items. `today` is "2026-11-23". README.md lists what is looked for.
 * Nothing is learned: whether protected questions still win is told by asking them.
 */
export function checkSource(source: KnowledgeSource, { today }: { today: string }): SourceProblem[] {
  return [
    ...doublePolicies(source),
    ...source.policies.flatMap((policy) => checkPolicy(policy, today)),
    ...bySchema(source.thesaurus, ThesaurusFile, (path) => ({ key: 'staff-words', field: path.join('.') })),
    ...bySchema(source.outside, OutsideFile, (path) => ({ key: 'outside', field: path.join('.') })),
    ...sameExamples(source).map(({ q, keys: [first, second], field }): SourceProblem => ({
      kind: 'same-example',
      key: second,
      field,
      what: `“${q}” stands here and under ${first}.`,
      mend: 'Keep it where a careful colleague would point first, and name the other clause there as shown or as right as well.',
      blocks: false,
    })),
  ];
}

type Place = (path: readonly PropertyKey[]) => { key: string; field: string };

function bySchema(value: unknown, schema: z.ZodType, place: Place): SourceProblem[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.flatMap(
    (issue) =>
    describeIssue(issue).map(({ path, what, mend }): SourceProblem => ({ kind: 'not-valid', ...place(path), what, mend, blocks: true })), // prettier-ignore
  );
}

function doublePolicies({ policies }: KnowledgeSource): SourceProblem[] {
  return policies
    .filter(({ policy }, i) => policies.findIndex((other) => other.policy.id === policy.id) < i)
    .map(({ policy }) => ({
      kind: 'not-valid',
      key: `policy.${policy.id}`,
      field: '',
      what: `Two policies have the id "${policy.id}".`,
      mend: 'Give each its own.',
      blocks: true,
    }));
}

function checkPolicy(source: PolicySource, today: string): SourceProblem[] {
  const { policy, examples, document } = source;
  const own = `policy.${policy.id}`;
  const keyOf = (clause: string | undefined) => (clause === undefined ? own : `clause.${policy.id}.${clause}`);
  const inPolicy: Place = ([first, i, ...field]) => {
    if (first !== 'clauses' || typeof i !== 'number') return { key: own, field: [first, i, ...field].filter((each) => each !== undefined).join('.') }; // prettier-ignore
    return { key: keyOf(policy.clauses[i]?.id), field: field.join('.') };
  };
  const inExamples: Place = ([id, ...field]) => ({ key: keyOf(String(id)), field: ['examples', ...field].join('.') });
  return [
    ...bySchema(policy, PolicyFile, inPolicy),
    ...bySchema(examples, ExamplesFile, inExamples),
    ...bySchema(document, Document, () => ({ key: own, field: 'document' })),
    ...policyFaults(policy, examples).map(({ file, path, kind, what, mend }): SourceProblem => ({ kind, ...(file === 'policy' ? inPolicy : inExamples)(path), what, mend, blocks: true })), // prettier-ignore
    ...(document.trim() === ''
      ? [noDocument(own)]
      : checkWording(source).map(({ clause, field, words }): SourceProblem => ({
          kind: 'not-in-document',
          key: keyOf(clause),
          field,
          what: `These words are not in the approved document: “${words}”.`,
          mend: 'Copy them from the document letter for letter, or put the new approved document in its place first.',
          blocks: true,
        }))),
    ...bulletsWithoutStem(source).map(({ clause, field, leadIn }): SourceProblem => ({
      kind: 'stem-missing',
      key: keyOf(clause),
      field,
      what: `In the document this hangs on the words “${leadIn}”.`,
      mend: 'Name the stem that has these words, so that they are quoted with it.',
      blocks: false,
    })),
    ...policy.clauses.flatMap((clause) => {
      const against = stanceAgainstSummary(clause);
      return against === undefined ? [] : [contradiction(keyOf(clause.id), clause.stance, against)];
    }),
    ...(today.slice(0, 7) > policy.nextReview ? [overdue(own, policy.nextReview)] : []),
  ];
}

const noDocument = (key: string): SourceProblem => ({
  kind: 'not-in-document',
  key,
  field: 'document',
  what: 'There is no approved document to hold the wording against.',
  mend: 'Add the document as plain text.',
  blocks: true,
});

const contradiction = (key: string, stance: string, against: string): SourceProblem => ({
  kind: 'stance-against-summary',
  key,
  field: 'summary',
  what: `The clause is “${stance.replace('-', ' ')}”, but the summary reads otherwise: “${against}”`,
  mend: 'Say in the summary what the rule says, or correct the stance.',
  blocks: false,
});

const overdue = (key: string, nextReview: string): SourceProblem => ({
  kind: 'review-overdue',
  key,
  field: 'nextReview',
  what: `The review was due by the end of ${monthName(nextReview)}.`,
  mend: 'Ask whoever approves the policy for the reviewed document and its dates; the cards say that it is overdue.',
  blocks: false,
});
