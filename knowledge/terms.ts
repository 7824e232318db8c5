import type { Classifier } from './classifier.ts';
import { FUNCTION_WORDS } from './function-words.ts';

/** What a question is about: a concept of the staff words ("=photo") or, where it is none, a word's stem; misspelt words as they were meant. */
export interface Term {
  term: string;
  /** Above 0: how rare it is among the examples (the natural logarithm of one in how many). */
  weight: number;
}

/** Makes the function that reads what a question is about, each term once. */
export function createTerms({ read, rarity }: Pick<Classifier, 'read' | 'rarity'>) {
  return (question: string): Term[] => {
    const { words, readings } = read(question).features;
    const terms = new Map<string, number>();
    const covered = new Set<number>();
    const longestFirst = [...readings].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
    for (const { concept, from, to } of longestFirst) {
      const places = Array.from({ length: to - from }, (_, i) => from + i);
      if (places.some((place) => covered.has(place))) continue;
      places.forEach((place) => covered.add(place));
      const total = places.reduce((sum, place) => sum + Math.max(0, rarity(words[place]?.read ?? '')), 0);
      add(`=${concept}`, total / places.length);
    }
    words.forEach(({ read: word, stem }, place) => {
      if (!covered.has(place) && !FUNCTION_WORDS.has(word)) add(stem, rarity(word));
    });
    return [...terms].map(([term, weight]) => ({ term, weight }));

    function add(term: string, weight: number): void {
      if (weight > 0) terms.set(term, Math.max(weight, terms.get(term) ?? 0));
    }
  };
}
