import { countWords, type Block, type Line } from './block.ts';
import { detailsOfLine } from './details.ts';
import { isOpen, ruleIn } from './rule-words.ts';

const MOST_WORDS = 14;
const CHAPTER = /^(?:(section|part|chapter)|(appendix|annex|schedule))\s+([0-9]{1,2}(?:\.\d+)*|[A-Z]|[IVX]{1,4})\b\s*[:.–—-]?\s*(.*)$/i; // prettier-ignore

/** A section as its heading names it. `number`: as printed, where it is. */
export interface Heading {
  number?: string;
  title: string;
  depth: number;
}

/** The heading that a line is, by its style, its number, or by how it stands out; undefined where it is none. */
export function headingOf(line: Line, next: Block | undefined, styled: boolean): Heading | undefined {
  const { text, label, marker, heading } = line;
  if (marker === 'bullet' || line.contents || countWords(text) === 0 || countWords(text) > MOST_WORDS) return undefined;
  const depth =
    heading ?? (label !== undefined && /^\d/.test(label) ? label.replace(/[.)]+$/, '').split('.').length : 2);
  const named = { ...numberAndTitle(line), depth: Math.max(1, depth) };
  const rule = ruleIn(text) !== undefined;
  if (heading !== undefined) return /[.;,]$/.test(text) && (rule || countWords(text) > 8) ? undefined : named;
  if (/[.;,]$/.test(text) || next === undefined || detailsOfLine(text, '')) return undefined;
  if (CHAPTER.test(text)) return named;
  const listed = next.kind === 'line' && next.marker !== undefined && next.level > line.level;
  if (/:$/.test(text) && (isOpen(text) || (listed && countWords(text) > 5) || !line.strong)) return undefined;
  if (line.strong) return rule && listed && isOpen(text) ? undefined : named;
  if (rule && countWords(text) > 5) return undefined;
  if (marker === 'number' && line.level < 3) {
    const sibling = next.kind === 'line' && next.marker === 'number' && next.level <= line.level && !next.strong;
    return sibling && !(depth === 1 && /^[A-Z]/.test(text) && followsHeading(next)) ? undefined : named;
  }
  // In plain text nothing stands out: a short line by itself that begins like a name and ends like none of a list.
  return !styled && marker === undefined && !listed && countWords(text) <= 9 && /^[A-Z]/.test(text) && !/[?!]$/.test(text) && (next.kind === 'table' || countWords(next.text) > 6) // prettier-ignore
    ? named
    : undefined;
}

const followsHeading = (next: Line) =>
  next.label !== undefined && next.label.includes('.') && /\d\.\d/.test(next.label);

function numberAndTitle({ text, label }: Line): { number?: string; title: string } {
  const chapter = CHAPTER.exec(text);
  if (chapter && label === undefined) return { number: chapter[3] ?? '', title: chapter[4] === '' ? text : (chapter[4] ?? text) }; // prettier-ignore
  const figures = label ?? /^\d{1,2}(?:\.\d{1,2})*(?=\s+[A-Z])/.exec(text)?.[0];
  const number = figures?.replace(/^\(|[).:\s]+$/g, '').replace(/^(?:section|part|appendix|article)\s*/i, '');
  const title = (label === undefined && figures !== undefined ? text.slice(figures.length).trim() : text).replace(
    /\s*:$/,
    '',
  );
  return number !== undefined && /^[A-Za-z0-9][A-Za-z0-9.-]{0,11}$/.test(number) ? { number, title } : { title };
}
