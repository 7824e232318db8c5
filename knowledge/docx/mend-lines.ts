import type { Block, Line, ReadProblem } from './block.ts';

const ENDED = /[.:;?!…]["'’”)\]]*$/;
const SHORT = /\b(?:e\.g|i\.e|etc|cf|viz|vs)\.$/i;
/** No sentence ends with one of these. */
const GOES_ON = /(?:,|\b(?:the|a|an|of|and|or|to|in|on|at|by|for|with|from|that|which|who|their|our|your|its|is|are|be|as|any|all|this|not|must|should|will|may))$/i; // prettier-ignore
const HARD_WRAPPED = 0.12;

/** Joins what a page break or a hard wrap has cut in two, and words cut by a hyphen at the end of a line. */
export function mendLines(blocks: readonly Block[]): { blocks: Block[]; problems: ReadProblem[] } {
  const lines = blocks.filter((block) => block.kind === 'line');
  const plain = lines.filter(({ heading }) => heading === undefined);
  const cut = plain
    .filter((line, i) => startsLower(plain[i + 1]) && !ENDED.test(line.text))
    .map(({ text }) => text.length);
  const wrappedAt = cut.length > 5 && cut.length > plain.length * HARD_WRAPPED ? Math.max(...cut) : Infinity;
  const words = lines.map(({ text }) => text).join('\n');
  const mended: Block[] = [];
  const problems: ReadProblem[] = [];
  let lastLength = 0;
  let setInFrom = Infinity;
  for (const [i, block] of blocks.entries()) {
    const last = mended.at(-1);
    const after = blocks
      .slice(i + 1, i + 4)
      .find((each) => each.kind === 'table' || each.marker !== undefined || each.heading !== undefined);
    // A list that nobody gave bullets: its items are set in from the words that lead in.
    if (block.kind !== 'line' || block.indent <= setInFrom) setInFrom = Infinity;
    if (block.kind === 'line' && last?.kind === 'line' && /:$/.test(last.text) && block.indent > last.indent)
      setInFrom = last.indent;
    const inSetIn =
      block.kind === 'line' &&
      block.indent > setInFrom &&
      block.marker === undefined &&
      last?.kind === 'line' &&
      last.marker === undefined;
    if (
      !inSetIn &&
      block.kind === 'line' &&
      last?.kind === 'line' &&
      goesOn(last, block, after, { lastLength, wrappedAt })
    ) {
      const { text, unsure } = joined(last.text, block.text, words);
      if (unsure) {
        problems.push({
          where: last.place,
          what: `“${unsure}” is cut by the end of a line; whether its hyphen belongs to it cannot be told.`,
          mend: 'Compare it with the document.',
          stops: false,
        });
      }
      mended[mended.length - 1] = { ...last, text };
    } else mended.push(block);
    lastLength = block.kind === 'line' ? block.text.length : 0;
  }
  return { blocks: mended, problems };
}

const startsLower = (line: Line | undefined) => line !== undefined && line.marker === undefined && /^["'“‘(]?\p{Ll}/u.test(line.text); // prettier-ignore

function goesOn(
  last: Line,
  next: Line,
  after: Block | undefined,
  { lastLength, wrappedAt }: { lastLength: number; wrappedAt: number },
): boolean {
  // prettier-ignore
  if (next.marker || next.contents || last.contents || next.heading !== undefined || last.heading !== undefined)
    return false;
  // Where lines are wrapped by hand, one ends a paragraph if the next word would still have fitted on it.
  const full = lastLength + 1 + next.text.split(' ', 1).join('').length;
  const betweenItems = last.marker !== undefined && after?.kind === 'line' && after.marker === last.marker;
  if (ENDED.test(last.text)) {
    return !/:$/.test(last.text) && (full > wrappedAt ? startsLower(next) || betweenItems : SHORT.test(last.text) && startsLower(next)); // prettier-ignore
  }
  if (last.strong !== next.strong && !startsLower(next)) return false;
  if (next.indent > last.indent && last.marker === undefined) return false;
  return startsLower(next) || GOES_ON.test(last.text) || full > wrappedAt * 0.9;
}

function joined(first: string, second: string, everything: string): { text: string; unsure?: string } {
  const head = /(\p{L}+)-$/u.exec(first)?.[1];
  const tail = /^(\p{Ll}+)/u.exec(second)?.[1];
  if (head === undefined || tail === undefined) return { text: `${first} ${second}` };
  const holds = (word: string) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu').test(everything);
  if (holds(head + tail)) return { text: first.slice(0, -1) + second };
  if (holds(`${head}-${tail}`)) return { text: first + second };
  return { text: first + second, unsure: `${head}-${tail}` };
}
