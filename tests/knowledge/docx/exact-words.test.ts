import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PolicyValue, ClauseValue } from '../../../bot/http/clauses-contract.ts';
import type { DocxRead } from '../../../knowledge/docx/docx-read.ts';
import { readDocx, readPlainText } from '../../../knowledge/docx/read-docx.ts';
import { flat } from '../../../knowledge/flat.ts';
import { inWord, policiesInWord } from './policies-in-word.ts';

/** Everything that a card would quote stands in the document; ids are unique; nothing would be refused when it is kept. */
function expectExact({ policies }: DocxRead): void {
  for (const { value, clauses } of policies) {
    const document = flat(value.document);
    for (const stem of Object.values(value.stems)) expect(document).toContain(flat(stem));
    for (const { id, value: clause } of clauses) {
      expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,59}$/);
      ClauseValue.parse(clause);
      expect(document).toContain(flat(clause.text));
      if (clause.parts.length > 0) expect(flat(clause.parts.map(({ text }) => text).join(' '))).toBe(flat(clause.text));
      for (const { stem } of [clause, ...clause.parts])
        if (stem !== undefined) expect(value.stems).toHaveProperty([stem]);
      expect(value.sections.map(({ number }) => number)).toContain(clause.section);
    }
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length);
    expect(new Set(value.sections.map(({ number }) => number)).size).toBe(value.sections.length);
    PolicyValue.parse({ ...value, approvedBy: 'Trust Board', lastReview: '2024-06', nextReview: '2026-06' });
  }
}

const word = fc.constantFrom('Staff', 'staff', 'must', 'not', 'must not:', 'should', 'may', 'pupils', 'share', 'and', 'but', 'passwords.', 'However,', 'e.g.', '“friends”', 'unless', '(if asked)', 'CPOMS;', 'don’t', 'under\u00a018', '[1]', 'well-', '3.1', 'DATE', 'Approved by:', 'June 2024', '*', '\t'); // prettier-ignore
const start = fc.constantFrom('', '', '- ', '• ', '1. ', '2.1 ', 'a) ', '(ii) ', '# ', '  - ', '| ');
const line = fc.tuple(start, fc.array(word, { maxLength: 14 })).map(([mark, words]) => mark + words.join(' '));

describe('whatever the document', () => {
  test('each clause and stem stands in it word for word', () => {
    fc.assert(fc.property(fc.array(line, { maxLength: 30 }), (lines) => expectExact(readPlainText(lines.join('\n')))), { numRuns: 400 }); // prettier-ignore
  });

  test('any text at all is read without harm', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => expectExact(readPlainText(text))), { numRuns: 200 }); // prettier-ignore
  });

  test.each(policiesInWord.map((policy) => [policy.name, policy] as const))(
    '%s: each clause and stem is in it',
    async (_, policy) => {
      expectExact(await readDocx(await inWord(policy)));
    },
  );

  test('read twice, the ids are the same', async () => {
    const bytes = await inWord(policiesInWord[0]!);
    expect(await readDocx(bytes)).toEqual(await readDocx(bytes));
  });
});

test('footnotes and tracked changes are told, and no deleted word is kept', async () => {
  const { policies, problems } = await readDocx(await inWord(policiesInWord[2]!));
  expect(problems.map(({ what }) => what)).toEqual([
    expect.stringContaining('A footnote stands here: “Keeping Children Safe'),
    expect.stringContaining('tracked changes in 1 paragraph'),
    expect.stringContaining('2026-07, the summer term’s last month'),
    expect.stringContaining('no numbers before some of its headings'),
  ]);
  expect(policies[0]?.value.document).not.toContain('ideally');
});
