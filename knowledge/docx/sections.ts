import type { Section } from '../clause.ts';
import { headingWords } from './heading-words.ts';
import type { Heading } from './headings.ts';

interface Entered extends Heading {
  key: string;
  /** The key of the section it stands in. */
  above?: string;
}

export interface NumberedSection extends Section {
  /** Whether the number stands in the document. */
  printed: boolean;
}

const FIRST = 'first';

/**
 * The sections of a document in their order. They are numbered when all are known: as printed, in their order where nothing is printed at all ("2.1"),
 * and by what is printed before them where some are ("3-1"). What stands before the first is section 0, named as the policy.
 */
export function createSections(policyTitle: string) {
  const entered: Entered[] = [];
  const path: Entered[] = [];

  return {
    current: () => entered.at(-1)?.key ?? FIRST,
    enter(heading: Heading): void {
      while ((path.at(-1)?.depth ?? 0) >= heading.depth) path.pop();
      const above = path.at(-1)?.key;
      const section = { ...heading, key: `section ${entered.length}`, ...(above !== undefined && { above }) };
      entered.push(section);
      path.push(section);
    },
    /** Those with clauses, and those above them. */
    used(keys: ReadonlySet<string>): { list: NumberedSection[]; numberOf: (key: string) => string } {
      const kept = new Set(keys);
      for (const { key, above } of [...entered].reverse()) if (kept.has(key) && above !== undefined) kept.add(above);
      const all = entered.filter(({ key }) => kept.has(key));
      const numbers = numberSections(all);
      if (kept.has(FIRST)) numbers.set(FIRST, '0');
      const list = all.map(({ key, title, number }) => ({
        number: numbers.get(key) ?? '0',
        title: headingWords(title, 160),
        printed: number !== undefined && numbers.get(key) === number,
      }));
      const first = kept.has(FIRST) ? [{ number: '0', title: policyTitle, printed: false }] : [];
      return { list: [...first, ...list], numberOf: (key) => numbers.get(key) ?? '0' };
    },
  };
}

function numberSections(sections: readonly Entered[]): Map<string, string> {
  const numbers = new Map<string, string>();
  const taken = new Set(['0']);
  const mixed = sections.some(({ number }) => number !== undefined);
  for (const { key, number } of sections) {
    if (number === undefined || taken.has(number)) continue;
    taken.add(number);
    numbers.set(key, number);
  }
  let last = '0';
  for (const { key, above } of sections) {
    const before = mixed ? `${last}-` : above === undefined ? '' : `${numbers.get(above) ?? '0'}.`;
    for (let i = 1; !numbers.has(key); i += 1) {
      const number = `${before.slice(0, 8)}${i}`;
      if (taken.has(number)) continue;
      taken.add(number);
      numbers.set(key, number);
    }
    if (!mixed || !(numbers.get(key) ?? '').startsWith(`${last}-`)) last = numbers.get(key) ?? last;
  }
  return numbers;
}
