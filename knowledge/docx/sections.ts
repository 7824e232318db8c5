import type { Section } from '../clause.ts';
import type { Heading } from './headings.ts';
import { headingWords } from './heading-words.ts';

interface Entered extends Section {
  printed: boolean;
  above?: string;
}

/** Numbers the sections: as printed, or in their order where nothing is printed. What stands before the first is section 0, named as the policy. */
export function createSections(policyTitle: string) {
  const entered: Entered[] = [];
  const taken = new Set<string>();
  const path: { depth: number; number: string; children: number }[] = [];
  let roots = 0;

  return {
    current: () => entered.at(-1)?.number ?? '0',
    enter({ number, title, depth }: Heading): void {
      while ((path.at(-1)?.depth ?? 0) >= depth) path.pop();
      const parent = path.at(-1);
      let own = number;
      // Nothing but an appendix counts anew; its numbers are told apart by what they stand under.
      if (own === undefined || taken.has(own)) {
        do {
          const next = parent ? (parent.children += 1) : (roots += 1);
          own = parent ? `${parent.number}-${next}`.slice(-12).replace(/^[.-]+/, '') : String(next);
        } while (taken.has(own));
      }
      taken.add(own);
      path.push({ depth, number: own, children: 0 });
      entered.push({ number: own, title: headingWords(title, 160), printed: own === number, ...(parent && { above: parent.number }) }); // prettier-ignore
    },
    /** Those with clauses, and those above them. */
    used(numbers: Set<string>): (Section & { printed: boolean })[] {
      const kept = new Set(numbers);
      for (const section of [...entered].reverse()) if (kept.has(section.number) && section.above !== undefined) kept.add(section.above); // prettier-ignore
      const first = numbers.has('0') && !taken.has('0') ? [{ number: '0', title: policyTitle, printed: false }] : [];
      return [...first, ...entered.filter(({ number }) => kept.has(number)).map(({ number, title, printed }) => ({ number, title, printed }))]; // prettier-ignore
    },
  };
}
