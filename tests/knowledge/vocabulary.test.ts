import { expect, test } from '@jest/globals';
import { createVocabulary, KIND, openVocabulary, UNKNOWN } from '../../knowledge/vocabulary.ts';

test('a word seen once is kept, a pair of words or a group of letters seen once is chance', () => {
  const growing = createVocabulary();
  const [school, photo, pho] = ['school', 'photo', 'pho'].map((text) => growing.symbol(text)) as [
    number,
    number,
    number,
  ];
  const numbers = [
    growing.feature(KIND.letters, pho),
    growing.feature(KIND.word, school),
    growing.feature(KIND.neighbours, school, photo),
    growing.feature(KIND.word, photo),
  ];
  expect(numbers).toEqual([0, 1, 2, 3]);
  const { kept, renumbered } = growing.keepFrequent([1, 1, 1, 1]);
  const vocabulary = openVocabulary(kept);
  expect([...renumbered]).toEqual([UNKNOWN, 0, UNKNOWN, 1]);
  expect(vocabulary.feature(KIND.word, vocabulary.symbol('photo'))).toBe(1);
  expect(vocabulary.feature(KIND.word, vocabulary.symbol('pho'))).toBe(UNKNOWN);
  expect(vocabulary.size).toBe(2);
});

test('single words are numbered first, then pairs, then groups of letters', () => {
  const growing = createVocabulary();
  growing.feature(KIND.letters, growing.symbol('pho'));
  growing.feature(KIND.neighbours, growing.symbol('school'), growing.symbol('photo'));
  growing.feature(KIND.word, growing.symbol('photo'));
  const { ranges, renumbered } = growing.keepFrequent([4, 3, 1]);
  expect(ranges).toEqual({ conceptsFrom: 1, pairsFrom: 1, lettersFrom: 2 });
  expect([...renumbered]).toEqual([2, 1, 0]);
});

test('a hundred thousand features each keep their own number', () => {
  const growing = createVocabulary();
  const symbols = Array.from({ length: 400 }, (_, i) => growing.symbol(`s${i}`));
  const make = () =>
    symbols.flatMap((one) => symbols.slice(0, 250).map((other) => growing.feature(KIND.ordered, one, other)));
  const made = make();
  expect(new Set(made).size).toBe(100_000);
  expect(make()).toEqual(made);
});
