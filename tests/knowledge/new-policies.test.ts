import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import MiniSearch from 'minisearch';
import { createKnowledge } from '../../knowledge/create-knowledge.ts';
import { loadKnowledge, type Knowledge } from '../../knowledge/index.ts';
import { readContent } from '../../knowledge/load-knowledge.ts';
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

describe('beside a policy with hundreds of examples a clause', () => {
  const older = readContent();
  let all: Knowledge;
  beforeAll(() => {
    const young = readContent({ policiesFolder: folder });
    all = createKnowledge({ ...young, policies: [...older.policies, ...young.policies] });
  });

  test.each([
    ['school-trips', 0.65, 0.07],
    ['staff-expenses', 0.69, 0.05],
  ] as const)('questions about %s are still answered, and by their own policy', (policy, least, mostStrayed) => {
    const questions = asked(policy);
    expect(measure(all, questions).figures.correct).toBeGreaterThanOrEqual(least);
    const answered = questions.filter(({ outcome }) => outcome === 'answer');
    const strayed = answered.filter(({ q }) => {
      const match = all.match(q);
      return match.kind !== 'none' && match.shown[0]?.clause.policy !== policy;
    });
    expect(strayed.length / answered.length).toBeLessThanOrEqual(mostStrayed);
  });

  test('the older policy keeps its questions', () => {
    const questions = readLabelled(join(__dirname, 'plain.jsonl'));
    expect(measure(all, questions).figures.correct).toBeGreaterThanOrEqual(0.93);
  });

  test('a clause new to it, with eight examples, is found', () => {
    const [policy] = older.policies;
    const id = 'one-account-each';
    const clauses = policy!.clauses.map((clause) => ({
      ...clause,
      examples:
        clause.id === id
          ? clause.examples.filter(({ shown }) => shown.length === 0).slice(0, 8)
          : clause.examples
              .filter(({ shown }) => !shown.includes(id))
              .map((example) => ({ ...example, or: example.or.filter((other) => other !== id) })),
    }));
    const published = createKnowledge({ ...older, policies: [{ ...policy!, clauses }] });
    const questions = ['open', 'heldout', 'plain', 'close-neighbours']
      .flatMap((set) => readLabelled(join(__dirname, `${set}.jsonl`)))
      .filter(({ top }) => top.length === 1 && top[0] === id);
    expect(measure(published, questions).figures.correct).toBeGreaterThanOrEqual(0.4);
  });
});
