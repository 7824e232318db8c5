import { loadEnglishWords, WELL_KNOWN } from './english-words.ts';
import { createKnownWords } from './known-words.ts';
import { createSpelling } from './spelling.ts';
import type { Thesaurus, ThesaurusSource } from './thesaurus.ts';
import { countWords, type ReadText } from './word-frequencies.ts';

/** A thesaurus that reads misspelt words as those that were meant, before it looks for concepts. */
export function repairSpelling(
  thesaurus: Thesaurus,
  needs: {
    source: ThesaurusSource;
    /** Examples and clauses, what staff write about, and their words. */
    texts: readonly ReadText[];
    /** General English, most frequent first. */
    general: readonly string[];
  },
): Thesaurus {
  const { source, texts, general } = needs;
  const shorthand = new Map(Object.entries(source.shorthand));
  const phrases = Object.values(source.concepts).flat();
  const frequencies = countWords({ texts, general });
  const known = createKnownWords({
    frequencies,
    listed: [
      ...general.slice(0, WELL_KNOWN),
      ...phrases.flatMap((phrase) => thesaurus.words(phrase).map(({ read }) => read)),
    ],
    shorthand: [...shorthand.keys()],
    english: loadEnglishWords(),
  });
  const spelling = createSpelling({ frequencies, known, writeOut: (word) => shorthand.get(word) ?? word });
  // Examples are learned from as they are written: they change nothing for each other, and loading looks nothing up.
  const learned = new Set(texts.map(({ text }) => text));
  return {
    ...thesaurus,
    words(question) {
      const words = thesaurus.words(question);
      return learned.has(question) ? words : spelling.repair(question, words);
    },
  };
}
