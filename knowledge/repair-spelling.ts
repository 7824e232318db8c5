import { loadEnglishWords, WELL_KNOWN } from './english-words.ts';
import { createKnownWords } from './known-words.ts';
import { createSpelling } from './spelling.ts';
import type { Thesaurus, ThesaurusSource } from './thesaurus.ts';
import { createFrequencies, type WordCounts } from './word-frequencies.ts';

/** A thesaurus that reads misspelt words as those that were meant, before it looks for concepts. */
export function* repairSpelling(
  thesaurus: Thesaurus,
  needs: {
    source: ThesaurusSource;
    /** How often examples and clauses, what staff write about, have words. */
    counted: WordCounts;
    /** Texts that are read as they are written: those that were learned from so. */
    learned: ReadonlySet<string>;
    /** General English, most frequent first. */
    general: readonly string[];
  },
): Generator<undefined, Thesaurus> {
  const { source, counted, learned, general } = needs;
  const shorthand = new Map(Object.entries(source.shorthand));
  const phrases = Object.values(source.concepts).flat();
  const frequencies = createFrequencies(counted, general);
  const ofPhrases = phrases.flatMap((phrase) => thesaurus.words(phrase).map(({ read }) => read));
  yield;
  const known = yield* createKnownWords({
    frequencies,
    listed: [...general.slice(0, WELL_KNOWN), ...ofPhrases],
    shorthand: [...shorthand.keys()],
    english: loadEnglishWords(),
  });
  yield;
  const spelling = createSpelling({ frequencies, known, writeOut: (word) => shorthand.get(word) ?? word });
  return {
    ...thesaurus,
    words(question) {
      const words = thesaurus.words(question);
      return learned.has(question) ? words : spelling.repair(question, words);
    },
  };
}
