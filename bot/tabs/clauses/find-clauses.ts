import Fuse from 'fuse.js/basic';
import type { Listed } from './keys.ts';
import { STANCES } from './words.ts';

/** Exact first; only where nothing is, what is near: "lad" must not find "and", "freinds" must find "friends". */
const STRICTNESS = [0, 0.34];

/**
 * Finds clauses as one types, best first: each word typed must be met, nearly at least, in title, summary, policy or stance. Made once for
 * a list; finding takes a few milliseconds at 100 clauses.
 */
export function createFinder(clauses: readonly Listed[]) {
  const keys = [
    { name: 'title', weight: 3, getFn: ({ clause }: Listed) => clause.title },
    { name: 'summary', weight: 1, getFn: ({ clause }: Listed) => clause.summary },
    { name: 'id', weight: 1, getFn: ({ clause }: Listed) => clause.id.replaceAll('-', ' ') },
    { name: 'stance', weight: 0.5, getFn: ({ clause }: Listed) => STANCES[clause.stance].words },
    { name: 'policy', weight: 0.5, getFn: ({ policy, clause }: Listed) => `${policy.title} section ${clause.section}` },
  ];
  const fuses = STRICTNESS.map(
    (threshold) => new Fuse(clauses, { keys, includeScore: true, ignoreLocation: true, threshold }),
  );
  const meeting = (word: string) => fuses.map((fuse) => fuse.search(word)).find((found) => found.length > 0) ?? [];
  return (typed: string): Listed[] => {
    const words = typed.trim().slice(0, 200).split(/\s+/).filter(Boolean).slice(0, 8);
    if (words.length === 0) return [...clauses];
    let met: Map<Listed, number> | undefined;
    for (const word of words) {
      const found = new Map(meeting(word).map(({ item, score = 1 }) => [item, score]));
      const before = met;
      met = before === undefined ? found : new Map([...found].flatMap(([item, score]) => (before.has(item) ? [[item, score + (before.get(item) ?? 0)] as const] : []))); // prettier-ignore
    }
    return [...(met ?? [])].sort(([, a], [, b]) => a - b).map(([clause]) => clause);
  };
}
