import { describe, expect, test } from '@jest/globals';
import { readDocx, readPlainText } from '../../../knowledge/docx/read-docx.ts';
import { trustClausesIn, trustDocument, trustText, type Dress } from './trust-document.ts';

const DRESSES: [string, Dress, number][] = [
  ['heading styles and Word’s bullets', { headings: 'styles', bullets: 'word' }, 35],
  ['bold headings with typed numbers and typed bullets', { headings: 'bold', bullets: 'typed' }, 35],
  ['headings that Word numbers', { headings: 'numbered', bullets: 'word' }, 35],
  ['lines wrapped at 80 characters', { headings: 'styles', bullets: 'word', wrapped: 80 }, 35],
  ['lines wrapped at 60 characters and typed bullets', { headings: 'bold', bullets: 'typed', wrapped: 60 }, 33],
];

describe('the trust’s own policy as a Word document', () => {
  test.each(DRESSES)('with %s gives its clauses with exact wording and stem', async (_, dress, least) => {
    const read = await readDocx(await trustDocument(dress));
    const { found, missing } = trustClausesIn(read);
    expect({ missing, enough: found >= least }).toEqual({ missing: missing.slice(0, 35 - least), enough: true });
    expect(read.policies[0]?.value).toMatchObject({
      title: 'Social Media Policy',
      approvedBy: 'ELT',
      status: 'Non statutory',
      lastReview: '2024-06',
      nextReview: '2026-06',
      sections: [
        { number: '1', title: 'Introduction and purpose' },
        { number: '2', title: 'Social Networking Sites/Applications' },
        { number: '3', title: 'Staff Conduct' },
        { number: '4', title: 'The School LinkedIn and Facebook Account' },
      ],
    });
    expect(Math.abs((read.policies[0]?.clauses.length ?? 0) - 35)).toBeLessThanOrEqual(35 - least);
  });

  test('pasted in as plain text gives all 35', () => {
    expect(trustClausesIn(readPlainText(trustText))).toEqual({ found: 35, missing: [] });
  });
});
