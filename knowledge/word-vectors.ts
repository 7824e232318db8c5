import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What words mean by the company they keep: GloVe vectors of general English (Pennington, Socher, Manning 2014; public domain),
 * the 25,000 most frequent words, each component rounded to a byte. They let "livestream" help a question learned with "video".
 */
export interface WordVectors {
  /** Components per word. */
  readonly size: number;
  /** Most frequent first. */
  readonly words: readonly string[];
  /** Only its direction means something; undefined for a word outside the list. */
  vector(word: string): Int8Array | undefined;
}

export const WORD_VECTORS_FILE = join(__dirname, 'word-vectors.bin');

/**
 * Reads the file that `build-word-vectors.ts` writes: a JSON header line {size, words}, then size bytes a word.
 * Throws when the file is missing or cut short.
 */
export function loadWordVectors(file: string = WORD_VECTORS_FILE): WordVectors {
  const bytes = readFileSync(file);
  const headerEnd = bytes.indexOf('\n');
  const header = JSON.parse(bytes.toString('utf8', 0, headerEnd)) as { size: number; words: string };
  const words = header.words.split(' ');
  const start = headerEnd + 1;
  if (bytes.length !== start + words.length * header.size) {
    throw new Error(`${file} is cut short. Restore it from the repository.`);
  }
  const vectors = new Int8Array(bytes.buffer, bytes.byteOffset + start, words.length * header.size);
  const index = new Map(words.map((word, i) => [word, i]));
  return {
    size: header.size,
    words,
    vector(word) {
      const i = index.get(word);
      return i === undefined ? undefined : vectors.subarray(i * header.size, (i + 1) * header.size);
    },
  };
}
