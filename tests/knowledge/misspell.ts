import { FUNCTION_WORDS } from '../../knowledge/function-words.ts';

/** The ways a hurried person misspells. Apostrophes are dropped everywhere, as a telephone's keyboard tempts one to; all else happens once or twice. */
export const MISSPELLINGS = [
  'dropped letter',
  'doubled letter',
  'swapped letters',
  'neighbouring key',
  'two edits',
  'words run together',
  'word split',
  'no space after punctuation',
  'no apostrophes',
] as const;

export type Misspelling = (typeof MISSPELLINGS)[number];

/** Words of fewer letters are left alone: "on" for "in" is another question, not a misspelling. */
const SHORTEST_WORD = 4;
const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/**
 * Misspells a question in one way. The same seed and question always give the same result; a question that has no place for it
 * (no comma, no word of four letters) comes back as it was.
 */
export function misspell(question: string, kind: Misspelling, seed: number): string {
  const next = sequence(`${seed} ${kind} ${question}`);
  switch (kind) {
    case 'two edits':
      return editWord(editWord(question, anyEdit, next), anyEdit, next);
    case 'words run together':
      return runTogether(question, next);
    case 'word split':
      return editWord(question, split, next);
    case 'no space after punctuation':
      return question.replace(/([.,;:!?])\s+(?=\p{L})/gu, '$1');
    case 'no apostrophes':
      return question.replace(/(?<=\p{L})['’‘](?=\p{L})/gu, '');
    default:
      return editWord(question, EDITS[kind], next);
  }
}

/** A whole number from 0 to below the limit. */
type Next = (limit: number) => number;
type Edit = (word: string, next: Next) => string;

const EDITS = {
  'dropped letter': (word, next) => replaceAt(word, next(word.length), () => ''),
  'doubled letter': (word, next) => replaceAt(word, next(word.length), (letter) => letter + letter),
  'swapped letters': swap,
  'neighbouring key': (word, next) => replaceAt(word, next(word.length), (letter) => neighbour(letter, next)),
} satisfies Partial<Record<Misspelling, Edit>>;

const anyEdit: Edit = (word, next) => pick(Object.values(EDITS) as Edit[], next)?.(word, next) ?? word;

function swap(word: string, next: Next): string {
  const places = [...Array(word.length).keys()].filter((i) => i + 1 < word.length && word[i] !== word[i + 1]);
  const at = pick(places, next);
  return at === undefined ? word : word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

function split(word: string, next: Next): string {
  const at = 2 + next(word.length - 3);
  return `${word.slice(0, at)} ${word.slice(at)}`;
}

/** A key beside it in its row, or above or below. */
function neighbour(letter: string, next: Next): string {
  const row = KEYBOARD.findIndex((keys) => keys.includes(letter.toLowerCase()));
  const at = KEYBOARD[row]?.indexOf(letter.toLowerCase()) ?? -1;
  const keys = [
    KEYBOARD[row]?.[at - 1],
    KEYBOARD[row]?.[at + 1],
    KEYBOARD[row - 1]?.[at],
    KEYBOARD[row + 1]?.[at],
  ].filter((key) => key !== undefined);
  return pick(keys, next) ?? letter;
}

function editWord(question: string, edit: Edit, next: Next): string {
  const word = pick(contentWords(question), next);
  if (!word) return question;
  return question.slice(0, word.at) + edit(word.text, next) + question.slice(word.at + word.text.length);
}

function runTogether(question: string, next: Next): string {
  const spaces = [...question.matchAll(/(?<=[a-z]) (?=[a-z])/gi)].filter(({ index }) =>
    contentWords(question).some(({ at, text }) => at === index + 1 || at + text.length === index),
  );
  const space = pick(spaces, next);
  return space ? question.slice(0, space.index) + question.slice(space.index + 1) : question;
}

function contentWords(question: string): { at: number; text: string }[] {
  return [...question.matchAll(/(?<![\p{L}\p{N}'’])[a-z]+(?![\p{L}\p{N}'’])/giu)]
    .map((found) => ({ at: found.index, text: found[0] }))
    .filter(({ text }) => text.length >= SHORTEST_WORD && !FUNCTION_WORDS.has(text.toLowerCase()));
}

function replaceAt(word: string, at: number, replace: (letter: string) => string): string {
  return word.slice(0, at) + replace(word.charAt(at)) + word.slice(at + 1);
}

function pick<T>(list: readonly T[], next: Next): T | undefined {
  return list[next(Math.max(1, list.length))];
}

/** Numbers that the text alone decides (FNV-1a, then mulberry32). */
function sequence(text: string): Next {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
