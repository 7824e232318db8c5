import type { ClauseValue, FieldError, PolicyValue } from './said.ts';
import { counted } from './words.ts';

/** The longest that the service takes, in characters; a test holds them against the contract. */
export const LIMITS = { heading: 160, words: 8000, summary: 1200, question: 4000, name: 60, phrase: 120, note: 300, override: 500, document: 400_000 } as const; // prettier-ignore

const HEADING = /^[^\n*_[\]#>`\\~|]*$/;

/** What is wrong with a clause, before it is sent; the service has the last word. */
export function wrongInClause(value: ClauseValue): FieldError[] {
  return [
    ...heading('title', value.title),
    ...words('summary', value.summary, LIMITS.summary),
    ...words('text', value.text, LIMITS.words),
    ...optional('condition', value.condition),
    ...optional('exception', value.exception),
    ...optional('limit', value.limit),
    ...value.parts.flatMap(({ act, text }, n) => [
      ...heading(`parts.${n}.act`, act),
      ...words(`parts.${n}.text`, text, LIMITS.words),
    ]),
    ...value.additions.flatMap(({ by, text }, n) => [
      ...heading(`additions.${n}.by`, by),
      ...words(`additions.${n}.text`, text, LIMITS.summary),
    ]),
    ...value.protected.flatMap((q, n) => words(`protected.${n}`, q, LIMITS.question)),
    ...value.examples.flatMap(({ q }, n) => words(`examples.${n}.q`, q, LIMITS.question)),
  ];
}

/** Additions and rules that were only begun are not sent. */
export const tidyClause = (value: ClauseValue): ClauseValue => ({
  ...value,
  additions: value.additions.filter(({ by, text }) => by.trim() + text.trim() !== ''),
  parts: value.parts.filter(({ act, text }) => act.trim() + text.trim() !== ''),
});

export function wrongInPolicy(value: PolicyValue): FieldError[] {
  const numbers = value.sections.map(({ number }) => number);
  return [
    ...heading('title', value.title),
    ...heading('approvedBy', value.approvedBy),
    ...(value.status === undefined ? [] : heading('status', value.status)),
    ...month('lastReview', value.lastReview),
    ...month('nextReview', value.nextReview),
    ...value.related.flatMap((one, n) => words(`related.${n}`, one, 300)),
    ...value.sections.flatMap(({ number, title }, n) => [
      ...words(`sections.${n}.number`, number, 12),
      ...(numbers.indexOf(number) < n ? [{ field: `sections.${n}.number`, wrong: 'There is a section of this number already.' }] : []), // prettier-ignore
      ...heading(`sections.${n}.title`, title),
    ]),
    ...Object.entries(value.stems).flatMap(([name, text]) => words(`stems.${name}`, text, LIMITS.words)),
  ];
}

export const tidyPolicy = (value: PolicyValue): PolicyValue => ({
  ...value,
  related: value.related.filter((one) => one.trim() !== ''),
  sections: value.sections.filter(({ number, title }) => number.trim() + title.trim() !== ''),
});

export function words(field: string, text: string, most: number): FieldError[] {
  const wrong = wrongWords(text, most);
  return wrong === undefined ? [] : [{ field, wrong }];
}

export function wrongWords(text: string, most: number): string | undefined {
  const { length } = text.trim();
  if (length === 0) return 'Write something here.';
  return length > most ? `Shorten it by ${counted(length - most, 'character')}.` : undefined;
}

const optional = (field: string, text: string | undefined) =>
  text === undefined ? [] : words(field, text, LIMITS.words);

function heading(field: string, text: string): FieldError[] {
  if (HEADING.test(text)) return words(field, text, LIMITS.heading);
  return [{ field, wrong: 'Use plain words on one line, without * _ [ ] # > ` \\ ~ |' }];
}

const month = (field: string, text: string): FieldError[] =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? [] : [{ field, wrong: 'Give month and year.' }];
