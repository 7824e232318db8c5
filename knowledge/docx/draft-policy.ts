import { documentText, type ReadBlocks } from './block.ts';
import { summaryOf } from './clause-summary.ts';
import { titleOf } from './clause-title.ts';
import { cutClauses } from './cut-clauses.ts';
import { cutParts, stanceOf } from './cut-parts.ts';
import type { Cut } from './cut.ts';
import type { DocxRead, DraftClause } from './docx-read.ts';
import { readFrontMatter } from './front-matter.ts';
import { nextStepsIn, settingsIn } from './guess-scope.ts';
import { idFrom } from './heading-words.ts';
import { flat } from '../flat.ts';
import { mendLines } from './mend-lines.ts';
import { ruleOfStem } from './rule-words.ts';

const MOST_TEXT = 8000;
const MOST_DOCUMENT = 400_000;
const MOST_SECTIONS = 200;
const MOST_CLAUSES = 2_000;
const MOST_BLOCKS = 6_000;
const SPLIT = 'Take it apart in Word, or import its parts as policies of their own.';

/** Makes a draft of what was read: one policy with its clauses, each of the document's own words. */
export function draftPolicy(read: ReadBlocks, fileName: string | undefined): DocxRead {
  if (read.blocks.length > MOST_BLOCKS) {
    return {
      policies: [],
      problems: [
        { where: 'the document', what: `It has more than ${MOST_BLOCKS} paragraphs.`, mend: SPLIT, stops: true },
      ],
    };
  }
  const mended = mendLines(read.blocks);
  const document = documentText({ ...read, blocks: mended.blocks });
  const stop = (what: string, mend: string): DocxRead => ({ policies: [], problems: [{ where: 'the document', what, mend, stops: true }] }); // prettier-ignore
  if (document.trim() === '') return stop('There are no words in it.', 'If its pages are pictures, type or scan them as text in Word first.'); // prettier-ignore
  if (document.length > MOST_DOCUMENT) return stop('It is longer than 400,000 characters.', SPLIT);

  const front = readFrontMatter(mended.blocks, fileName);
  const { sections, cuts, leftOut } = cutClauses(front.rest, front.title);
  if (cuts.length === 0)
    return stop('Nothing in it reads as a rule or a paragraph of a policy.', 'Check that it is the right file.');
  if (cuts.length > MOST_CLAUSES) return stop('It has more than 2,000 rules.', SPLIT);
  if (sections.length > MOST_SECTIONS) return stop(`It has more than ${MOST_SECTIONS} sections.`, SPLIT);

  const problems = [...read.problems, ...mended.problems, ...front.problems];
  if (sections.some(({ printed }) => !printed)) {
    problems.push({ where: 'the document', what: 'It prints no numbers before some of its headings; those sections are numbered in their order.', mend: 'Check the sections’ numbers: cards name them.', stops: false }); // prettier-ignore
  }
  for (const { place, words } of leftOut) {
    problems.push({ where: place, what: `“${words.slice(0, 80)}” is in no clause.`, mend: 'If it is a rule, add a clause for it.', stops: false }); // prettier-ignore
  }
  const unprinted = new Set(sections.filter(({ printed }) => !printed).map(({ number }) => number));
  const taken = new Set<string>();
  const flatDocument = flat(document);
  const fitting = cuts.filter(({ text, stem, from }) => {
    const leave = (what: string, mend: string) => void problems.push({ where: from, what, mend, stops: false });
    if (text.length > MOST_TEXT || (stem?.length ?? 0) > MOST_TEXT)
      leave('It is longer than 8,000 characters and was left out.', SPLIT);
    else if (![text, stem ?? ''].every((words) => flatDocument.includes(flat(words))))
      leave(`“${text.slice(0, 80)}” does not stand in one piece in the document and was left out.`, 'Add a clause for it.'); // prettier-ignore
    else return true;
    return false;
  });
  const stems = nameStems(fitting);
  const policyId = idFrom(front.title, new Set(), 'policy');
  return {
    policies: [
      {
        id: policyId,
        value: {
          title: front.title,
          approvedBy: front.approvedBy,
          ...(front.status !== undefined && { status: front.status }),
          lastReview: front.lastReview,
          nextReview: front.nextReview,
          related: [...new Set(cuts.flatMap(({ related }) => related ?? []))]
            .filter((name) => name.length <= 300)
            .slice(0, 50),
          sections: sections.map(({ number, title }) => ({ number, title })),
          stems: Object.fromEntries([...stems].map(([words, name]) => [name, words])),
          document,
        },
        clauses: fitting.map((cut) => {
          const value = clauseOf(cut, stems);
          return {
            id: idFrom(value.title, taken, 'clause'),
            value,
            from: `${cut.from}, section ${cut.section}`,
            guessed: [
              'title',
              'stance',
              'summary',
              ...(unprinted.has(cut.section) ? ['section'] : []),
              ...(value.settings.length > 0 ? ['settings'] : []),
              ...(value.actions.length > 0 ? ['actions'] : []),
              ...(value.parts.length > 0 ? ['parts'] : []),
            ],
          };
        }),
      },
    ],
    problems,
  };
}

function clauseOf({ section, text, stem, under }: Cut, stems: ReadonlyMap<string, string>): DraftClause {
  const hangsOn = under ?? (stem === undefined ? undefined : ruleOfStem(stem)?.stance);
  const stance = stanceOf(text, stem, hangsOn);
  const parts = cutParts(text, stem, hangsOn);
  const name = stem === undefined ? undefined : stems.get(stem);
  return {
    section,
    title: titleOf(text, stem, stance),
    stance: parts[0] && parts[0].stance !== 'info' ? parts[0].stance : stance,
    settings: settingsIn(stem === undefined ? text : `${stem} ${text}`),
    actions: nextStepsIn(text),
    ...(name !== undefined && { stem: name }),
    text,
    parts: parts.map(({ stem: hung, ...part }) => ({
      ...part,
      ...(hung !== undefined && name !== undefined && { stem: name }),
    })),
    summary: summaryOf(text, stem),
    additions: [],
    protected: [],
    examples: [],
  };
}

/** A name for each stem, made of its last words. */
function nameStems(cuts: readonly Cut[]): Map<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const { stem } of cuts) {
    if (stem !== undefined && !names.has(stem))
      names.set(stem, idFrom(stem.split(/\s+/).slice(-6).join(' '), taken, 'stem'));
  }
  return names;
}
