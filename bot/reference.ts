// Crockford's letters: none that is mistaken for another when read out.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Makes references such as "K7P4QX": six letters, a thousand million of them. `random` gives a whole number below its argument. */
export function createReference(random: (below: number) => number): () => string {
  return () => Array.from({ length: 6 }, () => LETTERS[random(LETTERS.length)]).join('');
}
