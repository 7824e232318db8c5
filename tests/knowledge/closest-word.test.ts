import { describe, expect, test } from '@jest/globals';
import { createClosestWord } from '../../knowledge/closest-word.ts';

describe('a misspelt word', () => {
  const closest = createClosestWord(['photograph', 'headteacher', 'consent', 'surname', 'whatsapp']);

  test.each([
    ['fotograph', 'photograph'],
    ['headtaecher', 'headteacher'],
    ['consnt', 'consent'],
    ['surnane', 'surname'],
  ])('%s is read as %s', (word, meant) => {
    expect(closest(word)).toBe(meant);
  });

  test.each(['minibus', 'x', '', '🙂'])('that is like none is read as none: %j', (word) => {
    expect(closest(word)).toBeUndefined();
  });

  test('is found among twenty thousand others', () => {
    const letters = 'abcdefghij';
    const others = Array.from({ length: 20_000 }, (_, i) =>
      [...String(i).padStart(5, '0')].map((digit) => letters[Number(digit)]).join(''),
    );
    expect(createClosestWord([...others, 'photograph'])('fotograph')).toBe('photograph');
  });
});
