import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKnowledge } from '../../knowledge/create-knowledge.ts';
import { readContent } from '../../knowledge/load-knowledge.ts';
import { syntheticPolicies } from '../bench/synthetic-policies.ts';

const folder = join(__dirname, '../../knowledge');
/** The tools that make data files run once, on one machine. */
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.startsWith('build-'));

describe('the same files give the same answers on any machine', () => {
  test.each([35, 150])(
    'learned twice, %i clauses give one revision and the same scores to the last digit',
    (clauses) => {
      const { policies, outside, questions } = syntheticPolicies({ clauses, questions: 40 });
      const content = { ...readContent(), policies, outside };
      const [first, second] = [createKnowledge(content), createKnowledge(structuredCloneOf(content))];
      expect(second.revision).toBe(first.revision);
      for (const { q } of questions) expect(JSON.stringify(second.match(q))).toBe(JSON.stringify(first.match(q)));
    },
  );

  // Powers: V8 works x ** 2 out in one way before it has compiled a function and in another after, and the last digit may differ.
  test.each(files)('%s asks neither a clock, nor chance, nor the machine, nor its language', (file) => {
    const code = readFileSync(join(folder, file), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '');
    expect(code).not.toMatch(/Math\.(random|pow)|randomUUID|\bDate\b|performance\.|hrtime|\bIntl\b|[lL]ocale|\bos\./);
    expect(code).not.toMatch(/[a-z)\]] \*\* /);
  });
});

/** The same content in other objects; the word vectors have a function and stay. */
function structuredCloneOf<T extends { vectors: unknown }>(content: T): T {
  const { vectors, ...rest } = content;
  return { ...structuredClone(rest), vectors } as T;
}
