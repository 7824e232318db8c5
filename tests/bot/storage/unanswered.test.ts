import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { UnansweredQuestion } from '../../../bot/asking/stores.ts';
import { storesKinds, twentyAtOnce, type Stores } from '../../support/stores.ts';

const minibus: UnansweredQuestion = {
  id: 'b',
  question: 'how do I book the minibus 🚐 "tomorrow"; it’s urgent',
  why: 'no-match',
  revision: '7',
  on: '2026-11-23',
};

describe.each(storesKinds)('$name keeps unanswered questions', ({ open }) => {
  let stores: Stores & { beside: Stores; done(): Promise<void> };
  beforeEach(async () => {
    stores = await open();
  });
  afterEach(() => stores.done());

  test('a question nothing was found for is there word for word, with its day and no hour', async () => {
    await stores.unanswered.add(minibus);
    expect(await stores.unanswered.all()).toEqual([minibus]);
  });

  test('questions are listed by day, and within a day in no order that tells who came first', async () => {
    await stores.unanswered.add(minibus);
    await stores.unanswered.add({ ...minibus, id: 'a', why: 'not-what-i-asked' });
    await stores.unanswered.add({ ...minibus, id: 'c', on: '2026-11-20' });
    expect((await stores.unanswered.all()).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });

  test('the same question noted twenty times at once is one, and stays as it was first', async () => {
    await stores.unanswered.add(minibus);
    await twentyAtOnce(stores, ({ unanswered }) => unanswered.add({ ...minibus, question: 'another' }));
    expect(await stores.unanswered.all()).toEqual([minibus]);
  });

  test('an admin who has dealt with a question removes that one only; removing it again is no error', async () => {
    await stores.unanswered.add(minibus);
    await stores.unanswered.add({ ...minibus, id: 'a' });
    await stores.unanswered.remove('b');
    await stores.unanswered.remove('b');
    expect((await stores.beside.unanswered.all()).map(({ id }) => id)).toEqual(['a']);
  });

  test('old questions are deleted and counted; those of the day itself stay', async () => {
    await stores.unanswered.add(minibus);
    await stores.unanswered.add({ ...minibus, id: 'older', on: '2026-11-22' });
    expect(await stores.unanswered.purge('2026-11-23')).toBe(1);
    expect(await stores.unanswered.all()).toEqual([minibus]);
    expect(await stores.unanswered.purge('2026-11-23')).toBe(0);
  });

  test('a very long question, and one with a NUL in it, are kept', async () => {
    await stores.unanswered.add({ ...minibus, id: '1', question: 'can I '.repeat(5_000) });
    await stores.unanswered.add({ ...minibus, id: '2', question: 'can\0I' });
    const [long, odd] = await stores.unanswered.all();
    expect(long!.question).toHaveLength(30_000);
    expect(odd!.question).toBe('can\uFFFDI');
  });
});
