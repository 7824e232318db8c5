import type { PolicySource } from './source.ts';

/** What is locked in a clause: its exact words with those it hangs on. Two of the same JSON quote the same. */
export interface LockedWords {
  stem: string | undefined;
  text: string;
  parts: { stem: string | undefined; text: string }[];
}

/** The exact words that a clause is quoted with; undefined where there is no such clause. */
export function lockedWords({ policy }: PolicySource, id: string): LockedWords | undefined {
  const clause = policy.clauses.find((each) => each.id === id);
  if (!clause) return undefined;
  const words = (name: string | undefined) => (name === undefined ? undefined : policy.stems[name]);
  return {
    stem: words(clause.stem),
    text: clause.text,
    parts: clause.parts.map(({ stem, text }) => ({ stem: words(stem), text })),
  };
}

/** What an approval consists of, and what it approves. */
export function approvalOf({ policy, document }: PolicySource) {
  const { approvedBy, status, lastReview, nextReview, stems } = policy;
  return { approvedBy, status, lastReview, nextReview, stems, document };
}
