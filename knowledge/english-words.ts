import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ENGLISH_WORDS_FILE = join(__dirname, 'english-words.txt');

/** So many of the most frequent words of word-vectors.bin are surely English; further down are names and other languages. */
export const WELL_KNOWN = 12_000;

/**
 * British English words, one for all its inflections, beyond the well-known ones ("fridge", "clap", "flog"):
 * Kevin Atkinson's SCOWL, sizes up to 60 (notice in english-words-copyright.txt). A word that exists is no misspelling of another.
 */
export function loadEnglishWords(file: string = ENGLISH_WORDS_FILE): readonly string[] {
  return readFileSync(file, 'utf8').trim().split('\n');
}
