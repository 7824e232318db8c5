import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as d from 'docx';
import { flat } from '../../../knowledge/flat.ts';
import { toPolicy } from '../../../knowledge/to-policy.ts';
import { POLICIES_FOLDER, readSource } from '../../../knowledge/index.ts';
import type { DocxRead } from '../../../knowledge/docx/docx-read.ts';

const folder = join(POLICIES_FOLDER, 'social-media-policy');
export const trustText = readFileSync(join(folder, 'social-media-policy.txt'), 'utf8');
const trust = readSource().policies.map(toPolicy)[0]!;

/** How many of the trust's 35 clauses were cut with their exact wording and stem, and which were not. */
export function trustClausesIn(read: DocxRead): { found: number; missing: string[] } {
  const policy = read.policies[0];
  const cut = new Set(
    policy?.clauses.map(({ value }) => JSON.stringify([flat(value.text), value.stem === undefined ? undefined : flat(policy.value.stems[value.stem] ?? '')])), // prettier-ignore
  );
  const missing = trust.clauses.filter(({ text, stem }) => !cut.has(JSON.stringify([flat(text), stem === undefined ? undefined : flat(stem)]))); // prettier-ignore
  return { found: trust.clauses.length - missing.length, missing: missing.map(({ id }) => id) };
}

export interface Dress {
  headings: 'styles' | 'bold' | 'numbered';
  bullets: 'word' | 'typed';
  /** Paragraphs are cut into lines of so many characters, as after a conversion from PDF. */
  wrapped?: number;
}

/** The trust's own policy as a school would have it in Word: a table at the top, headings, bullets, page headers and footers. */
export async function trustDocument(dress: Dress): Promise<Uint8Array> {
  const children: (d.Paragraph | d.Table)[] = [];
  const rows: string[][] = [];
  const table = () => {
    if (rows.length > 0) children.push(tableOf(rows.splice(0)));
  };
  trustText.split('\n').forEach((line, i) => {
    if (line.includes('\t')) return void rows.push(line.split('\t'));
    table();
    if (line.trim() === '') return;
    const heading = /^(\d)\. (.*)$/.exec(line);
    const item = /^- (?:([a-c])\. )?(.*)$/.exec(line);
    if (i === 0) children.push(new d.Paragraph({ text: line, heading: d.HeadingLevel.TITLE }));
    else if (line === 'Details of Policy Updates')
      children.push(new d.Paragraph({ children: [new d.TextRun({ text: line, bold: true })] })); // prettier-ignore
    else if (heading) children.push(headingOf(dress, heading[1] ?? '', heading[2] ?? ''));
    else if (item) {
      const [first = '', ...more] = wrap(item[2] ?? '', dress.wrapped);
      const list = item[1] === undefined ? 'bullets' : 'letters';
      const typed = item[1] === undefined ? '•' : `${item[1]}.`;
      children.push(dress.bullets === 'word' ? new d.Paragraph({ text: first, numbering: { reference: list, level: 0 } }) : new d.Paragraph({ text: `${typed}\t${first}` })); // prettier-ignore
      for (const text of more) children.push(new d.Paragraph({ text }));
    } else for (const text of wrap(line, dress.wrapped)) children.push(new d.Paragraph({ text }));
  });
  table();
  return new Uint8Array(
    await d.Packer.toBuffer(
      new d.Document({
        numbering: {
          config: [
            { reference: 'bullets', levels: [{ level: 0, format: d.LevelFormat.BULLET, text: '•' }] },
            { reference: 'letters', levels: [{ level: 0, format: d.LevelFormat.LOWER_LETTER, text: '%1.' }] },
            { reference: 'headings', levels: [{ level: 0, format: d.LevelFormat.DECIMAL, text: '%1.' }] },
          ],
        },
        sections: [
          {
            headers: {
              default: new d.Header({ children: [new d.Paragraph('North Star Academy: Social Media Policy')] }),
            },
            footers: { default: new d.Footer({ children: [new d.Paragraph('Page 3. Staff must not print this.')] }) },
            children,
          },
        ],
      }),
    ),
  );
}

function headingOf({ headings }: Dress, number: string, title: string) {
  if (headings === 'styles') return new d.Paragraph({ text: `${number}. ${title}`, heading: d.HeadingLevel.HEADING_1 });
  if (headings === 'bold')
    return new d.Paragraph({ children: [new d.TextRun({ text: `${number}. ${title}`, bold: true })] });
  return new d.Paragraph({
    children: [new d.TextRun({ text: title, bold: true })],
    numbering: { reference: 'headings', level: 0 },
  });
}

export const tableOf = (rows: readonly (readonly string[])[]) =>
  new d.Table({
    rows: rows.map((cells) => new d.TableRow({ children: cells.map((cell) => new d.TableCell({ children: cell.split('\n').map((text) => new d.Paragraph(text)) })) })), // prettier-ignore
  });

function wrap(text: string, width = Infinity): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
