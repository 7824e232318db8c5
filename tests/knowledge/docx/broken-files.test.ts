import { describe, expect, test } from '@jest/globals';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { readDocx } from '../../../knowledge/docx/read-docx.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const documentOf = (body: string, head = '') =>
  `<?xml version="1.0"?>${head}<w:document ${W}><w:body>${body}</w:body></w:document>`;
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const zipOf = (parts: Record<string, string>, more: Zippable = {}) =>
  zipSync({ ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), ...more });

async function refusal(bytes: Uint8Array) {
  const { policies, problems } = await readDocx(bytes, { fileName: 'policy.docx' });
  expect(policies).toEqual([]);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ stops: true });
  return `${problems[0]?.what} ${problems[0]?.mend}`;
}

describe('a file that is no Word document', () => {
  test.each([
    ['nothing', '', /empty/],
    ['a PDF that was renamed', '%PDF-1.7 …', /PDF.*save it as \.docx/],
    ['an old .doc, or one with a password', '\u00d0\u00cf\u0011\u00e0', /password.*old Word format.*Word Document/],
    ['rich text', '{\\rtf1 Staff must}', /Rich Text/],
    ['a letter', 'Dear all', /no Word document/],
  ])('%s: is refused with what to do', async (_, content, says) => {
    expect(await refusal(Uint8Array.from(content, (sign) => sign.charCodeAt(0)))).toMatch(says);
  });

  test('a spreadsheet is refused', async () => {
    expect(await refusal(zipOf({ 'xl/workbook.xml': '<workbook/>' }))).toMatch(/no Word document/);
  });
});

describe('a Word document that somebody has tampered with', () => {
  test('one that was cut off on its way is refused', async () => {
    const whole = zipOf({ 'word/document.xml': documentOf(paragraph('Staff must not run.')) });
    for (let at = 4; at < whole.length; at += 7) await refusal(whole.slice(0, at));
  });

  test('one that unpacks to more than 16 MB is refused before it is unpacked', async () => {
    const bomb = zipOf({ 'word/document.xml': ' '.repeat(17_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusal(bomb)).toMatch(/larger than 16 MB/);
  });

  test('a bomb that says it is small is not inflated beyond what it says', async () => {
    const bomb = zipOf({ 'word/document.xml': documentOf(' '.repeat(17_000_000)) });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    for (let at = 0; at < bomb.length - 46; at += 1) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 500, true);
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 500, true);
    }
    await refusal(bomb);
  });

  test('5,001 files in it are too many', async () => {
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, i) => [`word/media/${i}.txt`, new Uint8Array()]));
    expect(await refusal(zipOf({ 'word/document.xml': documentOf('') }, many))).toMatch(/5,000 files/);
  });

  test('entities are never expanded, and nothing is loaded from elsewhere', async () => {
    const laughs = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
    expect(await refusal(zipOf({ 'word/document.xml': documentOf(paragraph('&b;&c;'), laughs) }))).toMatch(
      /document type/,
    );
    expect(await refusal(zipOf({ 'word/document.xml': documentOf(paragraph('&b;')) }))).toMatch(/damaged/);
  });

  test('paragraphs within paragraphs without end are refused', async () => {
    expect(await refusal(zipOf({ 'word/document.xml': documentOf('<w:sdt>'.repeat(5_000)) }))).toMatch(/layers/);
  });

  test('half of its XML is refused', async () => {
    expect(await refusal(zipOf({ 'word/document.xml': documentOf(paragraph('Staff')).slice(0, -30) }))).toMatch(
      /damaged/,
    );
  });

  test('bytes after its end, and styles that stand upon each other, do no harm', async () => {
    const circle = `<w:styles ${W}><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>`;
    const body =
      '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>Staff must not run in the corridors.</w:t></w:r></w:p>';
    const read = await readDocx(zipOf({ 'word/document.xml': documentOf(body), 'word/styles.xml': circle }));
    expect(read.policies[0]?.clauses.map(({ value }) => value.text)).toEqual(['Staff must not run in the corridors.']);
  });
});

test('a document without words says so', async () => {
  expect(await refusal(zipOf({ 'word/document.xml': documentOf('<w:p/>') }))).toMatch(/no words/);
});
