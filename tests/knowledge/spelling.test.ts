import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { atOnce } from '../../knowledge/in-slices.ts';
import { repairSpelling } from '../../knowledge/repair-spelling.ts';
import { createThesaurus, type Thesaurus } from '../../knowledge/thesaurus.ts';
import { countWords } from '../../knowledge/word-frequencies.ts';
import { loadWordVectors } from '../../knowledge/word-vectors.ts';

// A staffroom's vocabulary: what its examples write often, once, and never.
const texts = [
  ...Array<string>(30).fill('a pupil followed me on Instagram and I put a photo of her on Facebook'),
  ...Array<string>(30).fill('can I chat with my class of year 9 about their homework in the morning and last year'),
  'I filmd a minibus with the grandmother of a pupil',
  'my puppil',
];
let staffroom: Thesaurus;
beforeAll(() => {
  const source = {
    concepts: { 'follow-me': ['followed me'], pupil: ['pupil', 'yeargroup'] },
    shorthand: { picture: 'photo', acc: 'account', pers: 'personal' },
  };
  const general = loadWordVectors().words;
  const thesaurus = createThesaurus(source);
  const read = texts.map((text) => ({ text, words: thesaurus.words(text) }));
  staffroom = atOnce(
    repairSpelling(thesaurus, { source, counted: countWords(read), learned: new Set(texts), general }),
  );
});

const read = (question: string) => staffroom.words(question).map((word) => word.read).join(' '); // prettier-ignore
const typed = (question: string) => staffroom.words(question).map(({ from, to }) => question.slice(from, to));

describe('a misspelt word is read as the one that was meant', () => {
  test.each([
    ['a letter dropped', 'a pupil folowed me', 'a pupil followed me'],
    ['a letter doubled, though one example has it so', 'a puppil followed me', 'a pupil followed me'],
    ['letters swapped', 'a pupil folloewd me', 'a pupil followed me'],
    ['a neighbouring key', 'a pupil followes me on instahram', 'a pupil followes me on instagram'],
    ['two letters wrong', 'a pupil followed me on insatgrsm', 'a pupil followed me on instagram'],
    ['the first letter wrong', 'our jomework', 'our homework'],
    ['two words run together', 'a photo ofher', 'a photo of her'],
    ['one word split', 'a photo on face book', 'a photo on facebook'],
    ['shorthand misspelt', 'put a pictrue of her', 'put a photo of her'],
    ['a year group misspelt', 'my yaer 9 class', 'my yeargroup class'],
    ['a message in capitals', 'A PUPIL FOLOWED ME', 'a pupil followed me'],
    ['an app’s name with its capital', 'put it on Facbook', 'put it on facebook'],
  ])('%s', (_, question, expected) => {
    expect(read(question)).toBe(expected);
  });

  test('and names the concept', () => {
    const words = staffroom.words('a pupli folowed me');
    expect(staffroom.readings(words).map(({ concept }) => concept)).toEqual(['pupil', 'follow-me']);
  });

  test('and keeps its place in what was typed, also where words were joined or parted', () => {
    expect(typed('pupli folowed')).toEqual(['pupli', 'folowed']);
    expect(typed('her face book')).toEqual(['her', 'face book']);
    expect(typed('a photo ofher')).toEqual(['a', 'photo', 'of', 'her']);
  });
});

test('an example is learned from as it was written', () => {
  expect(read('my puppil')).toBe('my puppil');
});

describe('a word stays as it is', () => {
  test.each([
    ['it is English, however near to one that staff use', 'there is a hole in the form of the fridge'],
    ['it is an inflection of one', 'the lodgers clapped and flogged worriers'],
    ['an example has it, and nothing far more common is near', 'they filmd'],
    ['it is shorthand or nearly so short', 'pers hrs fam lsa'],
    ['it is grammar written together', 'theyll wouldve'],
    ['nothing is near', 'xylqorth'],
    ['it is a number or holds one', '8b2 2024 cr7'],
  ])('because %s', (_, question) => {
    expect(typed(question).filter((_word, i) => staffroom.words(question)[i]?.meant !== undefined)).toEqual([]);
  });

  test('because it looks like a name: a capital within the sentence', () => {
    expect(read('I met Pupill and pupill')).toBe('i met pupill and pupil');
  });
});

test('any text is read without an error, each word in its place and in order', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'aefilopu ’.A9') })),
      (text) => {
        const words = staffroom.words(text);
        words.forEach(({ from, to }, i) => {
          expect(from).toBeGreaterThanOrEqual(words[i - 1]?.to ?? 0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
        });
        expect(staffroom.words(text)).toEqual(words);
      },
    ),
  );
});
