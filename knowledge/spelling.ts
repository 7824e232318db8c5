import { LRUCache } from 'lru-cache';
import { countBits, createDistance, letterBits } from './letters.ts';
import type { WordFrequencies } from './word-frequencies.ts';
import { stem, type Word } from './words.ts';

/** Reads a misspelt word as the one that was meant. A word that exists is never changed. */
export interface Spelling {
  /** The words of a question, misspelt ones repaired: each keeps its place, so that reasons quote what was typed. */
  repair(question: string, words: readonly Word[]): Word[];
}

// How unlikely (natural logarithm) each kind of slip is; found on misspelt examples, see decisions.md.
const PER_EDIT = Number(process.env.PE ?? 6);
const PER_JOIN = Number(process.env.PJ ?? 7);
const PER_SPLIT = Number(process.env.PS ?? 5);
/** A word that nothing explains better than this, less its letters' worth, stays as it is: names, dialect, other languages. */
const UNKNOWN = Number(process.env.UN ?? -13);
const UNKNOWN_PER_LETTER = Number(process.env.UL ?? -0.8);

const SHORTEST_REPAIRED = Number(process.env.SR ?? 4);
const LONGEST_REPAIRED = 24;
/** From this length two edits may be repaired. */
const TWO_EDITS_FROM = Number(process.env.TE ?? 6);
const CANDIDATES_KEPT = 6;
/** An example's word that is not general English and was written less often may be one writer's misspelling. */
const ESTABLISHED = Number(process.env.ES ?? 3);
/** Looking up one unknown word costs some 0.05 ms; a question made of nothing else must not hold up the others. */
const MOST_LOOKED_UP = 40;
const WORDS_REMEMBERED = 5_000;

/** "theyll", "wouldve": written so by many, and grammar only. */
const CONTRACTION = /^(?:i|you|he|she|it|we|they|who|what|that|there|could|should|would|might)(?:ll|ve|re|d)$/;

interface Candidate {
  word: string;
  /** Logarithm of how likely such slips are. */
  slips: number;
}

/**
 * `known` are words that must stand though no example has them (the thesaurus, shorthand).
 * `writeOut` is applied to what a misspelt word was meant to be: "pictrue" → "picture" → "photo".
 */
