import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Change, Detail } from '../../../bot/escalation/matter.ts';
import { aNotice, minutesLater, stored, toStore, tuesday, who } from '../../support/a-matter.ts';
import { matterStoresKinds, twentyAtOnce, type OpenMatterStores } from '../../support/stores.ts';

const odd = 'Ø’Ñ\0\u{1F600} \ud800 "; drop table matter; --';
const detail = (more: Partial<Detail> = {}): Detail => ({
  id: 'form-1',
  at: tuesday,
  by: who.teacher,
  kind: 'what-happened',
  fields: { what: 'words' },
  ...more,
});
const said = (...details: Detail[]): Change => ({
  details,
  events: [{ at: tuesday, kind: 'details-added', by: who.teacher }],
});
const claimAll = { now: minutesLater(1), until: minutesLater(2), most: 100 };

describe.each(matterStoresKinds)('$name keeps matters', ({ open }) => {
  let stores: OpenMatterStores;
  beforeEach(async () => {
    stores = await open();
  });
  afterEach(() => stores.done());
  const create = (more = {}, change: Change = stored) => stores.matters.create(toStore(more), change);
  const change = (decided: Change, id = 'matter-1') =>
    stores.matters.change(id, () => ({ change: decided, result: 'said' }));

  test('twenty presses at once, on two instances, store one matter', async () => {
    const notices = [aNotice('headteacher')];
    const told = await twentyAtOnce<Pick<OpenMatterStores, 'matters'>, boolean>(stores, async ({ matters }) => {
      const id = randomUUID();
      return (await matters.create(toStore({ id, reference: id }), { ...stored, notices })).created;
    });
    expect(told.filter(Boolean)).toHaveLength(1);
    const [file, ...more] = await stores.matters.reportedBy(who.teacher);
    expect(more).toEqual([]);
    expect(await stores.matters.events(file?.matter.id ?? '')).toHaveLength(1);
    expect(await stores.outbox.claim(claimAll)).toHaveLength(1);
  });

  test('the same key of somebody else is another matter', async () => {
    await create();
    const other = { id: 'matter-2', reference: 'other', reporter: { person: who.stranger, name: 'B' } };
    expect((await create(other)).created).toBe(true);
    expect((await stores.matters.toldUnder('offer-1', who.stranger))?.matter.id).toBe('matter-2');
    expect(await stores.matters.toldUnder('offer-2', who.stranger)).toBeUndefined();
  });

  test('a reference that is taken is refused, and nothing of it stays behind', async () => {
    await create();
    await expect(
      create({ id: 'matter-2', key: 'offer-2' }, { ...stored, notices: [aNotice('deputy')] }),
    ).rejects.toThrow();
    expect(await stores.matters.receivedBy(who.deputy)).toEqual([]);
    expect(await stores.matters.events('matter-2')).toEqual([]);
  });

  test('everything of a matter comes back as it was, with odd names and keys', async () => {
    const full = {
      reporter: { person: who.teacher, name: odd },
      key: 'key\0',
      acknowledged: { at: tuesday, by: { person: who.dsl, office: 'dsl' as const } },
      outcome: { kind: 'logged-on-cpoms' as const, at: tuesday },
      chaseAt: minutesLater(30),
      alarmedAt: tuesday,
      detailsAskedAt: tuesday,
      closedAt: tuesday,
      continues: 'matter-0',
    };
    const notice = aNotice('dsl', { state: 'delivered', reason: 'busy', passedOnBy: who.headteacher });
    const { file } = await create(full, { ...stored, notices: [notice] });
    expect(await stores.matters.file('matter-1')).toEqual({ ...file, matter: { ...file.matter, key: 'key\uFFFD' } });
    expect((await stores.matters.toldUnder('key\0', who.teacher))?.matter.id).toBe('matter-1');
    expect((await create({ ...full, id: 'matter-2', reference: 'other' })).created).toBe(false);
    expect(await stores.matters.file(odd)).toBeUndefined();
    expect(await stores.matters.change(odd, () => ({ result: 0 }))).toBeUndefined();
  });

  test('a change that cannot be decided or stored leaves all as it was', async () => {
    await create();
    const before = await stores.matters.file('matter-1');
    await expect(
      stores.matters.change('matter-1', () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    const broken = { ...aNotice('headteacher'), state: null as never };
    const set = { state: 'withdrawn' } as const;
    await expect(change({ set, notices: [broken], ...said(detail()) })).rejects.toThrow();
    expect(await stores.matters.file('matter-1')).toEqual(before);
    expect(await stores.matters.details('matter-1')).toEqual([]);
    expect(await stores.matters.events('matter-1')).toHaveLength(1);
  });

  test('a form saved by twenty presses at once is one detail, one line, one event', async () => {
    await create();
    const lines = [{ person: who.headteacher, line: 'details-added' as const }];
    await twentyAtOnce<Pick<OpenMatterStores, 'matters'>, unknown>(stores, ({ matters }) =>
      matters.change('matter-1', () => ({ change: { ...said(detail()), lines }, result: 0 })),
    );
    expect(await stores.matters.details('matter-1')).toEqual([detail()]);
    expect(await stores.matters.events('matter-1')).toHaveLength(2);
    expect((await stores.matters.file('matter-1'))?.matter).toMatchObject({ version: 2, details: 1 });
    expect(await stores.outbox.claim(claimAll)).toHaveLength(1);
  });

  test('twenty changes at once, on two instances, all count', async () => {
    await create();
    await twentyAtOnce<Pick<OpenMatterStores, 'matters'>, unknown>(stores, ({ matters }) =>
      matters.change('matter-1', ({ matter }) => ({
        change: { set: { reminders: matter.reminders + 1 }, events: [{ at: tuesday, kind: 'reminded' }] },
        result: 0,
      })),
    );
    expect((await stores.matters.file('matter-1'))?.matter).toMatchObject({ version: 21, reminders: 20 });
    expect(await stores.matters.events('matter-1')).toHaveLength(21);
  });

  test('what was typed comes back word for word, whatever it was', async () => {
    await create();
    const odder = detail({ id: odd, fields: { pupil: odd, where: '' } });
    await change(said(odder));
    const [kept] = await stores.matters.details('matter-1');
    expect(kept?.fields).toEqual(odder.fields);
  });

  test('the chronology keeps its order and all its facts', async () => {
    await create();
    const receiver = { person: who.dsl, office: 'dsl' as const };
    const events: Change['events'] = [
      { at: minutesLater(-5), kind: 'unreachable', receiver, fact: 'busy' },
      { at: tuesday, kind: 'acknowledged', by: who.dsl, receiver },
    ];
    await change({ events });
    expect(await stores.matters.events('matter-1')).toEqual([...stored.events, ...events]);
  });
});
