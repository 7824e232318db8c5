import { countWords, type Block, type Line, type ReadProblem } from './block.ts';
import { COVER, titleOf, type Named } from './cover-title.ts';
import { detailsOfLine, detailsOfTable, pairsOf, type Detail, type Found } from './details.ts';
import { headingWords } from './heading-words.ts';
import { monthsLater, readCycle, readMonth } from './read-month.ts';

/** What a document says of itself. Empty where it does not say, or where it cannot be told: an admin fills that in. */
export interface FrontMatter {
  title: string;
  approvedBy: string;
  status?: string;
  lastReview: string;
  nextReview: string;
  /** What there is to cut: in the place of title and details stand tables without rows, so that nothing is joined across them. */
  rest: Block[];
  guessed: string[];
  problems: ReadProblem[];
}

const BLANK = /^(?:n\/?a|tbc|tba|to be confirmed|none|[-–—_.…\s]*|(?:insert|enter|click).*|\[.*\])$/i;

/** Reads a document's title, approver and review dates, wherever it says them. */
export function readFrontMatter(blocks: readonly Block[], fileName: string | undefined): FrontMatter {
  const details: Found[] = [];
  let named: Named | undefined;
  const rest = blocks.filter((block, at) => {
    const found = block.kind === 'table' ? detailsOfTable(block) : ownDetails(block, at, blocks.length); // prettier-ignore
    const told = found?.filter(({ value }) => !BLANK.test(value)) ?? [];
    details.push(...told);
    const words = told.find(({ detail }) => detail === 'title')?.value;
    if (words !== undefined && words !== '') named ??= { words, before: new Set(blocks.slice(0, at)) };
    return !found;
  });
  const kept = new Set(rest);
  const problems: ReadProblem[] = [];
  const guessed: string[] = [];
  const missing = (name: string, mend: string) =>
    problems.push({
      where: 'the document',
      what: `It does not say ${name}, or not so that it can be told.`,
      mend,
      stops: false,
    });
  const of = (...names: Detail[]) => details.filter(({ detail }) => names.includes(detail));

  const { title, used } = titleOf(rest, named);
  if (title === undefined) {
    guessed.push('title');
    missing('what it is called', 'Check the title: it was taken from the name of the file.');
  }
  const approvers = [...new Map(of('approvedBy').filter(({ value }) => !readMonth(value) || countWords(value) > 3).map((each) => [each.value, each])).values()]; // prettier-ignore
  if (approvers.length > 1) {
    problems.push({
      where: approvers[1]?.place ?? 'the document',
      what: `Several are named as approving it: ${approvers.map(({ value }) => value).join('; ')}. The first was taken.`,
      mend: 'Check who approved it.',
      stops: false,
    });
    guessed.push('approvedBy');
  }
  const approvedBy = approvers[0]?.value ?? '';
  if (approvedBy === '') missing('who approved it', 'Enter who approved it.');
  const status = of('status')[0]?.value;

  const month = (found: readonly Found[], field: string): string => {
    for (const { name, value, place } of found) {
      const read = readMonth(value);
      if (!read) {
        problems.push({ where: place, what: `“${name}: ${headingWords(value, 80)}” is no month that can be read.`, mend: 'Enter the year and month.', stops: false }); // prettier-ignore
      } else {
        if (read.unsure !== undefined) {
          guessed.push(field);
          problems.push({ where: place, what: `“${value}” was read as ${read.month}, ${read.unsure}.`, mend: 'Check the month.', stops: false }); // prettier-ignore
        }
        return read.month;
      }
    }
    return '';
  };
  const approvedWithDate = of('approvedBy').filter(({ value }) => readMonth(value));
  let lastReview = month(of('lastReview'), 'lastReview') || month([...of('approved'), ...approvedWithDate], 'lastReview') || month(of('issued'), 'lastReview'); // prettier-ignore
  let nextReview = month(of('nextReview'), 'nextReview');
  const bare = month(of('review'), 'nextReview');
  if (bare !== '') {
    // "Review date" may be the last or the next; another date beside it tells which.
    if (nextReview === '' && lastReview !== '' && bare > lastReview) nextReview = bare;
    else if (lastReview === '' && nextReview !== '' && bare < nextReview) lastReview = bare;
    else if (lastReview === '' && nextReview === '') {
      problems.push({ where: of('review')[0]?.place ?? '', what: `“${of('review')[0]?.name ?? ''}” may be its last review or its next one.`, mend: `Enter ${bare} where it belongs.`, stops: false }); // prettier-ignore
    }
  }
  const cycle = of('cycle')[0];
  const months = cycle && readCycle(cycle.value);
  if (nextReview === '' && lastReview !== '' && cycle && months !== undefined) {
    nextReview = monthsLater(lastReview, months);
    guessed.push('nextReview');
    problems.push({ where: cycle.place, what: `The next review, ${nextReview}, was worked out from “${cycle.value}”.`, mend: 'Check it.', stops: false }); // prettier-ignore
  }
  if (lastReview === '') missing('when it was last reviewed', 'Enter the year and month of its last review.');
  if (nextReview === '') missing('when it is next reviewed', 'Enter the year and month of its next review.');
  return {
    title: headingWords(title ?? nameOf(fileName), 160),
    approvedBy: approvedBy === '' ? '' : headingWords(approvedBy, 160),
    ...(status !== undefined && { status: headingWords(status, 160) }),
    lastReview,
    nextReview,
    rest: blocks.map((block) =>
      kept.has(block) && !used.has(block) ? block : { kind: 'table', rows: [], place: block.place },
    ),
    guessed: [...new Set(guessed)],
    problems,
  };
}

/** Details stand on a cover or at the end; within the rules "Contact: …" is none. */
function ownDetails({ text, place, columns }: Line, at: number, of: number): Found[] | undefined {
  const beside = columns ? pairsOf(columns, place) : [];
  const found = beside.length > 0 ? beside : detailsOfLine(text, place);
  if (!found) return undefined;
  const telling = found.some(({ detail }) => detail !== 'other' && detail !== 'title');
  return telling || at < COVER || at >= of - COVER ? found : undefined;
}

const nameOf = (fileName: string | undefined) => (fileName ?? '').replace(/^.*[\\/]/, '').replace(/\.[a-z]{2,4}$/i, '').replace(/[_-]+/g, ' ').trim() || 'Policy'; // prettier-ignore
