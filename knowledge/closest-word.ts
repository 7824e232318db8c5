import Fuse from 'fuse.js';

/** 0 is the same word, 1 anything: "fotografs" finds "photograph", "minibus" finds nothing. */
const LIKE_ENOUGH = 0.3;
/** fuse.js compares letter by letter, so it is given only this many words, those that share most pairs of letters. */
const MOST_COMPARED = 40;

/** Makes the function that finds the word most like a misspelt one, or none. It costs about the same among twenty thousand words as among 400. */
export function createClosestWord(words: readonly string[]): (word: string) => string | undefined {
  const holders = new Map<string, number[]>();
  words.forEach((word, i) => {
    for (const pair of letterPairs(word)) {
      const known = holders.get(pair);
      if (known) known.push(i);
      else holders.set(pair, [i]);
    }
  });
  return (word) => {
    const shared = new Map<number, number>();
    for (const pair of letterPairs(word)) {
      for (const i of holders.get(pair) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
    }
    const byShared: number[][] = [];
    for (const [i, pairs] of shared) (byShared[pairs] ??= []).push(i);
    const most: string[] = [];
    for (let pairs = byShared.length - 1; pairs > 0 && most.length < MOST_COMPARED; pairs--) {
      for (const i of (byShared[pairs] ?? []).sort((a, b) => a - b)) most.push(words[i] as string);
    }
    const fuse = new Fuse(most.slice(0, MOST_COMPARED), { threshold: LIKE_ENOUGH, distance: 10, includeScore: true });
    return fuse.search(word, { limit: 1 })[0]?.item;
  };
}

/** Neighbouring letters, each pair once, with the word's edges. */
function letterPairs(word: string): Set<string> {
  const edged = `^${word}$`;
  const pairs = new Set<string>();
  for (let at = 0; at + 2 <= edged.length; at++) pairs.add(edged.slice(at, at + 2));
  return pairs;
}
