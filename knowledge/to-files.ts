import { PolicyFile } from './policy-file.ts';
import { documentName, type SourceFile } from './source-files.ts';
import type { KnowledgeSource, PolicySource } from './source.ts';
import { writeYaml } from './write-yaml.ts';

const POLICY = ` A policy as clauses. "text", the stems and the parts' texts are the approved document's own words and are checked against it;
 titles and summaries are ours and add nothing to the rule.`;
const EXAMPLES = ` How staff ask, by the clause that a careful colleague would point to first. An entry is the question, or
 {q, shown: every clause that must be shown for it, or: clauses as right in first place, escalate: it tells of a pupil's contact}.`;
const THESAURUS = ` Staff words: what staff call things.
 shorthand: text-speak and names of apps, written out before anything else; one word for one word.
 concepts: a concept and the words or phrases staff use for it, up to five words each.`;
const OUTSIDE =
  ' Questions that no policy here answers: everyday ones, and near misses that share words with a clause.';

/**
 * A source as files that `fromFiles` reads back exactly: <policy>/policy.yaml, examples.yaml and <policy>.txt, thesaurus.yaml and outside.yaml.
 * The same source gives the same bytes.
 */
export function toFiles({ policies, thesaurus, outside }: KnowledgeSource): SourceFile[] {
  return [
    ...policies.flatMap(policyFiles),
    { path: 'thesaurus.yaml', text: writeYaml({ shorthand: thesaurus.shorthand, concepts: thesaurus.concepts }, { comment: THESAURUS }) }, // prettier-ignore
    { path: 'outside.yaml', text: writeYaml(outside.map(({ q, escalate }) => (escalate ? { q, escalate } : q)), { comment: OUTSIDE }) }, // prettier-ignore
  ];
}

const ClauseEntry = PolicyFile.shape.clauses.element;
const FIELDS = Object.keys(PolicyFile.shape);
const CLAUSE_FIELDS = Object.keys(ClauseEntry.shape);
const PART_FIELDS = ['act', 'stance', 'actions', 'stem', 'text'];

function policyFiles({ policy, examples, document }: PolicySource): SourceFile[] {
  const clauses = policy.clauses.map((clause) =>
    said({ ...clause, parts: clause.parts.map((part) => said(part, PART_FIELDS)) }, CLAUSE_FIELDS),
  );
  const whole = said({ ...policy, clauses }, FIELDS);
  return [
    { path: `${policy.id}/policy.yaml`, text: writeYaml(whole, { comment: POLICY, spaced: ['clauses'], fold: true }) },
    { path: `${policy.id}/examples.yaml`, text: writeYaml(examplesOf(examples), { comment: EXAMPLES }) },
    ...(document === '' ? [] : [{ path: `${policy.id}/${documentName(policy.id)}`, text: document }]),
  ];
}

function examplesOf(examples: PolicySource['examples']): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(examples).map(([id, entries]) => [
      id,
      entries.map((entry) => {
        const fields = said({ ...entry, escalate: entry.escalate || undefined }, ['q', 'shown', 'or', 'escalate']);
        return Object.keys(fields).length > 1 ? fields : entry.q;
      }),
    ]),
  );
}

/** The fields in this order, without what the reader fills in by itself. */
function said(value: object, fields: readonly string[]): Record<string, unknown> {
  const given = new Map<string, unknown>(Object.entries(value));
  const shown = fields.filter((name) => ALWAYS.has(name) || !isNothing(given.get(name)));
  return Object.fromEntries(shown.map((name) => [name, given.get(name)]));
}

/** The reader asks for these. */
const ALWAYS = new Set(['sections', 'clauses']);
const isNothing = (value: unknown) =>
  value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
