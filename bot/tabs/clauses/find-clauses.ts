import Fuse from 'fuse.js/basic';
import type { Listed } from './keys.ts';
import { STANCES } from './words.ts';

/**
 * Finds clauses as one types, best first: each word typed must be met, nearly at least ("instagrm"), in title, summary, section or stance.
 * Made once for a list; finding takes a few milliseconds at 100 clauses.
 */
export function createFinder(clauses: readonly Listed[]) {
  const fuse = new Fuse(clauses, {
    keys: [
      { name: 'title', weight: 3, getFn: ({ clause }) => clause.title },
      { name: 'summary', weight: 1, getFn: ({ clause }) => clause.summary },
      { name: 'id', weight: 1, getFn: ({ clause }) => clause.id.replaceAll('-', ' ') },
      { name: 'stance', weight: 0.5, getFn: ({ clause }) => STANCES[clause.stance].words },
      { name: 'policy', weight: 0.5, getFn: ({ policy, clause }) => `${policy.title} section ${clause.section}` },
    ],
    includeScore: true,
    ignoreLocation: true,
    threshold: 0.25,
  });
  return (typed: string): Listed[] => {
    const words = typed.trim().slice(0, 200).split(/\s+/).filter(Boolean).slice(0, 8);
    if (words.length === 0) return [...clauses];
    const scores = new Map<Listed, number>();
    words.forEach((word, place) => {
      for (const { item, score = 1 } of fuse.search(word)) {
        // Met by every word before.
        if (place === 0 || (scores.get(item) ?? -1) >= place) scores.set(item, (scores.get(item) ?? 0) + 1 + (1 - score) / 100);
      }
    });
    return [...scores]
      .filter(([, score]) => score >= words.length)
      .sort(([, a], [, b]) => b - a)
      .map(([clause]) => clause);
  };
}
