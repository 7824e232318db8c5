import { child, elements, isOn, valueOf, within, type Xml } from './read-xml.ts';

/** What a paragraph style says, what it is based on included. */
export interface WordStyle {
  name: string;
  /** 1 to 9; 0: the title. */
  heading?: number;
  strong: boolean;
  /** Of its letters, in half points. */
  size?: number;
  indent?: number;
  list?: { id?: string; level?: number };
}

/** The paragraph styles of word/styles.xml by id; '' is what holds where a paragraph names none. */
export function readStyles(xml: Xml | undefined): Map<string, WordStyle> {
  const defined = new Map(
    elements(child(xml, 'styles'))
      .filter((style) => style.name === 'style')
      .map((style) => [style.attributes.get('styleId') ?? '', style]),
  );
  const styles = new Map([...defined].map(([id, style]) => [id, resolve(style, defined, 0)]));
  const normal = [...styles.values()].find(({ name }) => name === 'normal');
  const size = normal?.size ?? sizeOf(xml && within(xml, 'rPrDefault'));
  return styles.set('', { name: '', strong: false, ...normal, ...(size !== undefined && { size }) });
}

function resolve(style: Xml, defined: Map<string, Xml>, depth: number): WordStyle {
  const base = defined.get(valueOf(style, 'basedOn') ?? '');
  const inherited: WordStyle = base && depth < 12 ? resolve(base, defined, depth + 1) : { name: '', strong: false };
  const name = (valueOf(style, 'name') ?? '').toLowerCase();
  const said = paragraphStyle(child(style, 'pPr'));
  const letters = child(style, 'rPr');
  const heading = headingOf(name) ?? said.heading ?? inherited.heading;
  return {
    ...inherited,
    ...said,
    name,
    ...(heading !== undefined && { heading }),
    list: { ...inherited.list, ...said.list },
    ...(sizeOf(style) !== undefined && { size: sizeOf(style) }),
    strong: isOn(letters, 'b') ?? isOn(letters, 'caps') ?? inherited.strong,
  };
}

const sizeOf = (of: Xml | undefined) => Number(valueOf(child(of, 'rPr'), 'sz')) || undefined;

/** What a paragraph's own properties say beside its style. */
export function paragraphStyle(properties: Xml | undefined): Pick<WordStyle, 'heading' | 'indent' | 'list'> {
  const numbering = child(properties, 'numPr');
  const level = valueOf(numbering, 'ilvl');
  const id = valueOf(numbering, 'numId');
  const outline = valueOf(properties, 'outlineLvl');
  const at = child(properties, 'ind')?.attributes;
  const indent = at?.get('left') ?? at?.get('start');
  return {
    ...(outline !== undefined && Number(outline) < 9 && { heading: Number(outline) + 1 }),
    ...(indent !== undefined && { indent: Number(indent) || 0 }),
    ...(numbering && { list: { ...(id !== undefined && { id }), ...(level !== undefined && { level: Number(level) || 0 }) } }), // prettier-ignore
  };
}

function headingOf(name: string): number | undefined {
  if (name === 'title') return 0;
  const level = /^heading (\d)$/.exec(name)?.[1];
  return level === undefined ? undefined : Number(level);
}
