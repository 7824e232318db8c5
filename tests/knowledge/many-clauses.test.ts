import { beforeAll, describe, expect, test } from '@jest/globals';
import { createKnowledge, type KnowledgeContent } from '../../knowledge/create-knowledge.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { readContent } from '../../knowledge/load-knowledge.ts';
import { syntheticPolicies } from '../bench/synthetic-policies.ts';

// 150 clauses: more than are all compared with a question, few enough to learn in a second.
const { policies, outside, questions } = syntheticPolicies({ clauses: 150, questions: 150 });
const first = (knowledge: Knowledge, question: string) => {
  const match = knowledge.match(question);
  return match.kind === 'none' ? undefined : match.shown[0]?.clause.id;
};

let content: KnowledgeContent;
let knowledge: Knowledge;
beforeAll(() => {
  content = { ...readContent(), policies, outside };
  knowledge = createKnowledge(content);
});

describe('a trust with more than a hundred clauses', () => {
  test('still finds the clause for most questions it has not seen, misspelt ones among them', () => {
    const right = questions.filter(({ q, clause }) => first(knowledge, q) === clause);
    expect(right.length / questions.length).toBeGreaterThan(0.7);
  });

  test('is silent on what no policy is about, and offers three topics', () => {
    const match = knowledge.match('who knows about my pension?');
    expect(match.kind).toBe('none');
    expect(match.kind === 'none' && match.nearest).toHaveLength(3);
  });

  test('offers topics for a word that nobody has used', () => {
    const match = knowledge.match('qwertz');
    expect(match.kind === 'none' && new Set(match.nearest).size).toBe(3);
  });

  test('gives the same answers and scores every time', () => {
    const again = createKnowledge(content);
    for (const { q } of questions.slice(0, 30)) {
      expect(JSON.stringify(again.match(q))).toBe(JSON.stringify(knowledge.match(q)));
    }
  });

  test('gives scores that add up to no more than one, also for a long message', () => {
    const long = questions
      .slice(0, 20)
      .map(({ q }) => `${q.replace(/[?.]$/, '')}.`)
      .join(' ');
    const match = knowledge.match(long);
    const scores = match.kind === 'none' ? [] : match.shown.map(({ score }) => score);
    expect(scores.every((score) => score > 0)).toBe(true);
    expect(scores.reduce((sum, score) => sum + score, 0)).toBeLessThanOrEqual(1.000001);
  });

  test('explains a decision by the person’s own words', () => {
    const { q } = questions.find((each) => first(knowledge, each.q) === each.clause)!;
    const reasons = knowledge.match(q).why();
    expect(reasons.length).toBeGreaterThan(0);
    for (const { words } of reasons) expect(q).toContain(words);
  });
});

test('a clause changed by a publish is found by its new words', () => {
  const [policy, ...rest] = policies;
  const [clause, ...others] = policy!.clauses;
  const renamed = {
    ...clause!,
    examples: ['can I keep a parrot?', 'is a parrot allowed in class', 'parrots at school'].map((q) => ({
      ...clause!.examples[0]!,
      q,
    })),
  };
  const published = createKnowledge({
    ...content,
    policies: [{ ...policy!, clauses: [renamed, ...others] }, ...rest],
  });
  expect(first(published, 'may I keep my parrot here?')).toBe(clause!.id);
  expect(published.revision).not.toBe(knowledge.revision);
});
