import { readWords, stem, type Forms, type Word } from './words.ts';

/** Concepts and the words staff use for them, and shorthand that is written out first. */
export interface ThesaurusSource {
  /** "pupil" → ["pupil", "lad", "one of mine", …]. */
  concepts: Readonly<Record<string, readonly string[]>>;
  /** "pls" → "please". One word for one word. */
  shorthand: Readonly<Record<string, string>>;
}

/** Words of a question that were read as a concept: words[from] … words[to - 1]. */
export interface Reading {
  concept: string;
  from: number;
  to: number;
}

export interface Thesaurus {
  words(question: string): Word[];
  /** Every concept that the words name, in order of their place; at one place the longest phrase is read first. */
  readings(words: readonly Word[]): Reading[];
}

const LONGEST_PHRASE = 5;

/** Makes a thesaurus from its source. Phrases meet a question by their stems, so "slid into my DMs" is found as "slides into my DM". */
export function createThesaurus(source: ThesaurusSource): Thesaurus {
  const shorthand = new Map(Object.entries(source.shorthand));
  const byPhrase = new Map<string, string[]>();
  for (const [concept, phrases] of Object.entries(source.concepts)) {
    for (const phrase of phrases) {
      const key = readWords(phrase, shorthand)
        .map((word) => stem(word.read))
        .join(' ');
      const known = byPhrase.get(key) ?? [];
      if (!known.includes(concept)) byPhrase.set(key, [...known, concept]);
    }
  }
  // Most words begin no phrase, and most that do begin short ones.
  const longestFrom = new Map<string, number>();
  for (const phrase of byPhrase.keys()) {
    const stems = phrase.split(' ');
    const first = stems[0] ?? '';
    longestFrom.set(first, Math.min(LONGEST_PHRASE, Math.max(stems.length, longestFrom.get(first) ?? 0)));
  }
  const forms: Forms = new Map();
  return {
    words: (question) => readWords(question, shorthand, forms),
    readings(words) {
      const found: Reading[] = [];
      for (let from = 0; from < words.length; from++) {
        const longest = longestFrom.get((words[from] as Word).stem);
        if (longest === undefined) continue;
        let key = '';
        const here: Reading[] = [];
        for (let to = from + 1; to <= Math.min(words.length, from + longest); to++) {
          key += (key === '' ? '' : ' ') + (words[to - 1]?.stem ?? '');
          for (const concept of byPhrase.get(key) ?? []) here.unshift({ concept, from, to });
        }
        found.push(...here);
      }
      return found;
    },
  };
}
