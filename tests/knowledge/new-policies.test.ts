import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import MiniSearch from 'minisearch';
import { loadKnowledge, type Knowledge } from '../../knowledge/index.ts';
import { measure, readLabelled } from '../support/measure.ts';

// Two policies unlike the trust's own, eight examples a clause, with the words their admin wrote down. The questions are by somebody
// who saw neither the examples nor the matcher; figures in knowledge/README.md.
const folder = join(__dirname, 'policies');
const asked = (policy: string) => readLabelled(join(folder, `${policy}.asked.jsonl`));

let knowledge: Knowledge;
beforeAll(() => {
  knowledge = loadKnowledge({ policiesFolder: folder });
});

/** The same clauses and examples, by BM25 with prefixes and fuzzy words. */
function firstByMiniSearch(): (question: string) => string | undefined {
  const search = new MiniSearch<{ id: string; text: string }>({
    fields: ['text'],
    searchOptions: { fuzzy: 0.2, prefix: true },
  });
  for (const { clauses } of knowledge.policies) {
    search.addAll(
      clauses.map(({ id, title, summary, text, examples }) => ({
        id,
        text: [title, summary, text, ...examples.map(({ q }) => q)].join('\n'),
      })),
    );
  }
  return (question) => search.search(question)[0]?.id as string | undefined;
}

test.each([
  ['school-trips', 0.7],
  ['staff-expenses', 0.71],
] as const)(
  'questions about %s are answered after eight examples a clause, well ahead of a search engine',
  (policy, least) => {
    const questions = asked(policy);
    const ours = measure(knowledge, questions).figures.correct ?? 0;
    const first = firstByMiniSearch();
    const theirs =
      questions.filter(({ q, top }) => (top.length > 0 ? top.includes(first(q) ?? '') : first(q) === undefined))
        .length / questions.length;
    expect(ours).toBeGreaterThanOrEqual(least);
    expect(ours - theirs).toBeGreaterThanOrEqual(0.17);
  },
);

test('policies that are loaded together answer their own questions', () => {
  const strayed = ['school-trips', 'staff-expenses'].flatMap((policy) =>
    asked(policy).filter(({ q, outcome }) => {
      const match = knowledge.match(q);
      return outcome === 'answer' && match.kind !== 'none' && match.shown[0]?.clause.policy !== policy;
    }),
  );
  expect(strayed.length).toBeLessThanOrEqual(12);
});
