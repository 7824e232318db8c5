import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { UnansweredQuestion } from '../../../bot/asking/stores.ts';
import { storesKinds, twentyAtOnce, type Stores } from '../../support/stores.ts';

const minibus: UnansweredQuestion = {
  id: 'b',
  question: 'how do I book the minibus',
  why: 'no-match',
  revision: '7',
  on: '2026-11-23',
};
const at = new Date('2026-11-23T10:00:00Z');
const later = new Date('2026-11-23T11:00:00Z');
const teacher = { question: 'b', person: 'teacher', attempts: 0 };

describe.each(storesKinds)('$name keeps what was asked in vain', ({ open }) => {
  let stores: Stores & { beside: Stores; done(): Promise<void> };
  beforeEach(async () => {
    stores = await open();
    await stores.unanswered.add(minibus);
  });
  afterEach(() => stores.done());
  const waits = (person = 'teacher', question = 'b') => stores.unanswered.wait({ question, person, at });
  const due = () => stores.asked.due(later);

  test('with the clause that was chosen, and how many wait', async () => {
    const chosen = { policy: 'social-media-policy', id: 'defame' };
    await stores.unanswered.add({ ...minibus, id: 'a', why: 'chosen', chosen });
    await waits();
    await waits('colleague');
    expect(await stores.beside.asked.asked()).toEqual([
      { id: 'a', question: minibus.question, why: 'chosen', chosen, on: minibus.on, waiting: 0, used: false },
      { id: 'b', question: minibus.question, why: 'no-match', on: minibus.on, waiting: 2, used: false },
    ]);
    expect(await stores.unanswered.question('a')).toMatchObject({ chosen });
    expect(await stores.unanswered.question('c')).toBeUndefined();
  });

  test('who presses twenty times at once waits once', async () => {
    expect(new Set(await twentyAtOnce(stores, ({ unanswered }) => unanswered.wait({ question: 'b', person: 'teacher', at })))).toEqual(new Set([true])); // prettier-ignore
    expect(await due()).toEqual([{ ...teacher, text: minibus.question }]);
  });

  test('nobody waits for a question that is gone', async () => {
    expect(await waits('teacher', 'gone')).toBe(false);
    expect(await due()).toEqual([]);
  });

  test('of twenty that would tell somebody, one may', async () => {
    await waits();
    const claims = await twentyAtOnce(stores, ({ asked }) => asked.claim(teacher, at));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await due()).toEqual([]);
  });

  test('who was not reached waits again, until then; who was told is nowhere any more', async () => {
    await waits();
    await stores.asked.claim(teacher, at);
    await stores.asked.later(teacher, later);
    expect(await stores.asked.due(at)).toEqual([]);
    const [again] = await due();
    expect(again).toEqual({ ...teacher, attempts: 1, text: minibus.question });
    expect(await stores.asked.claim(again!, later)).toBe(true);
    await stores.asked.told(again!);
    expect(await due()).toEqual([]);
    expect(await stores.asked.asked()).toMatchObject([{ id: 'b', waiting: 0 }]);
    expect(await stores.asked.claim(again!, later)).toBe(false);
  });

  test('a question that is deleted takes those who wait with it', async () => {
    await waits();
    expect(await stores.asked.delete('b')).toBe(true);
    expect(await stores.asked.delete('b')).toBe(false);
    await stores.unanswered.add(minibus);
    expect(await due()).toEqual([]);
  });

  test('a question that is used goes at once, or with the last who waits', async () => {
    await stores.unanswered.add({ ...minibus, id: 'a' });
    await waits();
    await waits('colleague');
    expect(await stores.asked.markUsed('a')).toBe(true);
    expect(await stores.asked.markUsed('b')).toBe(true);
    expect(await stores.asked.markUsed('b')).toBe(false);
    expect(await stores.asked.asked()).toMatchObject([{ id: 'b', used: true, waiting: 2 }]);
    await stores.asked.told(teacher);
    expect(await stores.asked.asked()).toMatchObject([{ id: 'b', waiting: 1 }]);
    await stores.asked.told({ ...teacher, person: 'colleague' });
    expect(await stores.asked.asked()).toEqual([]);
  });

  test('one that no policy answers keeps the words the team found for it, beside those that were asked', async () => {
    await waits();
    const outside = 'how is the minibus booked';
    expect(await stores.asked.markUsed('b', outside)).toBe(true);
    expect(await stores.beside.asked.asked()).toMatchObject([{ question: minibus.question, used: true, outside }]);
    expect(await due()).toEqual([{ ...teacher, text: minibus.question, outside }]);
  });

  test('whoever was claimed by a process that died is found after a while', async () => {
    await waits();
    await stores.asked.markUsed('b');
    await stores.asked.claim(teacher, at);
    const before = new Date(at.getTime() - 1);
    expect(await stores.asked.claimed(before)).toEqual([]);
    const [lost, ...more] = await stores.asked.claimed(later);
    expect([lost, more]).toEqual([{ ...teacher, text: minibus.question }, []]);
    await stores.asked.told(lost!);
    expect(await stores.asked.claimed(later)).toEqual([]);
    expect(await stores.asked.asked()).toEqual([]);
  });

  test('old questions take those who wait with them, and the counts of their days', async () => {
    await waits();
    await stores.unanswered.countPupilSignal('2026-11-23');
    await twentyAtOnce(stores, ({ unanswered }) => unanswered.countPupilSignal('2026-11-24'));
    expect(await stores.asked.pupilSignals()).toBe(21);
    expect(await stores.unanswered.purge('2026-11-24')).toBe(1);
    expect(await stores.asked.pupilSignals()).toBe(20);
    await stores.unanswered.add(minibus);
    expect(await due()).toEqual([]);
  });
});
