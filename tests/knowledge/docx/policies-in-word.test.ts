import { describe, expect, test } from '@jest/globals';
import { ImportRead } from '../../../bot/http/clauses-contract.ts';
import type { DocxRead } from '../../../knowledge/docx/docx-read.ts';
import { readDocx } from '../../../knowledge/docx/read-docx.ts';
import { flat } from '../../../knowledge/flat.ts';
import { inWord, policiesInWord, type PolicyInWord } from './policies-in-word.ts';

const cutsOf = ({ policies: [policy] }: DocxRead) =>
  (policy?.clauses ?? []).map(({ value }) => [flat(value.text), value.stem === undefined ? '' : flat(policy?.value.stems[value.stem] ?? '')]); // prettier-ignore
const wanted = ({ clauses }: PolicyInWord) => clauses.map(([text, stem = '']) => [flat(text), flat(stem)]);

describe('policies of other schools', () => {
  test.each(policiesInWord.map((policy) => [policy.name, policy] as const))(
    '%s: is cut as a careful person cut it',
    async (_, policy) => {
      const read = await readDocx(await inWord(policy), { fileName: 'policy.docx' });
      const cuts = new Set(cutsOf(read).map(String));
      const missing = wanted(policy).filter((clause) => !cuts.has(String(clause)));
      expect(policy.least === undefined ? cutsOf(read) : []).toEqual(policy.least === undefined ? wanted(policy) : []);
      expect(missing.length).toBeLessThanOrEqual(policy.clauses.length - (policy.least ?? policy.clauses.length));
      expect(read.policies[0]?.value).toMatchObject(policy.details);
      expect(() => ImportRead.parse(read)).not.toThrow();
    },
  );
});
