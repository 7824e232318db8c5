import { child, elements, valueOf, type Xml } from './read-xml.ts';

interface Level {
  format: string;
  text: string;
  start: number;
  indent?: number;
}

/** What Word prints before a paragraph of a list. */
export interface Printed {
  /** Undefined for bullets and for lists that print nothing. */
  label?: string;
  bullet: boolean;
  indent?: number;
}

/** Counts as Word does: lists of the same definition go on counting, a deeper level starts anew after a higher one. */
export function createNumbering(xml: Xml | undefined) {
  const parts = elements(child(xml, 'numbering'));
  const definitions = new Map(
    parts.filter(({ name }) => name === 'abstractNum').map((each) => [each.attributes.get('abstractNumId') ?? '', levelsOf(each)]), // prettier-ignore
  );
  const lists = new Map(parts.filter(({ name }) => name === 'num').map((each) => [each.attributes.get('numId') ?? '', each])); // prettier-ignore
  const counted = new Map<string, number[]>();
  const begun = new Set<string>();

  return (id: string, level: number): Printed | undefined => {
    const list = lists.get(id);
    if (!list) return undefined;
    const definition = valueOf(list, 'abstractNumId') ?? '';
    const levels = new Map(definitions.get(definition));
    const overrides = elements(list).filter(({ name }) => name === 'lvlOverride');
    for (const each of overrides) for (const [at, own] of levelsOf(each)) levels.set(at, own);
    const own = levels.get(level);
    if (!own || own.format === 'none') return { bullet: false };
    if (own.format === 'bullet') return { bullet: true, ...(own.indent !== undefined && { indent: own.indent }) };

    const counts = counted.get(definition) ?? [];
    counted.set(definition, counts);
    const restart = overrides.find((each) => Number(each.attributes.get('ilvl')) === level);
    const startAt = valueOf(restart, 'startOverride');
    if (startAt !== undefined && !begun.has(`${id}/${level}`)) counts[level] = Number(startAt) - 1;
    begun.add(`${id}/${level}`);
    counts[level] = (counts[level] ?? own.start - 1) + 1;
    counts.length = level + 1;
    const label = own.text.replace(/%(\d)/g, (_, figure: string) => {
      const at = Number(figure) - 1;
      const of = levels.get(at);
      return written(counts[at] ?? of?.start ?? 1, of?.format ?? 'decimal');
    });
    return { label: label.trim(), bullet: false, ...(own.indent !== undefined && { indent: own.indent }) };
  };
}

function levelsOf(definition: Xml): Map<number, Level> {
  return new Map(
    elements(definition)
      .filter(({ name }) => name === 'lvl')
      .map((level) => {
        const at = child(child(level, 'pPr'), 'ind')?.attributes;
        const indent = at?.get('left') ?? at?.get('start');
        return [
          Number(level.attributes.get('ilvl') ?? 0),
          {
            format: valueOf(level, 'numFmt') ?? 'decimal',
            text: valueOf(level, 'lvlText') ?? '',
            start: Number(valueOf(level, 'start') ?? 1),
            ...(indent !== undefined && { indent: Number(indent) || 0 }),
          },
        ];
      }),
  );
}

function written(count: number, format: string): string {
  const letters = () => String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.min(5, Math.ceil(count / 26)));
  switch (format) {
    case 'lowerLetter':
      return letters();
    case 'upperLetter':
      return letters().toUpperCase();
    case 'lowerRoman':
      return roman(count);
    case 'upperRoman':
      return roman(count).toUpperCase();
    default:
      return String(count);
  }
}

function roman(count: number): string {
  let left = Math.min(count, 400);
  let text = '';
  const signs: [number, string][] = [[100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']]; // prettier-ignore
  for (const [worth, sign] of signs) {
    while (left >= worth) {
      text += sign;
      left -= worth;
    }
  }
  return text;
}