export function createSpelling(needs: {
  frequencies: WordFrequencies;
  known: readonly string[];
  /** Stems of further words that exist. */
  english: ReadonlySet<string>;
  writeOut: (word: string) => string;
}): Spelling {
  const { frequencies, writeOut } = needs;
  const listed = new Set(needs.known);
  const isKnown = (word: string) =>
    frequencies.isGeneral(word) || listed.has(word) || frequencies.count(word) >= ESTABLISHED;
  const LEAVE = Number(process.env.LV ?? 3);
  const meant = [...new Set([...frequencies.words(), ...listed])].filter((word) => isKnown(word) && /^[a-z]+$/.test(word));
  const stems = new Set(meant.map(stem));
  const candidatesOf = createCandidates(meant);
  const likely = (word: string) => Math.max(frequencies.logLikelihood(word), frequencies.logLikelihood(writeOut(word)));
  const after = (previous: string | undefined, word: string) => Math.max(frequencies.logAfter(previous, word), frequencies.logAfter(previous, writeOut(word)));
  const isUnknown = (word: string) =>
    word.length >= SHORTEST_REPAIRED && word.length <= LONGEST_REPAIRED && /^[a-z]+$/.test(word) && !isKnown(word) && frequencies.count(word) < LEAVE && !stems.has(stem(word)) && !needs.english.has(stem(word)) && !CONTRACTION.test(word);

  const remembered = new LRUCache<string, readonly Candidate[]>({ max: WORDS_REMEMBERED });
  const lookUp = (word: string) => {
    const found = remembered.get(word);
    if (found) return found;
    const fresh = candidatesOf(word).map(({ word: other, distance }) => ({ word: other, slips: -PER_EDIT * distance }))
      .sort((a, b) => b.slips + likely(b.word) - a.slips - likely(a.word))
      .slice(0, CANDIDATES_KEPT);
    remembered.set(word, fresh);
    return fresh;
  };

  function split(word: string, previous: string | undefined): { at: number; score: number } | undefined {
    let best: { at: number; score: number } | undefined;
    for (let at = 1; at < word.length; at++) {
      const [left, right] = [word.slice(0, at), word.slice(at)];
      if (!standsAlone(left) || !standsAlone(right)) continue;
      const score = after(previous, left) + after(left, right) - PER_SPLIT;
      if (!best || score > best.score) best = { at, score };
    }
    return best;
  }
  /** Short pieces must be words that the examples use a good deal: every two letters are something in general English. */
  function standsAlone(word: string): boolean {
    if (word.length === 1) return word === 'a' || word === 'i';
    if (word.length <= 3) return frequencies.count(word) >= 10;
    return isKnown(word);
  }

  function read(word: Word, to: string): Word {
    const written = writeOut(to);
    return { ...word, read: written, stem: stem(written), meant: to };
  }

  return {
    repair(question, words) {
      const shouting = !/\p{Ll}/u.test(question);
      const result: Word[] = [];
      let lookedUp = 0;
      for (let i = 0; i < words.length; i++) {
        const word = words[i] as Word;
        const next = words[i + 1];
        const previous = result.at(-1)?.read;
        if (next && question.slice(word.to, next.from) === ' ') {
          const joined = join(word, next, previous);
          if (joined !== undefined) {
            result.push(read({ ...word, to: next.to }, joined));
            i++;
            continue;
          }
        }
        if (!isUnknown(word.read) || lookedUp++ >= MOST_LOOKED_UP) {
          result.push(word);
          continue;
        }
        const typed = question.slice(word.from, word.to);
        const nameOnly = !shouting && typed !== typed.toLowerCase() && !startsSentence(question, word.from);
        result.push(...repairOne(word, { previous, next: next?.read, nameOnly }));
      }
      return result;
    },
  };

  function repairOne(word: Word, { previous, next, nameOnly }: { previous?: string; next?: string; nameOnly: boolean }): Word[] {
    let best = UNKNOWN + UNKNOWN_PER_LETTER * word.read.length;
    let meantWord: string | undefined;
    const gain = next === undefined ? 0 : likely(next);
    for (const { word: other, slips } of lookUp(word.read)) {
      if (nameOnly && !frequencies.isName(other)) continue;
      const score = after(previous, other) + slips + (next === undefined || gain === -Infinity ? 0 : after(writeOut(other), next) - gain);
      if (score > best) {
        best = score;
        meantWord = other;
      }
    }
    const cut = nameOnly ? undefined : split(word.read, previous);
    if (cut && cut.score > best && word.to - word.from === word.read.length) {
      const middle = word.from + cut.at;
      return [
        read({ ...word, to: middle }, word.read.slice(0, cut.at)),
        read({ ...word, from: middle }, word.read.slice(cut.at)),
      ];
    }
    return [meantWord === undefined ? word : read(word, meantWord)];
  }

  /** "pu pils": what both halves make together, where that is a word and far likelier than the halves beside each other. */
  function join(one: Word, other: Word, previous: string | undefined): string | undefined {
    const together = one.read + other.read;
    if (together.length < SHORTEST_REPAIRED || !isKnown(together)) return undefined;
    if (frequencies.countTogether(one.read, other.read) > 0) return undefined;
    const apart =
      isKnown(one.read) && isKnown(other.read)
        ? after(previous, one.read) + after(one.read, other.read)
        : -Infinity;
    return after(previous, together) - PER_JOIN > apart ? together : undefined;
  }
}

function startsSentence(question: string, at: number): boolean {
  return /(?:^|[.!?\n])\W*$/.test(question.slice(Math.max(0, at - 6), at)) ;
}

/** Finds the words within two edits (one for short words), by length and letters first: most of the vocabulary is passed over in one look. */
function createCandidates(vocabulary: readonly string[]) {
  const byLength: { words: string[]; bits: Int32Array }[] = [];
  for (let length = 0; length <= LONGEST_REPAIRED + 2; length++) {
    const words = vocabulary.filter((word) => word.length === length);
    byLength.push({ words, bits: Int32Array.from(words.map(letterBits)) });
  }
  const distance = createDistance();
  const within = (word: string, most: number) => {
    const own = letterBits(word);
    const found: { word: string; distance: number }[] = [];
    for (let length = word.length - most; length <= word.length + most; length++) {
      const group = byLength[length];
      if (!group) continue;
      const { words, bits } = group;
      for (let i = 0; i < bits.length; i++) {
        if (countBits((bits[i] as number) ^ own) > 2 * most) continue;
        const apart = distance(word, words[i] as string, most);
        if (apart <= most) found.push({ word: words[i] as string, distance: apart });
      }
    }
    return found;
  };
  return (word: string) => {
    const near = within(word, 1);
    return near.length > 0 || word.length < TWO_EDITS_FROM ? near : within(word, 2);
  };
}
