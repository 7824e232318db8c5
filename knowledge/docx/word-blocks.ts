import { tidy, type Block, type Line, type ReadBlocks } from './block.ts';
import { mainPart, type DocxParts } from './open-docx.ts';
import { child, elements, isOn, readXml, valueOf, within, type Xml } from './read-xml.ts';
import { readingProblems } from './reading-problems.ts';
import { strongBySize } from './strong-by-size.ts';
import { typedLabel } from './typed-label.ts';
import { cellsOf, cellsOfRow, rowsOf, WRAPPERS } from './word-cells.ts';
import { createNumbering } from './word-numbering.ts';
import { gather } from './word-paragraph.ts';
import { paragraphStyle, readStyles } from './word-styles.ts';

const LIST_LEVEL = 5;

/** The paragraphs and tables of a Word document, in their order, with what it prints before them. */
export async function readWordBlocks(parts: DocxParts): Promise<ReadBlocks> {
  const part = async (name: string) => {
    const text = parts.get(name);
    return text === undefined ? undefined : readXml(text);
  };
  const body = within(await readXml(mainPart(parts) ?? ''), 'body');
  const styles = readStyles(await part('word/styles.xml'));
  const number = createNumbering(await part('word/numbering.xml'));
  const notes = { footnote: await part('word/footnotes.xml'), endnote: await part('word/endnotes.xml') };

  let count = 0;
  let tables = 0;
  let pictures = 0;
  let tracked = 0;
  const seen: { place: string; text: string }[] = [];

  function blocksOf(of: Xml | undefined, place?: string, inContents = false): Block[] {
    return elements(of).flatMap((each): Block[] => {
      if (each.name === 'p') return paragraph(each, place, inContents);
      if (each.name === 'tbl') {
        if (place !== undefined) return blocksOf({ ...each, children: cellsOf(each) }, place, inContents);
        tables += 1;
        return [tableOf(each, `table ${tables}`)];
      }
      if (each.name === 'tc' || WRAPPERS.has(each.name)) return blocksOf(each, place, inContents || isContents(each));
      return [];
    });
  }

  function tableOf(table: Xml, name: string): Block {
    const rows = rowsOf(table).map((row, i) =>
      cellsOfRow(row).map((cell) => blocksOf(cell, `${name}, row ${i + 1}`).filter((block) => block.kind === 'line')),
    );
    const filled = rows.filter((row) => row.some((cell) => cell.length > 0));
    return { kind: 'table', rows: filled, place: name };
  }

  function paragraph(xml: Xml, within: string | undefined, inContents: boolean): Block[] {
    if (within === undefined) count += 1;
    const place = within ?? `paragraph ${count}`;
    const properties = child(xml, 'pPr');
    const style = styles.get(valueOf(properties, 'pStyle') ?? '');
    const own = paragraphStyle(properties);
    const found = gather(xml, { strong: style?.strong ?? false, size: style?.size ?? styles.get('')?.size ?? 20 });
    if (found.tracked || isOn(child(properties, 'rPr'), 'del')) tracked += 1;
    pictures += found.pictures;
    for (const note of found.notes) {
      const [kind, id] = note.split(' ');
      const text = tidy(noteText(kind === 'endnote' ? notes.endnote : notes.footnote, id));
      if (text !== '') seen.push({ place, text });
    }
    const boxes = found.boxes.flatMap((box) => blocksOf(box, within === undefined ? undefined : place));
    const listId = own.list?.id ?? style?.list?.id;
    const depth = own.list?.level ?? style?.list?.level ?? 0;
    const texts = splitBreaks(found.text);
    const printed = listId === undefined || listId === '0' || texts.length === 0 ? undefined : number(listId, depth);
    const heading = style?.heading ?? own.heading;
    const indent = own.indent ?? printed?.indent ?? style?.indent ?? 0;
    const strong = found.letters > 0 && found.strong >= found.letters * 0.9;
    const lines = texts.map((text, i): Line => {
      const counted = i === 0 && (printed?.label !== undefined || printed?.bullet);
      const typed = counted ? undefined : typedLabel(text);
      const words = tidy(typed?.text ?? text);
      const label = typed?.label ?? (counted ? printed?.label : undefined);
      const marker = typed?.marker ?? (counted ? (printed?.bullet ? 'bullet' : 'number') : undefined);
      return {
        kind: 'line',
        text: words,
        ...(label !== undefined && label !== '' && { label }),
        ...(marker && { marker }),
        level: typed?.level ?? (counted ? levelIn(printed?.bullet ?? false, depth, label ?? '') : -1),
        indent,
        ...(/\S\t+\S/.test(typed?.text ?? text) && { columns: (typed?.text ?? text).split(/\t+/).map(tidy) }),
        ...(heading !== undefined && { heading }),
        ...(found.letters > 0 && { size: found.size }),
        strong: strong || (words.length > 3 && words === words.toUpperCase() && /[A-Z]{3}/.test(words)),
        ...((inContents || /^toc /.test(style?.name ?? '') || /\bTOC\b|PAGEREF/.test(found.field)) && {
          contents: true,
        }),
        place,
      };
    });
    return [...lines.filter(({ text }) => text !== ''), ...boxes];
  }

  const blocks = strongBySize(blocksOf(body));
  const problems = readingProblems({ tracked, pictures, notes: seen });
  return { blocks, notes: seen.map(({ text }) => text), problems };
}

/** Two breaks end a paragraph; one does where a list goes on by hand. */
function splitBreaks(text: string): string[] {
  const lines: string[] = [];
  for (const piece of text.split(/\n[ \t]*\n/)) {
    let fresh = true;
    for (const line of piece.split('\n')) {
      const last = lines.at(-1);
      if (fresh || last === undefined || typedLabel(line.trim()) || (/[:;]\s*$/.test(last) && typedLabel(last.trim())))
        lines.push(line.trim()); // prettier-ignore
      else lines[lines.length - 1] = `${last} ${line.trim()}`;
      fresh = false;
    }
  }
  return lines.filter((line) => tidy(line) !== '');
}

function levelIn(bullet: boolean, depth: number, label: string): number {
  if (bullet) return LIST_LEVEL + depth;
  const bare = label.replace(/[().\s]+$|^[(\s]+/g, '');
  if (/^\d+(\.\d+)+$/.test(bare)) return Math.min(2, bare.split('.').length - 1);
  if (/^\d/.test(bare)) return Math.min(2, depth);
  return /^[ivxl]+$/i.test(bare) && depth > 0 ? 4 : 3;
}

function noteText(notes: Xml | undefined, id: string | undefined): string {
  const note = elements(elements(notes)[0]).find((each) => each.attributes.get('id') === id);
  return elements(note).map((paragraph) => gather(paragraph, { strong: false, size: 0 }).text).join(' '); // prettier-ignore
}

const isContents = (sdt: Xml) =>
  sdt.name === 'sdt' && /table of contents/i.test(within(sdt, 'docPartGallery')?.attributes.get('val') ?? '');
