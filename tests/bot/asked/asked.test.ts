import { beforeEach, describe, expect, test } from '@jest/globals';
import { createAsked, type DraftTaken, type Use } from '../../../bot/asked/asked.ts';
import { groupAlike } from '../../../bot/asked/group.ts';
import { createSeal } from '../../../bot/asked/seal.ts';
import type { Knowledge } from '../../../knowledge/index.ts';
import { aKnowledge } from '../../support/a-knowledge.ts';
import { memoryUnanswered } from '../../support/memory-stores.ts';

const admin = { id: 'admin', name: 'An admin', roles: ['admin'] };
let stores: ReturnType<typeof memoryUnanswered>;
let knowledge: Knowledge;
let draft: Use[];
let answers: DraftTaken;
let asked: ReturnType<typeof createAsked>;
beforeEach(() => {
  stores = memoryUnanswered();
  knowledge = aKnowledge();
  draft = [];
  answers = { kind: 'added', key: 'outside' };
  asked = createAsked({
    store: stores.asked,
    knowledge: () => knowledge,
    intoDraft: (use) => {
      if (answers.kind === 'added') draft.push(use);
      return Promise.resolve(answers);
    },
    countPupilSignal: (on) => stores.unanswered.countPupilSignal(on),
  });
});

const add = (id: string, question: string, more: object = {}) =>
  stores.unanswered.add({ id, question, why: 'no-match', revision: 'r1', on: '2026-11-22', ...more });
const groups = async () => (await asked.list()).groups.map(({ questions }) => questions.map(({ id }) => id));

describe('what staff asked in vain', () => {
  test('shows from the first one on, with the nearest clauses', async () => {
    await add('a', 'who books the minibus');
    expect((await asked.list()).groups).toMatchObject([
      { id: 'a', waiting: 0, nearest: [{ id: 'no-pupil-friends' }, { id: 'pupil-contact' }] },
    ]);
  });

  test('stands in groups by likeness, the largest first', async () => {
    await add('a', 'where is parking');
    await add('b', 'who books the minibus');
    await add('c', 'minibus books where');
    expect(await groups()).toEqual([['b', 'c'], ['a']]);
  });

  test('names the clause that was chosen before the nearest, as long as there is one', async () => {
    await add('a', 'who books the minibus', { why: 'chosen', chosen: { policy: 'social-media-policy', id: 'defame' } });
    await add('b', 'who books that minibus', { why: 'chosen', chosen: { policy: 'social-media-policy', id: 'gone' } });
    expect((await asked.list()).groups[0]!.nearest.map(({ id }) => id)).toEqual(['defame', 'no-pupil-friends', 'pupil-contact']); // prettier-ignore
  });

  test('says how many wait', async () => {
    await add('a', 'who books the minibus');
    await stores.unanswered.wait({ question: 'a', person: 'teacher', at: new Date() });
    const { groups } = await asked.list();
    expect(groups[0]!.waiting).toBe(1);
    expect(JSON.stringify(groups)).not.toContain('teacher');
  });

  test('loses what a newer revision sees a pupil’s contact in: it is deleted, and counted', async () => {
    await add('a', 'someone messaged me about the minibus');
    expect(await asked.list()).toEqual({ groups: [], used: [], withPupilSignal: 1 });
    expect(await stores.unanswered.all()).toEqual([]);
    expect(await asked.questions()).toEqual([]);
  });

  test('and where somebody waits, shows it to nobody until they are told of their duty', async () => {
    await add('a', 'someone messaged me about the minibus');
    await stores.unanswered.wait({ question: 'a', person: 'teacher', at: new Date() });
    for (let again = 0; again < 2; again++) {
      expect(await asked.list()).toEqual({ groups: [], used: [], withPupilSignal: 1 });
      expect(await asked.questions()).toEqual([]);
    }
    expect(await stores.asked.due(new Date())).toMatchObject([{ person: 'teacher' }]);
  });
});

describe('using one', () => {
  test('puts it into the draft and takes it out of the list', async () => {
    await add('a', 'who books the minibus');
    const use: Use = { as: 'outside', question: 'who books the minibus?' };
    expect(await asked.use('a', use, admin)).toEqual({ kind: 'added', key: 'outside' });
    expect(draft).toEqual([use]);
    expect(await groups()).toEqual([]);
    expect(await stores.unanswered.all()).toEqual([]);
    expect(await asked.use('a', use, admin)).toEqual({ kind: 'gone' });
  });

  test('keeps it where somebody waits, but not in the list', async () => {
    await add('a', 'who books the minibus');
    await stores.unanswered.wait({ question: 'a', person: 'teacher', at: new Date() });
    await asked.use('a', { as: 'outside', question: 'who books the minibus' }, admin);
    expect([await groups(), await asked.count()]).toEqual([[], 0]);
    expect(await stores.unanswered.all()).toHaveLength(1);
    expect((await asked.list()).used).toMatchObject([{ id: 'a', outside: 'who books the minibus' }]);
  });

  test('as an example, it is not said to be one that no policy answers', async () => {
    await add('a', 'who books the minibus');
    await stores.unanswered.wait({ question: 'a', person: 'teacher', at: new Date() });
    await asked.use('a', { as: 'example', key: 'clause.trips.minibus', question: 'who books the minibus' }, admin);
    expect((await asked.list()).used.map((one) => 'outside' in one)).toEqual([false]);
  });

  test('that the draft does not take leaves it in the list', async () => {
    await add('a', 'who books the minibus');
    answers = { kind: 'full' };
    expect(await asked.use('a', { as: 'outside', question: 'x' }, admin)).toEqual({ kind: 'full' });
    expect(await groups()).toEqual([['a']]);
  });
});

test('a draft is tried on all of them, without the signs of what was taken out', async () => {
  await add('a', 'who books the minibus for [name]');
  await add('b', 'minibus?', { why: 'not-what-i-asked' });
  expect(await asked.questions()).toEqual([
    { id: 'a', question: 'who books the minibus for  ', from: 'unanswered' },
    { id: 'b', question: 'minibus?', from: 'unhelpful' },
  ]);
});

test('questions about nothing are alone, and a later one parts no group', () => {
  const terms = (text: string) => text.split(' ').filter(Boolean).map((term) => ({ term, weight: 1 })); // prettier-ignore
  const list = ['', 'a b', '', 'b a', 'c'];
  expect(groupAlike(list, terms)).toEqual([['a b', 'b a'], [''], [''], ['c']]);
  expect(groupAlike([...list, 'a b c'], terms)[0]).toEqual(['a b', 'b a', 'a b c']);
});

test('a seal is the same after a restart and on every instance, and another’s for each person and question', async () => {
  const kept = new Map<string, unknown>();
  const settings = {
    setting: (name: string) => Promise.resolve(kept.has(name) ? { value: kept.get(name) } : undefined),
    replace: (name: string, { value }: { value: unknown }) => {
      if (kept.has(name)) return Promise.resolve(false);
      kept.set(name, value);
      return Promise.resolve(true);
    },
  };
  let secrets = 0;
  const start = () => createSeal({ settings, newSecret: () => `secret ${secrets++}`, now: () => new Date(0) });
  const [one, other] = await Promise.all([start(), start()]);
  const own = { question: 'a', person: 'teacher' };
  expect(other.of(own)).toBe(one.of(own));
  expect(one.of(own)).toMatch(/^[\w-]{43}$/);
  expect(new Set([own, { ...own, person: 'colleague' }, { ...own, question: 'b' }].map(one.of)).size).toBe(3);
});
