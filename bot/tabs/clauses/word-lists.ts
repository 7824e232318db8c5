import { LIMITS, words, wrongWords } from './limits.ts';
import type { FieldError, OutsideValue, StaffWordsValue } from './said.ts';

const lines = (list: readonly string[]) => list.map((one) => one.trim()).filter((one) => one !== '');

/** Longer ones are never met in a question. */
const LONGEST_PHRASE = 5;

/** Staff words as they are edited: empty lines are not sent. */
export const STAFF_WORDS = {
  tidy: ({ concepts, shorthand }: StaffWordsValue): StaffWordsValue => ({
    concepts: Object.fromEntries(Object.entries(concepts).map(([name, list]) => [name, lines(list)])),
    shorthand,
  }),
  check: ({ concepts, shorthand }: StaffWordsValue): FieldError[] => [
    ...Object.entries(concepts).flatMap(
      ([name, list]) =>
      list.flatMap((one) => one.length > LIMITS.phrase || one.split(/\s+/).length > LONGEST_PHRASE ? [{ field: `concepts.${name}`, wrong: `“${one.slice(0, 30)}…” is too long: at most ${LONGEST_PHRASE} words.` }] : []), // prettier-ignore
    ),
    ...Object.entries(shorthand).flatMap(([name, one]) => words(`shorthand.${name}`, one, LIMITS.phrase)),
  ],
};

export const OUTSIDE = {
  check: (value: OutsideValue): FieldError[] =>
    value.flatMap(({ q }, index) => words(`outside.${index}.q`, q, LIMITS.question)),
};

/** Why a new name cannot be taken. */
export function wrongName(name: string, taken: readonly string[]): string | undefined {
  return wrongWords(name, LIMITS.name) ?? (taken.includes(name.trim()) ? 'This is there already.' : undefined);
}
