import { tidy, type Block, type Line, type ReadBlocks } from './block.ts';
import { typedLabel } from './typed-label.ts';

const RULER = /^[\s|:=_*-]+$/;

/** Paragraphs and tables of plain text: lines with tabs or bars are rows, "#" marks a heading, a blank line ends a paragraph. */
export function readTextBlocks(text: string): ReadBlocks {
  const blocks: Block[] = [];
  let open: Line | undefined;
  let rowsEnd = -2;
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\n\r\u2028\f]/)
    .forEach((raw, i) => {
      const place = `line ${i + 1}`;
      if (raw.trim() === '') {
        open = undefined;
        return;
      }
      if (RULER.test(raw)) return;
      const cells = cellsIn(raw);
      if (cells) {
        const row = cells.map((cell) => (tidy(cell) === '' ? [] : [lineOf(cell, 0, place)]));
        const last = blocks.at(-1);
        if (last?.kind === 'table' && open === undefined && i - rowsEnd === 1) last.rows.push(row);
        else blocks.push({ kind: 'table', rows: [row], place });
        rowsEnd = i;
        open = undefined;
        return;
      }
      const line = lineOf(raw, raw.length - raw.trimStart().length, place);
      if (open && line.marker === undefined && line.heading === undefined && open.heading === undefined) {
        open.text = `${open.text} ${line.text}`;
        open.strong &&= line.strong;
        return;
      }
      blocks.push(line);
      open = line;
    });
  return { blocks, notes: [], problems: [] };
}

function cellsIn(raw: string): string[] | undefined {
  if (/^\s*\|.*\|\s*$/.test(raw)) return raw.trim().slice(1, -1).split('|');
  const cells = raw.trim().split('\t');
  return cells.length > 1 && !typedLabel(raw.trim()) ? cells : undefined;
}

function lineOf(raw: string, spaces: number, place: string): Line {
  const mark = /^(#{1,6})\s+(.*?)\s*#*$/.exec(raw.trim());
  const bold = /^(?:\*\*|__)(.+?)(?:\*\*|__)$/.exec(raw.trim());
  const words = mark?.[2] ?? bold?.[1] ?? raw.trim();
  const typed = typedLabel(words);
  const text = tidy(typed?.text ?? words);
  return {
    kind: 'line',
    text,
    ...(typed?.label !== undefined && { label: typed.label }),
    ...(typed && { marker: typed.marker }),
    level: typed ? typed.level + (typed.marker === 'bullet' && spaces >= 2 ? Math.floor(spaces / 2) : 0) : -1,
    indent: 0,
    ...(mark?.[1] !== undefined && { heading: mark[1].length }),
    strong: bold !== null || (text.length > 3 && text === text.toUpperCase() && /[A-Z]{3}/.test(text)),
    place,
  };
}
