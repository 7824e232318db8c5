import type { Knowledge } from '../../knowledge/index.ts';
import { misspell, MISSPELLINGS } from '../knowledge/misspell.ts';
import { measure, type LabelledQuestion } from '../support/measure.ts';

export interface MisspeltRow {
  kind: string;
  /** Shares between 0 and 1, the mean of all seeds. */
  correct: number;
  escalationFound: number | undefined;
  /** Points of a hundred against the questions as they were. */
  loss: number;
}

/** Each seed puts the misspellings elsewhere; one seed alone is off by half a point. */
export const SEEDS = [1, 2, 3];

/** Asks all questions as they are and misspelt in each way. The first row is the clean one. */
export function measureMisspelt(knowledge: Knowledge, questions: readonly LabelledQuestion[]): MisspeltRow[] {
  const clean = measure(knowledge, questions).figures;
  const misspelt = MISSPELLINGS.map((kind) => {
    const runs = SEEDS.map(
      (seed) =>
        measure(
          knowledge,
          questions.map((each) => ({ ...each, q: misspell(each.q, kind, seed) })),
        ).figures,
    );
    return { kind, correct: mean(runs.map((run) => run.correct)), escalationFound: mean(runs.map((run) => run.escalationFound)) }; // prettier-ignore
  });
  const before = clean.correct ?? 0;
  return [{ kind: 'clean', correct: before, escalationFound: clean.escalationFound }, ...misspelt].map((row) => ({
    ...row,
    loss: 100 * (before - row.correct),
  }));
}

function mean(values: readonly (number | undefined)[]): number {
  return values.reduce((sum: number, value) => sum + (value ?? 0), 0) / values.length;
}
