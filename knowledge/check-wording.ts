import { flat } from './flat.ts';
import type { PolicySource } from './source.ts';

/** Words that do not stand in the approved document. */
export interface WordingProblem {
  /** None for a stem, which several clauses may hang on. */
  clause?: string;
  /** "text", "parts.1.text" or "stems.leaders". */
  field: string;
  words: string;
}

/**
 * Holds every text, part and stem of a policy against its document, letter for letter once white space is collapsed.
 * An empty result means that everything a card quotes is the trust's own wording.
 */
export function checkWording({ policy, document }: Pick<PolicySource, 'policy' | 'document'>): WordingProblem[] {
  const whole = flat(document);
  const quoted: WordingProblem[] = [
    ...Object.entries(policy.stems).map(([name, words]) => ({ field: `stems.${name}`, words })),
    ...policy.clauses.flatMap(({ id, text, parts }) => [
      { clause: id, field: 'text', words: text },
      ...parts.map((part, i) => ({ clause: id, field: `parts.${i}.text`, words: part.text })),
    ]),
  ];
  return quoted.filter(({ words }) => !whole.includes(flat(words)));
}
