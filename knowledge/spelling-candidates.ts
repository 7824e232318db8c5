import { countBits, createDistance, letterBits } from './letters.ts';

/** From this length two edits may be repaired: half of a shorter word would be guessed. */
const TWO_EDITS_FROM = 6;

const NONE = { words: [] as string[], bits: new Int32Array(0) };

/**
 * Makes the function that finds the words one edit away, or two where one finds none. It looks at all words of about that length, at their
 * letters first: one comparison of bits passes over nearly all of them. No index to build: at load that would take longer than all look-ups of a day.
 */
export function createCandidates(vocabulary: readonly string[]) {
  const byLength: string[][] = [];
  for (const word of vocabulary) (byLength[word.length] ??= []).push(word);
  const groups = Array.from(byLength, (words = []) => ({ words, bits: Int32Array.from(words.map(letterBits)) }));
  const distance = createDistance();

  const within = (word: string, most: number) => {
    const own = letterBits(word);
    const found: { word: string; distance: number }[] = [];
    for (let length = word.length - most; length <= word.length + most; length++) {
      const { words, bits } = groups[length] ?? NONE;
      // An edit changes two bits at most, a letter more or less only one.
      const mostBits = 2 * most - Math.abs(length - word.length);
      for (let i = 0; i < bits.length; i++) {
        if (countBits((bits[i] as number) ^ own) > mostBits) continue;
        const other = words[i] as string;
        const apart = distance(word, other, most);
        if (apart <= most) found.push({ word: other, distance: apart });
      }
    }
    return found;
  };
  return (word: string) => {
    const near = within(word, 1);
    return near.length > 0 || word.length < TWO_EDITS_FROM ? near : within(word, 2);
  };
}
