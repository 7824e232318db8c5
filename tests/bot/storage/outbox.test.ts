import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Change, KnownCard } from '../../../bot/escalation/matter.ts';
import type { Parcel } from '../../../bot/escalation/stores.ts';
import { aNotice, minutesLater, stored, toStore, tuesday, who } from '../../support/a-matter.ts';
import { matterStoresKinds, twentyAtOnce, type OpenMatterStores } from '../../support/stores.ts';

const card: KnownCard = { conversationId: 'chat', activityId: '1', matter: 'matter-1', person: who.teacher };
const met = (showsIt: boolean): Change => ({ events: [], cards: [{ card, showsIt }] });
const moved: Change = { set: { detailsAskedAt: tuesday }, events: [] };

describe.each(matterStoresKinds)('$name keeps what is due to be sent', ({ open }) => {
  let stores: OpenMatterStores;
  beforeEach(async () => {
    stores = await open();
    await stores.matters.create(toStore(), stored);
  });
  afterEach(() => stores.done());
  const change = (decided: Change, id = 'matter-1') =>
    stores.matters.change(id, () => ({ change: decided, result: 0 }));
  const claim = (minute = 1, most = 100) =>
    stores.outbox.claim({ now: minutesLater(minute), until: minutesLater(minute + 1), most });
  const claimOne = async (minute = 1): Promise<Parcel> => {
    const [parcel, ...more] = await claim(minute);
    if (!parcel || more.length > 0) throw new Error(`Not one parcel, but ${more.length}.`);
    return parcel;
  };

  test('two instances that claim at once never get the same parcel, and together get all', async () => {
    const lines = Array.from({ length: 60 }, () => ({ person: who.dsl, line: 'reminder' as const }));
    await change({ events: [], lines });
    const claimed = await twentyAtOnce<Pick<OpenMatterStores, 'outbox'>, Parcel[]>(stores, ({ outbox }) =>
      outbox.claim({ now: minutesLater(1), until: minutesLater(2), most: 8 }),
    );
    const ids = claimed.flat().map(({ id }) => id);
    expect(Math.max(...claimed.map(({ length }) => length))).toBeLessThanOrEqual(8);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length + (await claim(1)).length).toBe(60);
  });

  test('a parcel comes back when its lease is over, and not before', async () => {
    await change({ events: [], lines: [{ person: who.dsl, line: 'reminder' }] });
    const parcel = await claimOne(1);
    expect(await claim(1.9)).toEqual([]);
    expect(await claim(2)).toEqual([parcel]);
  });

  test('a line that was sent is never due again, however the matter moves', async () => {
    await change({ events: [], lines: [{ person: who.dsl, line: 'reminder' }] });
    const parcel = await claimOne();
    expect(parcel).toMatchObject({ kind: 'line', line: 'reminder', person: who.dsl, attempts: 0 });
    await stores.outbox.settled(parcel, 2);
    await change(moved);
    await stores.outbox.revive(who.dsl, minutesLater(5));
    expect(await claim(9)).toEqual([]);
  });

  test('a card follows its matter, and is at rest while it shows the newest version', async () => {
    await change(met(true));
    expect(await claim()).toEqual([]);
    await change(moved);
    const parcel = await claimOne();
    expect(parcel).toMatchObject({ kind: 'card', card });
    await stores.outbox.settled(parcel, 2);
    expect(await claim(9)).toEqual([]);
  });

  test('a matter that moved while its card was sent leaves the card due', async () => {
    await change(met(false));
    const parcel = await claimOne();
    await change(moved);
    await stores.outbox.settled(parcel, 1);
    expect(await claim()).toHaveLength(1);
  });

  test('an old drawing that arrives after a newer one leaves the card due', async () => {
    await change(met(false));
    const late = await claimOne(1);
    await change(moved);
    await stores.outbox.settled(await claimOne(3), 2);
    await stores.outbox.settled(late, 1);
    expect(await claim(3)).toHaveLength(1);
  });

  test('a card that shows another matter by now is not at rest for a drawing of the old one', async () => {
    for (let i = 0; i < 4; i++) await change(moved);
    await change(met(false));
    const old = await claimOne();
    await stores.matters.create(toStore({ id: 'matter-2', reference: 'two', key: 'two' }), {
      ...stored,
      cards: [{ card: { ...card, matter: 'matter-2' }, showsIt: false }],
    });
    await stores.outbox.settled(old, 5);
    expect(await claimOne(2)).toMatchObject({ matter: 'matter-2' });
  });

  test('a notice is due until it is settled, with the change that says it was delivered', async () => {
    await change({ events: [], notices: [aNotice('headteacher')] });
    const parcel = await claimOne();
    expect(parcel).toMatchObject({ kind: 'notice', notice: 'notice-headteacher', person: who.headteacher });
    await change({ events: [], notices: [aNotice('headteacher', { state: 'delivered' })], settles: parcel.id });
    expect(await claim(9)).toEqual([]);
    await change({ events: [], notices: [aNotice('headteacher')] });
    expect(await claimOne(9)).toMatchObject({ id: parcel.id });
  });

  test('what Teams asks to send later is due then, with its attempts', async () => {
    await change({ events: [], notices: [aNotice('headteacher')] });
    await stores.outbox.later(await claimOne(), { at: minutesLater(5), attempts: 3, reason: 'busy' });
    expect(await claim(4)).toEqual([]);
    expect(await claimOne(5)).toMatchObject({ attempts: 3 });
  });

  test('a card that Teams will not take is left alone until it is met again', async () => {
    await change(met(false));
    await stores.outbox.stopped(await claimOne(), 'gone');
    await change(moved);
    expect(await claim(9)).toEqual([]);
    await stores.outbox.meet(card, 0, minutesLater(9));
    expect(await claimOne(9)).toMatchObject({ attempts: 0, card });
  });

  test('what Teams would not take is due again when the person can be reached, also what waits for later', async () => {
    await change({ ...met(false), lines: [{ person: who.teacher, line: 'not-delivered' }] });
    for (const parcel of await claim()) await stores.outbox.stopped(parcel, 'not-installed');
    await stores.outbox.revive(who.stranger, minutesLater(5));
    expect(await claim(5)).toEqual([]);
    await stores.outbox.revive(who.teacher, minutesLater(5));
    expect(await claim(5)).toHaveLength(2);
  });

  test.each(['meet', 'revive'] as const)('a refusal on its way does not stop a card after %s', async (again) => {
    await change(met(false));
    const parcel = await claimOne(1);
    if (again === 'meet') await stores.outbox.meet(card, 0, minutesLater(1.5));
    else await stores.outbox.revive(who.teacher, minutesLater(1.5));
    await stores.outbox.stopped(parcel, 'not-installed');
    expect(await claimOne(2)).toMatchObject({ card });
  });

  test('a card that claims to show what is not there yet is kept up to date all the same', async () => {
    await stores.outbox.meet(card, 99, tuesday);
    await change(moved);
    expect(await claim()).toHaveLength(1);
    await stores.outbox.meet({ ...card, activityId: 'other' }, -1, tuesday);
    expect(await claim(3)).toHaveLength(2);
  });

  test('a card met while its matter moves is at rest only with the newest version', async () => {
    for (let i = 1; i <= 15; i++) {
      const each = { ...card, activityId: `card ${i}` };
      await Promise.all([stores.beside.outbox.meet(each, i, tuesday), change(moved)]);
      expect(await claim(1)).toContainEqual(expect.objectContaining({ card: each }));
      await stores.db.deleteFrom('parcel').execute();
    }
  });

  test('a card of no matter is not kept; odd ids are', async () => {
    await stores.outbox.meet({ ...card, matter: 'no-such' }, 0, tuesday);
    expect(await claim()).toEqual([]);
    await stores.outbox.meet({ ...card, conversationId: '\0"', activityId: "'; --" }, 0, tuesday);
    expect(await claim()).toHaveLength(1);
  });

  test('the backlog says how much is due, and since when', async () => {
    expect(await stores.outbox.backlog(minutesLater(1))).toEqual({ due: 0 });
    await change({ events: [{ at: tuesday, kind: 'notice-due' }], notices: [aNotice('dsl'), aNotice('deputy')] });
    expect(await stores.outbox.backlog(minutesLater(1))).toEqual({ due: 2, oldest: tuesday });
    expect(await stores.outbox.backlog(minutesLater(-1))).toEqual({ due: 0 });
  });
});
