import type { ClauseView } from './clause-view.ts';
import { plainWords } from './safe-text.ts';
import { textRun, type TextRun } from './text-run.ts';

/** One line per policy that the clauses are from: title, sections, who approved it, and its reviews. */
export function footer(clauses: readonly ClauseView[]): { runs: TextRun[] }[] {
  // The first clause of each policy speaks for it.
  const firsts = clauses.filter(
    (clause, index) => clauses.findIndex((other) => other.policy === clause.policy) === index,
  );
  return firsts.map((first) => ({
    runs: footerLine(
      first,
      clauses.filter((clause) => clause.policy === first.policy),
    ),
  }));
}

function footerLine({ footer }: ClauseView, clauses: readonly ClauseView[]): TextRun[] {
  const { policyTitle, approvedBy, lastReview, nextReview, reviewOverdue } = footer;
  const sections = [...new Set(clauses.map((clause) => clause.section.number))].sort();
  const where = `${sections.length > 1 ? 'sections' : 'section'} ${sections.join(' and ')}`;
  const source = `${plainWords(policyTitle)} · ${where} · Approved by ${plainWords(approvedBy)} · Last review ${plainWords(lastReview)} · `;
  const review = reviewOverdue ? `Review was due ${plainWords(nextReview)}` : `Next review ${plainWords(nextReview)}`;
  return [
    textRun(source, { size: 'Small', isSubtle: true }),
    textRun(review, reviewOverdue ? { size: 'Small', weight: 'Bolder' } : { size: 'Small', isSubtle: true }),
  ];
}
