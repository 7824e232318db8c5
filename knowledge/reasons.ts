import type { Classifier, Reading } from './classifier.ts';
import type { Reason } from './match.ts';

const MOST_REASONS = 6;

/**
 * The words that carried a decision, strongest first: each word's share of the score of the class, compared with the average class.
 * Words read together as a concept are one reason ("slid into my DMs" read as contact).
 */
export function explain(needs: {
  question: string;
  reading: Reading;
  classifier: Classifier;
  classIndex: number;
  speaksFor: string;
}): Reason[] {
  const { question, reading, classifier, classIndex, speaksFor } = needs;
  const { words, readings, ids, strengths, from: starts, to: ends } = reading.features;
  const weights = new Float64Array(words.length);
  ids.forEach((id, n) => {
    const [from, to] = [starts[n] ?? 0, ends[n] ?? 0];
    const share = ((strengths[n] ?? 0) * advantage(classifier, id, classIndex)) / (to - from);
    for (let i = from; i < to; i++) weights[i] = (weights[i] ?? 0) + share;
  });
  const reasons: Reason[] = [];
  const taken = new Set<number>();
  const longestFirst = [...readings].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  for (const { concept, from, to } of longestFirst) {
    const places = Array.from({ length: to - from }, (_, i) => from + i);
    const id = classifier.conceptFeature(concept);
    if (places.some((i) => taken.has(i)) || id === undefined || advantage(classifier, id, classIndex) <= 0) continue;
    places.forEach((i) => taken.add(i));
    reasons.push({ words: quote(from, to), ...meant(from, to), readAs: concept, speaksFor, weight: sum(places) });
  }
  words.forEach((_, i) => {
    if (!taken.has(i)) reasons.push({ words: quote(i, i + 1), ...meant(i, i + 1), speaksFor, weight: sum([i]) });
  });
  return reasons
    .filter((reason) => reason.weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.words < b.words ? -1 : 1))
    .slice(0, MOST_REASONS);

  function quote(from: number, to: number): string {
    return question.slice(words[from]?.from ?? 0, words[to - 1]?.to ?? 0);
  }
  /** What misspelt words were repaired to, among the words around them. */
  function meant(from: number, to: number): Pick<Reason, 'meant'> {
    const here = words.slice(from, to);
    if (here.every((word) => word.meant === undefined)) return {};
    const written = here.map((word) => word.meant ?? question.slice(word.from, word.to)).join(' ');
    return written.toLowerCase() === quote(from, to).toLowerCase() ? {} : { meant: written };
  }
  function sum(places: readonly number[]): number {
    return places.reduce((total, i) => total + (weights[i] ?? 0), 0);
  }
}

function advantage({ clauses }: Classifier, feature: number, classIndex: number): number {
  return clauses.advantage(feature, classIndex);
}
