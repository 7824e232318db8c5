import { readDocx } from '../../../../knowledge';
import type { BlindDocument, Rule } from './expected';

const spaced = (text: string) => text.replace(/\s+/g, ' ').trim();

/** How a document was read against what a careful person cut. */
export async function readBlind(expected: BlindDocument) {
  const { policies, problems } = await readDocx(await expected.bytes());
  const policy = policies[0];
  const clauses = (policy?.clauses ?? []).flatMap(({ value }) => {
    const section = policy?.value.sections.find(({ number }) => number === value.section)?.title ?? '';
    return [value].map(({ text, stem }) => ({ section, text: spaced(text), stem: spaced((stem && policy?.value.stems[stem]) ?? '') })); // prettier-ignore
  });
  const fits = (rule: Rule, clause: (typeof clauses)[number]) =>
    clause.stem === (rule.stem ?? '') && [rule.text, `${rule.runIn ?? ''} ${rule.text}`.trim()].includes(clause.text);
  return {
    found: expected.rules.filter((rule) => clauses.some((clause) => fits(rule, clause))).length,
    inSection: expected.rules.filter((rule) => clauses.some((clause) => fits(rule, clause) && clause.section === rule.section)).length, // prettier-ignore
    of: expected.rules.length,
    missed: expected.rules.filter((rule) => !clauses.some((clause) => fits(rule, clause))),
    unexpected: clauses.filter((clause) => !expected.rules.some((rule) => fits(rule, clause))),
    title: policy?.value.title,
    approvedBy: policy?.value.approvedBy,
    lastReview: policy?.value.lastReview,
    nextReview: policy?.value.nextReview,
    sections: policy?.value.sections.map(({ title }) => title),
    problems,
  };
}
