import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { safeMarkdown } from '../../../bot/card-look/safe-markdown.ts';

describe('text is drawn as Teams draws it', () => {
  test.each([
    ['**Not allowed** here', '<p><strong>Not allowed</strong> here</p>'],
    ['*quietly* and _again_', '<p><em>quietly</em> and <em>again</em></p>'],
    ['- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
    ['1. one\n2) two', '<ol><li>one</li><li>two</li></ol>'],
    ['snake_case_name and 2*3*4', '<p>snake_case_name and 2*3*4</p>'],
    [
      '[Arbor](https://arbor.example/a?b=1&c=2)',
      '<p><a href="https://arbor.example/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">Arbor</a></p>',
    ],
  ])('%s', (text, html) => {
    expect(safeMarkdown(text)).toBe(html);
  });

  test.each([
    '[x](javascript:alert(1))',
    '![x](https://evil.example/a.png)x',
    '<img src=x onerror=alert(1)>',
    '# Heading',
    '`code`',
  ])('what Teams does not draw stays text: %s', (text) => {
    expect(safeMarkdown(text)).not.toMatch(/<(?!\/?(?:p|a|strong|em|ul|ol|li)\b)|javascript:[^<]*"|<h1|<code/);
  });

  test('no text makes any other tag or attribute', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '**',
        '*',
        '_',
        '[',
        '](https://',
        ')',
        '"',
        "'",
        '<b>',
        '<a href="',
        ' onclick=',
        '\n',
        '- ',
        '1. ',
        '&lt;',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const rest = safeMarkdown(pieces.join(''))
          .replace(/<a href="https?:\/\/[^"<>\s]*" target="_blank" rel="noopener noreferrer">/g, '')
          .replace(/<\/?(?:p|strong|em|ul|ol|li)>|<\/a>/g, '');
        expect(rest).not.toMatch(/[<>"']/);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
