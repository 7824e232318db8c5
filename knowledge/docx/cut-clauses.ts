import type { Stance } from '../clause.ts';
import { countWords, printed, tidy, type Block, type Line } from './block.ts';
import type { Cut } from './cut.ts';
import { cutLeadIn, cutParagraph } from './cut-paragraph.ts';
import { cutList } from './cut-list.ts';
import { cutTable, isRecord, linesOfLayout } from './cut-table.ts';
import { headingOf } from './headings.ts';
import { isOpen, ruleIn, ruleOfStem, stanceOfHeading } from './rule-words.ts';
import { createSections, type NumberedSection } from './sections.ts';

/** The sections of a document, its clauses, and what was left out of them. */
export interface CutDocument {
  sections: NumberedSection[];
  cuts: Cut[];
  leftOut: { place: string; words: string }[];
}

const CONTENTS = /^(?:table of )?contents(?: page)?:?$/i;
const NO_WORDS = /^(?:page \d+(?: of \d+)?|signed?|signature|date|name|print name|end|blank page|this page is .{0,40}blank)?[\s:._…–—-]*(?:\d{1,3})?$/i; // prettier-ignore
const LEADER = /(?:\.{4,}|…{2,}|_{4,})\s*\d{0,3}$/;

/** Cuts what follows a document's title and details. Every text and stem is made of the blocks' own words, in their order. */
export function cutClauses(all: readonly Block[], policyTitle: string): CutDocument {
  const blocks = all.flatMap((block): Block[] => (block.kind === 'table' && block.rows.length > 0 && !isRecord(block) ? (linesOfLayout(block) ?? [block]) : [block])); // prettier-ignore
  const styled = blocks.some((block) => block.kind === 'line' && (block.heading ?? 0) > 0);
  const names = new Map<string, number>();
  for (const block of blocks)
    if (block.kind === 'line' && !isInContents(block))
      names.set(bare(block.text), (names.get(bare(block.text)) ?? 0) + 1);
  const sections = createSections(policyTitle);
  const cuts: Cut[] = [];
  const leftOut: CutDocument['leftOut'] = [];
  let under: { stem: string; stance: Stance; open: boolean } | undefined;
  let inContents = false;

  const take = (...found: Cut[]) => cuts.push(...found);
  /** "Don’t", "What you must not bring": what stands under it hangs on it; a whole sentence only where it goes on from the heading. */
  const hung = (cut: Cut, isItem: boolean): Cut =>
    under && cut.stem === undefined && (under.open || isItem) ? { ...cut, stem: under.stem, under: under.stance } : cut;
  const leave = ({ place, text }: Line) => {
    if (countWords(text) > 0) leftOut.push({ place, words: text });
  };

  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i];
    if (!block) continue;
    if (block.kind === 'table' && block.rows.length === 0) continue;
    if (block.kind === 'table') {
      inContents = false;
      if (isRecord(block)) leftOut.push({ place: block.place, words: 'a table of changes or signatures' });
      else take(...cutTable(block, sections.current()));
      continue;
    }
    if (isInContents(block)) continue;
    if (CONTENTS.test(block.text)) {
      inContents = true;
      continue;
    }
    if (inContents && (names.get(bare(block.text)) ?? 0) > 1) {
      names.set(bare(block.text), (names.get(bare(block.text)) ?? 0) - 1);
      continue;
    }
    inContents = false;
    if (NO_WORDS.test(block.text)) {
      leave(block);
      continue;
    }
    const next = blocks[i + 1];
    const heading = headingOf(block, next, styled);
    if (heading) {
      sections.enter(heading);
      const stance = stanceOfHeading(block.text);
      under = stance && { stem: printed(block), stance, open: isOpen(block.text) || !ruleOfStem(block.text) };
      continue;
    }
    const section = sections.current();
    const list = listUnder(blocks, i);
    const ended = /[.!?]["'’”)]*$/.test(block.text);
    if (list.length > 0 && !ended) {
      i += list.length;
      const { before, stem } = cutLeadIn(block.text);
      if (before !== '') take(...paragraphs(before, block, section));
      take(...cutList({ stem, place: block.place }, list, section));
    } else if (list.length > 0 && block.marker !== undefined) {
      i += list.length;
      take(
        hung(
          { section, text: [block.text, ...list.map(printed)].join('\n\n'), from: block.place },
          !ruleIn(block.text),
        ),
      );
    } else if (/:$/.test(block.text) && next?.kind === 'line' && !headingOf(next, blocks[i + 2], styled)) {
      i += 1;
      take({ section, text: `${block.text}\n\n${printed(next)}`, from: block.place });
    } else if (countWords(block.text) < 4 && !ruleIn(block.text) && block.marker === undefined) leave(block);
    else if (block.marker !== undefined)
      take(hung({ section, text: block.text, from: block.place }, !ruleIn(block.text)));
    else take(...paragraphs(block.text, block, section).map((cut) => hung(cut, false)));
  }
  const { list, numberOf } = sections.used(new Set(cuts.map((cut) => cut.section)));
  return { sections: list, cuts: cuts.map((cut) => ({ ...cut, section: numberOf(cut.section) })), leftOut };
}

const isInContents = ({ contents, text, columns }: Line) =>
  contents === true || LEADER.test(text) || /^\d{1,3}$/.test(columns?.at(-1) ?? '');

const paragraphs = (text: string, { place }: Line, section: string): Cut[] =>
  cutParagraph(text).map((rule) => ({ section, text: rule, from: place }));

/** What hangs on a line: deeper items, what is set in from it, and what goes on with an item. */
function listUnder(blocks: readonly Block[], at: number): Line[] {
  const lead = blocks[at];
  if (lead?.kind !== 'line') return [];
  const open = /[:;,–—-]$/.test(lead.text) || isOpen(lead.text);
  const list: Line[] = [];
  for (let i = at + 1; i < blocks.length; i += 1) {
    const line = blocks[i];
    if (line?.kind !== 'line' || line.heading !== undefined || line.contents) break;
    const deeper = line.marker !== undefined && line.level > lead.level && (open || line.level >= 3 || lead.marker !== undefined); // prettier-ignore
    const setIn =
      open && line.marker === undefined && !line.strong && line.indent > lead.indent && !/:$/.test(line.text);
    const goesOn = line.marker === undefined && list.length > 0 && !line.strong && line.indent >= (list.at(-1)?.indent ?? 0) && line.indent > lead.indent; // prettier-ignore
    const first = list.find((each) => each.marker !== undefined);
    const higher = first !== undefined && line.marker !== undefined && line.level < first.level;
    if (higher || (!deeper && !setIn && !goesOn)) break;
    const bare = list.every((each) => each.marker === undefined);
    list.push(deeper || !setIn || !bare ? line : { ...line, level: 0 });
  }
  return list;
}

const bare = (text: string) => tidy(text.replace(/^[\d.()\s]+|[\s.…]*\d*$/g, '')).toLowerCase();
