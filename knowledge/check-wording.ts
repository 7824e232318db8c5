import type { Policy } from './clause.ts';
import { flat } from './load-policy.ts';

/** Words of a clause that do not stand in the approved document. */
export interface WordingProblem {
  clause: string;
  what: 'text' | 'stem';
  words: string;
}

/**
 * Holds every text, part and stem of a policy against its document, letter for letter once white space is collapsed.
 * An empty result means that everything a card quotes is the trust's own wording.
 */
export function checkWording(policy: Policy, documentText: string): WordingProblem[] {
  const document = flat(documentText);
  const problems: WordingProblem[] = [];
  for (const clause of policy.clauses) {
    for (const { stem, text } of [clause, ...clause.parts]) {
      if (!document.includes(flat(text))) problems.push({ clause: clause.id, what: 'text', words: text });
      if (stem !== undefined && !document.includes(flat(stem)))
        problems.push({ clause: clause.id, what: 'stem', words: stem });
    }
  }
  return problems;
}
