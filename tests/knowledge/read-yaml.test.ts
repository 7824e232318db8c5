import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { parse } from 'yaml';
import { z } from 'zod';
import { readYaml } from '../../knowledge/read-yaml.ts';

const knowledge = join(__dirname, '../../knowledge');
const policy = 'policies/social-media-policy';

test.each(['outside.yaml', 'thesaurus.yaml', `${policy}/policy.yaml`, `${policy}/examples.yaml`])(
  '%s says the same to the fast reader and to the one that knows places',
  (file) => {
    const text = readFileSync(join(knowledge, file), 'utf8');
    expect(JSON.stringify(load(text, { maxAliases: 0 }))).toBe(JSON.stringify(parse(text)));
  },
);

test.each([
  'a: 2024-06',
  'a: yes',
  'a: 012',
  'a: 2024-06-01',
  '1: 2',
  'a: "x\n  y"',
  '<<: {a: 1}',
  'a: |\n  x\n\n  y\n',
])('%j is read alike by both', (text) => expect(load(text, { maxAliases: 0 })).toEqual(parse(text)));

test('what the fast reader does not take is still read', () => {
  expect(readYaml({ path: 'outside.yaml', text: '# nothing yet\n' }, z.null()).value).toBeNull();
});
