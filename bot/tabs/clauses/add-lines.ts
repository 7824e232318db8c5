import { LIMITS, wrongWords } from './limits.ts';
import type { ExampleValue } from './said.ts';

const BULLET = /^\s*(?:[-*•▪]|\d{1,3}[.)])\s+/;

/** Pasted lines as examples: bullets and quotation marks taken off, empty lines and those that are there already left out. */
export function addLines(pasted: string, there: readonly Pick<ExampleValue, 'q'>[]) {
  const known = new Set(there.map(({ q }) => same(q)));
  const lines = pasted
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(BULLET, '')
        .replace(/^[“"](.*)[”"]$/, '$1')
        .trim(),
    )
    .filter((line) => line !== '');
  const added: ExampleValue[] = [];
  for (const q of lines) {
    if (known.has(same(q))) continue;
    known.add(same(q));
    added.push({ q, shown: [], or: [], escalate: false });
  }
  return {
    added,
    skipped: lines.length - added.length,
    wrong: added.map(({ q }) => wrongWords(q, LIMITS.question)).find((one) => one !== undefined),
  };
}

const same = (question: string): string => question.trim().toLowerCase().replaceAll(/\s+/g, ' ');
