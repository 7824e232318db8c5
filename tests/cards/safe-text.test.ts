import { expect, test } from '@jest/globals';
import { plainLine, plainText, plainWords } from '../../cards/safe-text.ts';

test('the policy’s own words pass letter for letter', () => {
  const words = 'Staff must not be “friends” (e.g. What\'s App) – see 3.1; "All" [sic] * é\nnext line';
  expect(plainText(words)).toBe(words);
  expect(plainText(words)).toBe(words);
});

test('text cannot turn the text round it, hide, or be a date function', () => {
  expect(plainText('not \u202eallowed\u202c\u200b, {{DATE(2020-01-01T00:00:00Z)}}')).toBe(
    'not allowed, { {DATE(2020-01-01T00:00:00Z)}}',
  );
});

test('words for a button are one line and are shortened visibly', () => {
  expect(plainWords(' a\r\nb\tc ')).toBe('a b c');
  expect(plainWords('x'.repeat(300))).toHaveLength(160);
  expect(plainWords('x'.repeat(300))).toMatch(/…$/);
});

test.each([
  ['[Reset password](https://evil.example)', 'Reset password(https evil.example)'],
  ['**bold** _it_ ~no~ `code` # > \\', 'bold it no code'],
  ['<at>Head</at>', 'atHead/at'],
  ['- a list', 'a list'],
  ['1. a list', 'a list'],
  ['Trade unions (and posts)', 'Trade unions (and posts)'],
])('%j as a heading reads %j', (text, line) => {
  expect(plainLine(text)).toBe(line);
});
