import { describe, expect, test } from '@jest/globals';
import { createThesaurus } from '../../knowledge/thesaurus.ts';
import { readWords, splitSentences, stem } from '../../knowledge/words.ts';

const shorthand = new Map([['pics', 'photos']]);
const read = (question: string) => readWords(question, shorthand).map((word) => word.read);

describe('words of a question', () => {
  test.each([
    ['Can I share my class’s PICS?', ['can', 'i', 'share', 'my', 'classs', 'photos']],
    ['yr9, Year 10 and Y11s', ['yeargroup', 'yeargroup', 'and', 'yeargroup']],
    ['don’t / dont', ['dont', 'dont']],
    ['Café naïve', ['cafe', 'naive']],
    ['', []],
  ])('%j are read as %j', (question, expected) => {
    expect(read(question)).toEqual(expected);
  });

  test('know their place in what was typed', () => {
    const [, second] = readWords('my PICS!', shorthand);
    expect('my PICS!'.slice(second?.from, second?.to)).toBe('PICS');
  });

  test('posting, posted, posts and post meet', () => {
    expect(new Set(['posting', 'posted', 'posts', 'post'].map(stem)).size).toBe(1);
  });
});

test('a long message falls into its sentences', () => {
  expect(splitSentences('Hello there. Is it 3.5 marks?\nA pupil wrote!')).toEqual([
    'Hello there.',
    'Is it 3.5 marks?',
    'A pupil wrote!',
  ]);
});

test('a sentence ends where a telephone’s keyboard left out the space', () => {
  expect(splitSentences('Is that allowed?also a pupil wrote.Thanks, it was on school.com')).toEqual([
    'Is that allowed?',
    'also a pupil wrote.',
    'Thanks, it was on school.com',
  ]);
});

test('a phrase of the thesaurus is found in any inflection, the longest first', () => {
  const thesaurus = createThesaurus({
    concepts: { contact: ['slid into my dms'], me: ['my'] },
    shorthand: { dms: 'messages', dm: 'message' },
  });
  const found = thesaurus.readings(thesaurus.words('he slides into my DM'));
  expect(found.map(({ concept }) => concept)).toEqual(['contact', 'me']);
});
