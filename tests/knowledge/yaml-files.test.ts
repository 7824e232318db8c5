import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromFiles, hashOf, readSource, toFiles, withItems } from '../../knowledge/index.ts';
import { aClause, aSource, example, TRIPS } from '../support/a-source.ts';

/** What people type and paste, and what trips up readers of YAML. */
const ODD = [
  'yes', 'No', 'on', 'null', '~', '2024-06', '012', '1e3', '0x1F', '.5', '1:30', '- dash', '-dash', '? what', ': colon', 'a: b', 'a #b', '# c', '*a', '&a', '!tag', '%d', '@at',
  '`tick', '"quoted"', "it's", "'", '"', '[a, b]', '{q: x}', '|', '>-', '---', '...', '<<', '=', 'a\tb', 'a\nb', 'a\n\n b', 'a \nb', 'a\r\nb', 'a\u0085b', 'a\u2028b', 'a\ufeffb', 'a\u0007b', 'a\u007fb',
  'emoji 👩‍🏫 and é', '\u202eabc', 'a\\nb', 'x'.repeat(300), 'many words '.repeat(40).trim(), 'Leave; off:', 'ends with:', '',
]; // prettier-ignore
const words = fc
  .oneof(
    fc.constantFrom(...ODD),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom(...ODD, 'plain', 'words')).map((all) => all.join(' ')),
  ) // prettier-ignore
  .map((text) => text.replace(/[\0\uD800-\uDFFF]/gu, '').trim())
  .filter((text) => text !== '' && text.length <= 1000);
const heading = words.map((text) => text.replace(/[\n*_[\]#>`\\~|]/g, '').trim().slice(0, 100).replace(/[\uD800-\uDFFF]/gu, '').trim() || 'a title'); // prettier-ignore
const name = words
  .map(
    (text) =>
      text
        .slice(0, 50)
        .replace(/[\uD800-\uDFFF]/gu, '')
        .trim() || 'n',
  )
  .filter((text) => text !== '__proto__');

const source = fc
  .record({
    texts: fc.array(words, { minLength: 1, maxLength: 4 }),
    title: heading,
    name,
    document: words,
    lists: fc.array(words, { maxLength: 4 }),
  }) // prettier-ignore
  .map(({ texts, title, name: stem, document, lists }) =>
    withItems(aSource(), [
      { key: 'policy.trips', value: { ...TRIPS, title, related: lists.map((each) => each.slice(0, 100).replace(/[\uD800-\uDFFF]/gu, '').trim() || 'x'), stems: { ...TRIPS.stems, [stem]: document }, document } }, // prettier-ignore
      ...texts.map((text, i) => ({
        key: `clause.trips.odd-${i}`,
        value: aClause({ title, text, stem, parts: [{ act: title, stance: 'info', actions: [], text }], protected: lists.map((q) => `${q} (protected)`), additions: [{ by: title, text }], examples: lists.map((q, k) => example(q, k % 2 ? { or: ['risk'], escalate: true } : {})) }), // prettier-ignore
      })),
      { key: 'outside', value: texts.map((q, i) => ({ q, escalate: i % 2 === 1 })) },
      { key: 'staff-words', value: { concepts: { [stem]: lists.map((each) => each.slice(0, 60).replace(/[\uD800-\uDFFF]/gu, '').trim() || 'x') }, shorthand: { [stem]: 'w' } } }, // prettier-ignore
    ]),
  );

describe('a knowledge base written as YAML', () => {
  test('is read back exactly, whatever is typed into it', () => {
    fc.assert(
      fc.property(source, (given) => {
        const read = fromFiles(toFiles(given));
        expect(read).toEqual(given);
        expect(hashOf(read)).toBe(hashOf(given));
      }),
      { numRuns: 100, seed: 6 },
    );
  });

  test('is read back exactly when it is the trust’s own', () => {
    const own = readSource();
    expect(fromFiles(toFiles(own))).toEqual(own);
  });
});
