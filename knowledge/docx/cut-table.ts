import { cellText, countWords, printed, type Line, type Table } from './block.ts';
import type { Cut } from './cut.ts';
import { cutParagraph } from './cut-paragraph.ts';
import { ruleIn, stanceOfHeading } from './rule-words.ts';

const CHANGES = /^(?:date|version|issue|revision|rev|details?|author|changes?|amend\w*|summary|reviewer|reviewed by|page|section|description|comments?|reason|updated by|by|approved by|status|details of .*|summary of .*|description of .*|changes? made|no\.?|next review.*|action|amended by)(?: of .*| no\.?| number| date)?$/i; // prettier-ignore
const SIGNS =
  /^(?:signed?|signature|print(?:ed)? name|name|date|position|role|staff (?:name|signature)|[_.\s…]*)[:\s_.…]*$/i;
const MOST = 8000;

/** Tables that say nothing of rules: what was changed when, and where to sign. */
export function isRecord({ rows }: Table): boolean {
  const texts = rows.map((row) => row.map(cellText).filter((cell) => cell !== ''));
  const head = texts.find((row) => row.length > 1) ?? [];
  const changes = head.length > 1 && head.every((cell) => CHANGES.test(cell)) && head.some((cell) => /date|version|issue|revision|amend|change/i.test(cell)); // prettier-ignore
  return changes || texts.flat().every((cell) => SIGNS.test(cell));
}

/** The lines of a table that only lays out text: one column, or numbers beside their paragraphs. */
export function linesOfLayout({ rows }: Table): Line[] | undefined {
  if (rows.length === 0) return undefined;
  const filled = rows.map((row) => row.filter((cell) => cell.length > 0)).filter((row) => row.length > 0);
  if (filled.every((row) => row.length === 1)) return filled.flat(2);
  const numbered = filled.filter((row) => row.length === 2 && /^\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.)]?$/.test(cellText(row[0] ?? []))); // prettier-ignore
  return numbered.length * 2 > filled.length && numbered.length > 1 ? filled.flatMap(numberBeside) : undefined;
}

function numberBeside(row: Line[][]): Line[] {
  const [first = [], ...rest] = row;
  const number = cellText(first);
  const [line, ...more] = rest.flat();
  if (!line || rest.length !== 1 || !/^\(?(?:\d|[a-z][.)]?$)/.test(number)) return row.flat();
  const figures = number.replace(/[.)]+$/, '').split('.').length - 1;
  return [{ ...line, label: number, marker: 'number', level: /\d/.test(number) ? Math.min(2, figures) : 3 }, ...more];
}

/** Do's beside don'ts: each line of each cell by itself, under its column's words. Otherwise a row is a clause, or a table that binds nobody as a whole. */
export function cutTable(table: Table, section: string): Cut[] {
  const [head = [], ...rows] = table.rows;
  const names = head.map(cellText);
  const stances = names.map(stanceOfHeading);
  const isHead = rows.length > 0 && names.every((name) => countWords(name) <= 12 && !/\.$/.test(name));
  const at = (row: number) => `${table.place}, row ${row + 1}`;
  if (isHead && names.length > 1 && stances.every((stance) => stance !== undefined)) {
    return rows.flatMap((row, r) =>
      row.flatMap((cell, c) =>
        cell.map((line) => ({
          section,
          text: line.text,
          from: at(r + 1),
          ...(names[c] !== undefined && names[c] !== '' && { stem: names[c] }),
          ...(stances[c] && { under: stances[c] }),
        })),
      ),
    );
  }
  const body = isHead ? rows : table.rows;
  const rowText = (row: readonly Line[][]) => row.map((cell) => cell.map(printed).join('\n\n')).filter((text) => text !== '').join('\n\n'); // prettier-ignore
  const under = stances.find((stance) => stance !== undefined);
  const binds = under !== undefined || body.some((row) => row.some((cell) => cell.some(({ text }) => cutParagraph(text).some((rule) => ruleIn(rule))))); // prettier-ignore
  const whole = table.rows.map(rowText).join('\n\n');
  if (!binds && whole.length < MOST) return countWords(whole) > 3 ? [{ section, text: whole, from: table.place }] : [];
  return body.map((row, r) => ({
    section,
    text: rowText(row),
    from: at(isHead ? r + 1 : r),
    ...(isHead && under && { stem: names.join(' '), under }),
  }));
}
