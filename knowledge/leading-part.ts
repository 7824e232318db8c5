import type { Classifier, Reading } from './classifier.ts';
import type { Clause } from './clause.ts';

/** What of a part is compared with a question. */
interface PartWords {
  words: { stem: string; rarity: number }[];
  concepts: string[];
}

/**
 * Makes the function that says which rule of a clause a question is about: the part whose act shares the rarest words with it,
 * the first one where none does. Gives an index into clause.parts.
 */
export function createLeadingPart(clauses: readonly Clause[], classifier: Classifier) {
  const partsOf = new Map(clauses.map((clause) => [clause, clause.parts.map(({ act }) => readAct(act, classifier))]));

  return (clause: Clause, reading: Reading): number => {
    const asked = new Set(reading.features.words.map((word) => word.stem));
    const concepts = new Set(reading.features.readings.map((each) => each.concept));
    let best = 0;
    let most = 0;
    partsOf.get(clause)?.forEach((part, i) => {
      const shared = part.words.reduce((sum, { stem, rarity }) => (asked.has(stem) ? sum + rarity : sum), 0);
      const named = part.concepts.filter((concept) => concepts.has(concept)).length;
      if (shared + named > most) {
        most = shared + named;
        best = i;
      }
    });
    return best;
  };
}

function readAct(act: string, classifier: Classifier): PartWords {
  const { words, readings } = classifier.read(act).features;
  return {
    words: words.map(({ stem, read }) => ({ stem, rarity: classifier.rarity(read) })),
    concepts: [...new Set(readings.map(({ concept }) => concept))],
  };
}
