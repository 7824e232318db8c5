import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Offer } from '../../../bot/asking/stores.ts';
import { storesKinds, type Stores } from '../../support/stores.ts';

const at = new Date('2026-11-23T08:40:00.007Z');
const offer: Offer = {
  key: '4b8ae0a2-5d0f-4f3e-9e57-0c1f6a7f2b11',
  reporter: '00000000-0000-0000-0000-00000000000a',
  revision: '7',
  shown: [
    { policy: 'social-media-policy', id: 'tell-headteacher', leadPart: 1 },
    { policy: 'social-media-policy', id: 'no-pupil-friends' },
  ],
  depends: false,
  pupilSignal: true,
  at,
};

describe.each(storesKinds)('$name keeps what an answer card offered', ({ open }) => {
  let stores: Stores & { done(): Promise<void> };
  beforeEach(async () => {
    stores = await open();
  });
  afterEach(() => stores.done());

  test('a button pressed after a restart still finds what its card showed, clauses in order', async () => {
    await stores.offers.add(offer);
    expect(await stores.offers.offer(offer.key)).toEqual(offer);
  });

  test('a card that depends on the setting, and shows no clause, is kept as such', async () => {
    const other = { ...offer, key: 'other', shown: [], depends: true, pupilSignal: false };
    await stores.offers.add(other);
    expect(await stores.offers.offer('other')).toEqual(other);
  });

  test('it is known how often the same clauses were shown, but for cards about a pupil’s contact', async () => {
    const photo = { ...offer, shown: [{ policy: 'p', id: 'photo' }], pupilSignal: false };
    for (const key of ['one', 'two']) await stores.offers.add({ ...photo, key });
    await stores.offers.add({ ...photo, key: 'three', shown: [{ policy: 'p', id: 'logo' }] });
    await stores.offers.add(offer);
    expect((await stores.offers.timesShown()).sort((a, b) => b.times - a.times)).toEqual([
      { shown: [{ policy: 'p', id: 'photo' }], times: 2 },
      { shown: [{ policy: 'p', id: 'logo' }], times: 1 },
    ]);
  });

  test('a made-up key leads to no offer', async () => {
    await stores.offers.add(offer);
    expect(await stores.offers.offer('made-up')).toBeUndefined();
    expect(await stores.offers.offer('%')).toBeUndefined();
    expect(await stores.offers.offer('\0')).toBeUndefined();
    expect(await stores.offers.offer(offer.key.toUpperCase())).toBeUndefined();
  });

  test('no offer is ever replaced by another with the same key', async () => {
    await stores.offers.add(offer);
    await expect(stores.offers.add({ ...offer, reporter: 'somebody else' })).rejects.toThrow();
    expect((await stores.offers.offer(offer.key))?.reporter).toBe(offer.reporter);
  });

  test('having given feedback shows nowhere on the offer', async () => {
    await stores.offers.add(offer);
    await stores.feedback.give(offer.key, { policy: 'p', id: 'c', revision: '7', helpful: true, on: '2026-11-23' });
    expect(await stores.offers.offer(offer.key)).toEqual(offer);
  });

  test('old offers are deleted and counted; those of that very moment and later stay', async () => {
    await stores.offers.add(offer);
    await stores.offers.add({ ...offer, key: 'older', at: new Date(at.getTime() - 1) });
    expect(await stores.offers.purge(at)).toBe(1);
    expect(await stores.offers.offer('older')).toBeUndefined();
    expect(await stores.offers.offer(offer.key)).toBeDefined();
    expect(await stores.offers.purge(at)).toBe(0);
  });
});
