import type { Clause } from './clause.ts';
import { createClosestWord } from './closest-word.ts';
import { FUNCTION_WORDS } from './function-words.ts';
import { readWords, type Word } from './words.ts';

const NEAREST = 3;
/** Only this many unknown words are looked up: after that a message is not misspelt but about something else. */
const MOST_LOOKED_UP = 4;
const SHORTEST_WORD = 4;
/** A title says what a clause is about; a summary only mentions. */
const IN_TITLE = 2;
const IN_SUMMARY = 1;

/** Where more mentions than this would be weighed, the words that fewest clauses mention are. */
const MOST_MENTIONS_READ = 2_000;

type Mentions = Map<Clause, number>;

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
  const closestWord = remembering(createClosestWord([...mentions.keys()]));

  return (words: readonly Word[], ranking: readonly number[]): Clause[] => {
    const found: Mentions[] = [];
    let lookedUp = 0;
    for (const stem of new Set(words.filter(isTelling).map((word) => word.stem))) {
      const exact = mentions.get(stem);
      const closest = exact || lookedUp++ >= MOST_LOOKED_UP ? undefined : closestWord(stem);
      const held = exact ?? (closest === undefined ? undefined : mentions.get(closest));
      if (held) found.push(held);
    }
    const alike: Mentions = new Map();
    // A word that many clauses mention tells less.
    for (const held of atMost(found, MOST_MENTIONS_READ)) {
      for (const [clause, strength] of held) alike.set(clause, (alike.get(clause) ?? 0) + strength / held.size);
    }
    const byLikeness = [...alike].sort(([, a], [, b]) => b - a).map(([clause]) => clause);
    const byRanking = ranking.slice(0, 2 * NEAREST).map((k) => clauses[k] as Clause);
    return [...new Set([...byLikeness, ...byRanking, ...clauses.slice(0, NEAREST)])].slice(0, NEAREST);
  };
}

function atMost(found: readonly Mentions[], most: number): readonly Mentions[] {
  let read = found.reduce((total, { size }) => total + size, 0);
  const fewestFirst = [...found].sort((a, b) => a.size - b.size);
  while (read > most) read -= fewestFirst.pop()?.size ?? read;
  return found.filter((held) => fewestFirst.includes(held));
}

function addWords(mentions: Map<string, Mentions>, clause: Clause, text: string, strength: number): void {
  for (const word of readWords(text, new Map()).filter(isTelling)) {
    const held = mentions.get(word.stem) ?? new Map<Clause, number>();
    mentions.set(word.stem, held.set(clause, Math.max(strength, held.get(clause) ?? 0)));
  }
}

const isTelling = ({ read }: Word) => read.length >= SHORTEST_WORD && !FUNCTION_WORDS.has(read);
