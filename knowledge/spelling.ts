import { LRUCache } from 'lru-cache';
import type { KnownWords } from './known-words.ts';
import { createCandidates } from './spelling-candidates.ts';
import type { WordFrequencies } from './word-frequencies.ts';
import { stem, type Word } from './words.ts';

/** Reads a misspelt word as the one that was meant. A word that exists is never changed. */
export interface Spelling {
  /** The words of a question, misspelt ones repaired: each keeps its place, so that reasons quote what was typed. */
  repair(question: string, words: readonly Word[]): Word[];
}

// How unlikely (natural logarithm) each kind of slip is; found on misspelt examples, see decisions.md.
const PER_EDIT = 5;
const PER_JOIN = 5;
const PER_SPLIT = 3;
/** A word that nothing explains better than this, less its letters' worth, stays as it is: names, dialect, other languages. */
const UNKNOWN = -8;
const UNKNOWN_PER_LETTER = -1.8;

const CANDIDATES_KEPT = 6;
/** Three or four letters may be short for anything: only a word that the examples use this often is read into them. */
const COMMON = 20;
/** What an example has may be its writer's misspelling: of a word one edit away that the examples have so many times as often. */
const FAR_MORE_COMMON = 20;
/** Looking up an unknown word costs some 0.15 ms; a question made of nothing else must not hold up the others. */
const MOST_LOOKED_UP = 40;
const WORDS_REMEMBERED = 5_000;
/** The halves of a word that was split make at least this many letters. */
const SHORTEST_JOINED = 3;

/** `writeOut` is applied to what was meant: "pictrue" → "picture" → "photo". */
export function createSpelling(needs: {
  frequencies: WordFrequencies;
  known: KnownWords;
  writeOut: (word: string) => string;
}): Spelling {
  const { frequencies, known, writeOut } = needs;
  const candidatesOf = createCandidates(known.meant);

  const alone = (word: string) => Math.max(frequencies.alone(word), frequencies.alone(writeOut(word)));
  const after = (previous: string | undefined, word: string) =>
    Math.max(frequencies.after(previous, word), frequencies.after(previous, writeOut(word)));

  const remembered = new LRUCache<string, readonly Candidate[]>({ max: WORDS_REMEMBERED });
  const lookUp = (word: string) => {
    const found = remembered.get(word);
    if (found) return found;
    const fresh = candidatesOf(word)
      .filter(({ word: other, distance }) => mayBeMeant(word, other, distance))
      .map(({ word: other, distance }) => ({ word: other, slips: -PER_EDIT * distance }))
      .sort((a, b) => b.slips + alone(b.word) - a.slips - alone(a.word))
      .slice(0, CANDIDATES_KEPT);
    remembered.set(word, fresh);
    return fresh;
  };

  return {
    repair(question, words) {
      const shouting = !/\p{Ll}/u.test(question);
      const result: Word[] = [];
      let lookedUp = 0;
      for (let i = 0; i < words.length; i++) {
        const word = words[i] as Word;
        const next = words[i + 1];
        const previous = result.at(-1)?.read;
        const joined = next && join(question, word, next, previous);
        if (joined) {
          result.push(joined);
          i++;
        } else if (known.isUnknown(word.read) && lookedUp++ < MOST_LOOKED_UP) {
          const typed = question.slice(word.from, word.to);
          const number = next && /^\d{1,2}s?$/.test(next.read) ? next : undefined;
          const isName = !shouting && !number && typed !== typed.toLowerCase() && !startsSentence(question, word.from);
          const repaired = repairOne(word, { typed, previous, next: next?.read, isName });
          if (number && repaired[0]?.read === 'year') {
            result.push(reread({ ...word, to: number.to }, 'yeargroup'));
            i++;
          } else {
            result.push(...repaired);
          }
        } else {
          result.push(word);
        }
      }
      return result;
    },
  };

  /** `isName`: written with a capital within a sentence; only what the examples write so may be meant. */
  function repairOne(
    word: Word,
    { typed, previous, next, isName }: { typed: string; previous?: string; next?: string; isName: boolean },
  ): Word[] {
    const { read } = word;
    let best = UNKNOWN + UNKNOWN_PER_LETTER * read.length;
    let found: Word[] = [word];
    for (const { word: other, slips } of lookUp(read)) {
      if (isName && !frequencies.isName(other)) continue;
      const score = after(previous, other) + slips + lift(other, next);
      if (score <= best) continue;
      best = score;
      found = [reread(word, other)];
    }
    // What examples write as one word is one. A ligature or an accent of its own makes it longer or shorter than it reads: where it parts is
    // not known then.
    const parts = frequencies.count(read) === 0 && typed.replace(APOSTROPHES, '').length === read.length;
    for (let at = 1; parts && at < read.length; at++) {
      const [left, right] = [read.slice(0, at), read.slice(at)];
      if (!known.standsAlone(left) || !known.standsAlone(right)) continue;
      const middle = placeOfLetter(typed, at);
      if (isName && !frequencies.isName(left) && !isCapital(typed.charAt(middle))) continue;
      const score = after(previous, left) + after(writeOut(left), right) - PER_SPLIT;
      if (score <= best) continue;
      best = score;
      found = [reread({ ...word, to: word.from + middle }, left), reread({ ...word, from: word.from + middle }, right)];
    }
    return found;
  }

  /** How much likelier the next word is after this one than anywhere. */
  function lift(word: string, next: string | undefined): number {
    if (next === undefined || frequencies.alone(next) === -Infinity) return 0;
    return frequencies.after(writeOut(word), next) - frequencies.alone(next);
  }

  /** "pu pils": what both halves make together, where that is a word and likelier than the halves beside each other. */
  function join(question: string, one: Word, other: Word, previous: string | undefined): Word | undefined {
    if (question.charAt(one.to) !== ' ' || one.to + 1 !== other.from) return undefined;
    const together = (question.slice(one.from, one.to) + question.slice(other.from, other.to)).toLowerCase();
    if (together.length < SHORTEST_JOINED || !known.isWord(together)) return undefined;
    if (frequencies.together(one.read, other.read) > 0) return undefined;
    const areWords = known.isWord(one.read) && known.isWord(other.read);
    const apart = areWords ? after(previous, one.read) + after(one.read, other.read) : -Infinity;
    return after(previous, together) - PER_JOIN > apart ? reread({ ...one, to: other.to }, together) : undefined;
  }

  function mayBeMeant(typed: string, other: string, distance: number): boolean {
    const written = frequencies.count(typed);
    if (written > 0 && (distance > 1 || frequencies.count(other) < FAR_MORE_COMMON * written)) return false;
    return typed.length > 4 || (frequencies.count(other) >= COMMON && (typed.length === 4 || other.length === 4));
  }

  function reread(word: Word, other: string): Word {
    const read = writeOut(other);
    return { ...word, read, stem: stem(read), meant: other };
  }
}

interface Candidate {
  word: string;
  /** Logarithm of how likely such slips are. */
  slips: number;
}

function startsSentence(question: string, at: number): boolean {
  return /(?:^|[.!?\n])[^\p{L}\p{N}]*$/u.test(question.slice(0, at).slice(-6));
}

const APOSTROPHES = /['’‘`]/g;
const isCapital = (letter: string) => letter !== letter.toLowerCase();

/** Where in what was typed the n-th letter stands, apostrophes left out: they are not read. */
function placeOfLetter(typed: string, n: number): number {
  let letters = 0;
  for (let place = 0; place < typed.length; place++) {
    if (typed.charAt(place).search(APOSTROPHES) === 0) continue;
    if (letters === n) return place;
    letters++;
  }
  return typed.length;
}
