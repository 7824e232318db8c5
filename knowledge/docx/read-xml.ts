import { setImmediate } from 'node:timers/promises';
import { SaxesParser } from 'saxes';
import { NotReadableError } from './open-docx.ts';

/** An element: its name and its attributes' without prefix, and what it holds. */
export interface Xml {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: (Xml | string)[];
}

const SLICE = 128 * 1024;
const DEEPEST = 200;
const MOST_ELEMENTS = 1_500_000;
const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML in slices, other work going on between them. A document type is refused, so there are no entities to expand and nothing is loaded from elsewhere.
 * Throws NotReadableError.
 */
export async function readXml(text: string): Promise<Xml> {
  const root: Xml = { name: '', attributes: new Map(), children: [] };
  const open = [root];
  let elements = 0;
  const add = (words: string) => void open.at(-1)?.children.push(words);
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw refused('It holds a document type, which no Word document needs.');
  });
  parser.on('error', (error) => {
    throw refused('The file is damaged: its text cannot be read.', error);
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1;
    if (open.length > DEEPEST || elements > MOST_ELEMENTS) throw refused('It is built in too many layers or pieces.');
    const element: Xml = {
      name: local(name),
      attributes: new Map(Object.entries(attributes).map(([key, value]) => [local(key), value])),
      children: [],
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', add);
  parser.on('cdata', add);
  for (let at = 0; at < text.length; at += SLICE) {
    if (at > 0) await setImmediate();
    parser.write(text.slice(at, at + SLICE));
  }
  parser.close();
  return root;
}

export const elements = (of: Xml | undefined): Xml[] =>
  of?.children.filter((child): child is Xml => typeof child !== 'string') ?? [];
export const child = (of: Xml | undefined, name: string) => elements(of).find((each) => each.name === name);
/** The value of `<w:name w:val="…"/>` in an element. */
export const valueOf = (of: Xml | undefined, name: string) => child(of, name)?.attributes.get('val');
/** `<w:b/>`, `<w:b w:val="0"/>`, or nothing said. */
export function isOn(of: Xml | undefined, name: string): boolean | undefined {
  const found = child(of, name);
  return found && !['0', 'false', 'off', 'none'].includes(found.attributes.get('val') ?? '1');
}
/** The first element of that name, wherever it stands. */
export function within(of: Xml, name: string): Xml | undefined {
  for (const each of elements(of)) {
    const found = each.name === name ? each : within(each, name);
    if (found) return found;
  }
  return undefined;
}

const refused = (what: string, cause?: Error) =>
  new NotReadableError(what, 'Open it in Word, save it under a new name as “Word Document (.docx)”, and import that file.', { cause }); // prettier-ignore
