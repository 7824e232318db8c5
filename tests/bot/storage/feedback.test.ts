import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Feedback } from '../../../bot/asking/stores.ts';
import { storesKinds, twentyAtOnce, type Stores } from '../../support/stores.ts';

const helpful: Feedback = {
  policy: 'social-media-policy',
  id: 'no-pupil-friends',
  revision: '7',
  helpful: true,
  on: '2026-11-23',
};
const unhelpful: Feedback = { ...helpful, helpful: false };

describe.each(storesKinds)('$name keeps feedback', ({ open }) => {
  let stores: Stores & { beside: Stores; done(): Promise<void> };
  beforeEach(async () => {
    stores = await open();
    for (const key of ['first', 'second', 'third']) {
      await stores.offers.add({
        key,
        reporter: 'teacher',
        revision: '7',
        shown: [],
        depends: false,
        pupilSignal: false,
        at: new Date('2026-11-23T08:40:00Z'),
      });
    }
  });
  afterEach(() => stores.done());

  test('"Was this what you asked?" pressed twenty times at once counts once', async () => {
    const given = await twentyAtOnce(stores, ({ feedback }) => feedback.give('first', helpful));
    expect(given.filter(Boolean)).toHaveLength(1);
    expect(await stores.beside.feedback.all()).toEqual([helpful]);
  });

  test('nobody can say Yes and then No to the same answer', async () => {
    expect(await stores.feedback.give('first', helpful)).toBe(true);
    expect(await stores.feedback.give('first', unhelpful)).toBe(false);
    expect(await stores.feedback.all()).toEqual([helpful]);
  });

  test('two teachers who found the same clause helpful on the same day count twice', async () => {
    expect(await stores.feedback.give('first', helpful)).toBe(true);
    expect(await stores.feedback.give('second', helpful)).toBe(true);
    expect(await stores.feedback.all()).toEqual([helpful, helpful]);
  });

  test('twenty answers to different cards at the same moment all count', async () => {
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) =>
        stores.offers.add({
          key: `card ${i}`,
          reporter: 'teacher',
          revision: '7',
          shown: [],
          depends: false,
          pupilSignal: false,
          at: new Date('2026-11-23T08:40:00Z'),
        }),
      ),
    );
    let next = 0;
    const given = await twentyAtOnce(stores, ({ feedback }) => feedback.give(`card ${next++}`, helpful));
    expect(given).toEqual(Array(20).fill(true));
    expect(await stores.feedback.all()).toHaveLength(20);
  });

  test('feedback is listed by day, and yes and no, clause and revision are kept apart', async () => {
    const older = { ...helpful, on: '2026-11-20', revision: '6' };
    await stores.feedback.give('first', helpful);
    await stores.feedback.give('second', older);
    await stores.feedback.give('third', unhelpful);
    const all = await stores.feedback.all();
    expect(all[0]).toEqual(older);
    expect(all).toHaveLength(3);
    expect(all).toEqual(expect.arrayContaining([helpful, unhelpful]));
  });

  test('feedback on a card that is gone is not counted', async () => {
    expect(await stores.feedback.give('made-up', helpful)).toBe(false);
    await stores.offers.purge(new Date('2026-11-24T00:00:00Z'));
    expect(await stores.feedback.give('first', helpful)).toBe(false);
    expect(await stores.feedback.all()).toEqual([]);
  });

  test('feedback outlives the card it was given on', async () => {
    await stores.feedback.give('first', helpful);
    await stores.offers.purge(new Date('2026-11-24T00:00:00Z'));
    expect(await stores.feedback.all()).toEqual([helpful]);
  });

  test('old feedback is deleted and every one of it counted; that of the day itself stays', async () => {
    await stores.feedback.give('first', { ...helpful, on: '2026-11-22' });
    await stores.feedback.give('second', { ...helpful, on: '2026-11-22' });
    await stores.feedback.give('third', helpful);
    expect(await stores.feedback.purge('2026-11-23')).toBe(2);
    expect(await stores.feedback.purge('2026-11-23')).toBe(0);
    expect(await stores.feedback.all()).toEqual([helpful]);
    expect(await stores.feedback.give('first', helpful)).toBe(false);
  });
});
