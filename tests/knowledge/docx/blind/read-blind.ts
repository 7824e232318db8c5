import { readDocx } from '../../../../knowledge/docx/read-docx.ts';
import { flat } from '../../../../knowledge/flat.ts';
import type { BlindDocument } from './expected.ts';

const DETAILS = ['title', 'approvedBy', 'lastReview', 'nextReview'] as const;

/** How many of a document's rules were found with their exact words, stem and section, how many others there are, and what is wrong beside. */
export async function readBlind(expected: BlindDocument) {
  const { policies } = await readDocx(await expected.bytes());
  const [policy] = policies;
  const { value } = policy ?? {};
  const named = (number: string) => value?.sections.find((section) => section.number === number)?.title ?? '';
  const written = (section: string, text: string, stem = '') => [section, flat(text), flat(stem)].join(' | ');
  const clauses = new Set(policy?.clauses.map(({ value: { section, text, stem } }) => written(named(section), text, stem && value?.stems[stem]))); // prettier-ignore
  const found = expected.rules.filter(({ section, text, stem, runIn }) =>
    [text, `${runIn} ${text}`].some((words) => clauses.has(written(section, words, stem))),
  ).length;
  const wrong: string[] = DETAILS.filter((detail) => value?.[detail] !== expected[detail]);
  if (value?.sections.map(({ title }) => title).join() !== expected.sections.join()) wrong.push('sections');
  return { found, others: clauses.size - found, wrong };
}
