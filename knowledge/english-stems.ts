import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ENGLISH_STEMS_FILE = join(__dirname, 'english-stems.txt');

/**
 * Stems of British English words beyond the 25,000 that have a meaning in word-vectors.bin ("fridge", "worrier"), from Kevin Atkinson's SCOWL,
 * sizes up to 60. Words that exist are no misspellings of others.
 */
export function loadEnglishStems(file: string = ENGLISH_STEMS_FILE): ReadonlySet<string> {
  return new Set(readFileSync(file, 'utf8').trim().split('\n'));
}
