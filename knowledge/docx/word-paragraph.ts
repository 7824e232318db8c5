import { child, elements, isOn, valueOf, type Xml } from './read-xml.ts';

/** Words of one paragraph, and what stood in it that is no plain words. */
export interface Gathered {
  text: string;
  /** Letters there are, and how many of them stand out (bold or underlined). */
  letters: number;
  strong: number;
  /** The smallest type of its letters, in half points. */
  size: number;
  /** Paragraphs of text boxes anchored here. */
  boxes: Xml[];
  notes: string[];
  pictures: number;
  tracked: boolean;
  field: string;
}

/** A deleted, moved-away or hidden word is none; comments, marks and fields' instructions are not printed. */
const UNPRINTED = new Set(['del', 'moveFrom', 'pPr', 'rPr', 'Fallback', 'instrText', 'delText', 'commentReference', 'oMath', 'sdtPr', 'annotationRef', 'rt']); // prettier-ignore
const PIECES: Record<string, string> = { tab: '\t', noBreakHyphen: '-', softHyphen: '', cr: '\n', ptab: '\t' };

/** What a paragraph prints, insertions accepted and deletions left out. `style`: what its letters are where nothing else is said of them. */
export function gather(paragraph: Xml, style: { strong: boolean; size: number }): Gathered {
  const found: Gathered = {
    text: '',
    letters: 0,
    strong: 0,
    size: Infinity,
    boxes: [],
    notes: [],
    pictures: 0,
    tracked: false,
    field: '',
  };
  const add = (text: string, { strong, size }: typeof style) => {
    const words = text.replace(/\u00ad/g, '');
    const letters = words.replace(/[^\p{L}\p{N}]/gu, '').length;
    found.text += words;
    found.letters += letters;
    if (strong) found.strong += letters;
    if (letters > 0) found.size = Math.min(found.size, size);
  };
  const walk = (of: Xml, letters: typeof style) => {
    for (const each of elements(of)) {
      if (['ins', 'del', 'moveFrom', 'moveTo'].includes(each.name)) found.tracked = true;
      if (each.name === 'instrText') found.field += each.children.filter((words) => typeof words === 'string').join('');
      if (each.name === 'fldSimple') found.field += each.attributes.get('instr') ?? '';
      if (UNPRINTED.has(each.name)) continue;
      const piece = PIECES[each.name];
      if (each.name === 't') add(each.children.filter((words) => typeof words === 'string').join(''), letters);
      else if (piece !== undefined) add(piece, letters);
      else if (each.name === 'br')
        add(['page', 'column'].includes(each.attributes.get('type') ?? '') ? ' ' : '\n', letters);
      else if (each.name === 'footnoteReference' || each.name === 'endnoteReference')
        found.notes.push(`${each.name.slice(0, -9)} ${each.attributes.get('id') ?? ''}`); // prettier-ignore
      else if (each.name === 'txbxContent') found.boxes.push(each);
      else if (each.name === 'r') {
        const own = child(each, 'rPr');
        if (isOn(own, 'vanish')) continue;
        const underlined = (valueOf(own, 'u') ?? 'none') !== 'none';
        walk(each, {
          strong: isOn(own, 'b') ?? (underlined || style.strong),
          size: Number(valueOf(own, 'sz')) || style.size,
        });
      } else {
        if (each.name === 'blip' || each.name === 'imagedata') found.pictures += 1;
        walk(each, letters);
      }
    }
  };
  walk(paragraph, style);
  return found;
}
