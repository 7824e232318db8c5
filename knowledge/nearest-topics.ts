import Fuse from 'fuse.js';
import type { Clause } from './clause.ts';
import { FUNCTION_WORDS } from './function-words.ts';
import { readWords, type Word } from './words.ts';

const NEAREST = 3;
/** Fuse compares a word with every word of the titles, so only this many unknown words are looked up. */
const MOST_LOOKED_UP = 4;
/** 0 is the same word, 1 anything: "fotografs" finds "photograph", "minibus" finds nothing. */
const LIKE_ENOUGH = 0.3;
const SHORTEST_WORD = 4;
/** A title says what a clause is about; a summary only mentions. */
const IN_TITLE = 2;
const IN_SUMMARY = 1;

type Mentions = Map<Clause, number>;
const NOBODY: Mentions = new Map();

/** Words, not questions; the same ones come again and again, and questions must not fill the memory with words of their own. */
const MOST_WORDS_KEPT = 5000;

function remembering<Found>(find: (word: string) => Found): (word: string) => Found {
  const known = new Map<string, Found>();
  return (word) => {
    const kept = known.get(word);
    if (kept !== undefined) return kept;
    const found = find(word);
    if (known.size < MOST_WORDS_KEPT) known.set(word, found);
    return found;
  };
}

/**
 * Makes the function that offers topics where nothing was found: clauses whose title or summary holds words of the question, misspelt ones found
 * by fuse.js, then those the classifier puts next. Always three where there are three clauses.
 */
export function createNearestTopics(clauses: readonly Clause[]) {
  const mentions = new Map<string, Mentions>();
  for (const clause of clauses) {
    addWords(mentions, clause, clause.summary, IN_SUMMARY);
    addWords(mentions, clause, clause.title, IN_TITLE);
  }
  const fuse = new Fuse([...mentions.keys()], { threshold: LIKE_ENOUGH, distance: 10, includeScore: true });
  const closest = remembering((stem) => mentions.get(fuse.search(stem, { limit: 1 })[0]?.item ?? '') ?? NOBODY);

  return (words: readonly Word[], ranking: readonly number[]): Clause[] => {
    const alike: Mentions = new Map();
    let lookedUp = 0;
    for (const stem of new Set(words.filter(isTelling).map((word) => word.stem))) {
      const exact = mentions.get(stem);
      const found = exact ?? (lookedUp++ < MOST_LOOKED_UP ? closest(stem) : NOBODY);
      // A word that many clauses mention tells less.
      for (const [clause, strength] of found) alike.set(clause, (alike.get(clause) ?? 0) + strength / found.size);
    }
    const byLikeness = [...alike].sort(([, a], [, b]) => b - a).map(([clause]) => clause);
    const byRanking = ranking.map((k) => clauses[k] as Clause);
    return [...new Set([...byLikeness, ...byRanking])].slice(0, NEAREST);
  };
}

function addWords(mentions: Map<string, Mentions>, clause: Clause, text: string, strength: number): void {
  for (const word of readWords(text, new Map()).filter(isTelling)) {
    const held = mentions.get(word.stem) ?? new Map<Clause, number>();
    mentions.set(word.stem, held.set(clause, Math.max(strength, held.get(clause) ?? 0)));
  }
}

const isTelling = ({ read }: Word) => read.length >= SHORTEST_WORD && !FUNCTION_WORDS.has(read);
