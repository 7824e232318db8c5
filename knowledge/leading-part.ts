import type { Classifier, Reading } from './classifier.ts';
import type { Clause } from './clause.ts';

/**
 * Which rule of a clause the question is about: the part whose act shares the rarest words with it, the first one where none does.
 * Returns an index into clause.parts.
 */
export function leadingPart(clause: Clause, reading: Reading, classifier: Classifier): number {
  const asked = new Set(reading.features.words.map((word) => word.stem));
  const concepts = new Set(reading.features.readings.map((each) => each.concept));
  let best = 0;
  let most = 0;
  clause.parts.forEach((part, i) => {
    const { features } = classifier.read(part.act);
    const shared = features.words
      .filter((word) => asked.has(word.stem))
      .reduce((sum, word) => sum + classifier.rarity(word.read), 0);
    const named = new Set(features.readings.map((each) => each.concept).filter((concept) => concepts.has(concept)))
      .size;
    if (shared + named > most) {
      most = shared + named;
      best = i;
    }
  });
  return best;
}
