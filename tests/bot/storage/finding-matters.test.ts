import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Change, Matter } from '../../../bot/escalation/matter.ts';
import { isPostgres } from '../../../bot/storage/kind-of-database.ts';
import { aNotice, minutesLater, stored, toStore, tuesday, who } from '../../support/a-matter.ts';
import { matterStoresKinds, type OpenMatterStores } from '../../support/stores.ts';

const purged = { at: minutesLater(60), kind: 'details-purged' as const };

describe.each(matterStoresKinds)('$name finds matters again', ({ open }) => {
  let stores: OpenMatterStores;
  beforeEach(async () => {
    stores = await open();
  });
  afterEach(() => stores.done());
  const create = (id: string, more: Partial<Matter> = {}, change: Change = stored) =>
    stores.matters.create(toStore({ id, reference: id, key: id, ...more }), change);
  const set = (id: string, fields: Change['set']) =>
    stores.matters.change(id, () => ({ change: { set: { ...fields }, events: [] }, result: 0 }));
  const addDetail = (id: string, text = 'words') =>
    stores.matters.change(id, () => ({
      change: {
        events: [],
        details: [{ id: `${id}:form`, at: tuesday, by: who.teacher, kind: 'what-happened', fields: { what: text } }],
      },
      result: 0,
    }));

  test('what a person told and what they received are listed, newest first', async () => {
    const notices = (id: string) => [{ ...aNotice('dsl'), id }];
    await create('old', {}, { ...stored, notices: notices('n1') });
    await create('new', { storedAt: minutesLater(1) }, { ...stored, notices: notices('n2') });
    const ids = (files: { matter: Matter }[]) => files.map(({ matter }) => matter.id);
    expect(ids(await stores.matters.reportedBy(who.teacher))).toEqual(['new', 'old']);
    expect(ids(await stores.matters.receivedBy(who.dsl))).toEqual(['new', 'old']);
    expect((await stores.matters.receivedBy(who.dsl)).map(({ notices: [notice] }) => notice?.id)).toEqual(['n2', 'n1']);
    expect(await stores.matters.receivedBy(who.teacher)).toEqual([]);
  });

  test('only what is open and has no school waits for one', async () => {
    const schoolless = toStore({ id: 'waiting', reference: 'waiting', key: 'waiting' });
    delete schoolless.school;
    await stores.matters.create(schoolless, stored);
    await stores.matters.create(
      { ...schoolless, id: 'over', reference: 'over', key: 'over', state: 'withdrawn' },
      stored,
    );
    await create('has-one');
    expect((await stores.matters.withoutSchool(who.teacher)).map(({ matter }) => matter.id)).toEqual(['waiting']);
  });

  test('whoever has waited longest is looked at first; not before the time, not once it is nobody’s turn', async () => {
    await create('later', { chaseAt: minutesLater(20) });
    await create('sooner', { chaseAt: minutesLater(10) });
    await create('never');
    expect(await stores.matters.toChase(minutesLater(9), 5)).toEqual([]);
    expect(await stores.matters.toChase(minutesLater(20), 5)).toEqual(['sooner', 'later']);
    expect(await stores.matters.toChase(minutesLater(20), 1)).toEqual(['sooner']);
    await stores.matters.change('sooner', () => ({ change: { unset: ['chaseAt'], events: [] }, result: 0 }));
    expect(await stores.matters.toChase(minutesLater(20), 5)).toEqual(['later']);
  });

  test('details are deleted when their time is over, and the chronology says so', async () => {
    await create('closed', { state: 'closed', closedAt: tuesday });
    await create('withdrawn', { state: 'withdrawn', withdrawnAt: tuesday });
    await create('open');
    await create('without', { state: 'closed', closedAt: tuesday });
    for (const id of ['closed', 'withdrawn', 'open']) await addDetail(id);
    expect(await stores.matters.withOldDetails(tuesday)).toEqual([]);
    expect((await stores.matters.withOldDetails(minutesLater(1))).sort()).toEqual(['closed', 'withdrawn']);
    expect(await stores.matters.purgeDetails('closed', purged)).toBe(1);
    expect(await stores.matters.purgeDetails('closed', purged)).toBe(0);
    expect(await stores.matters.details('closed')).toEqual([]);
    expect((await stores.matters.file('closed'))?.matter).toMatchObject({ details: 0, version: 3 });
    expect((await stores.matters.events('closed')).at(-1)).toEqual(purged);
    expect(await stores.matters.withOldDetails(minutesLater(1))).toEqual(['withdrawn']);
  });

  test('what is on hold, or was reopened since it was listed, is not purged', async () => {
    await create('held', { state: 'closed', closedAt: tuesday });
    await create('reopened', { state: 'closed', closedAt: tuesday });
    for (const id of ['held', 'reopened']) await addDetail(id);
    await set('held', { held: true });
    await stores.matters.change('reopened', () => ({
      change: { set: { state: 'acknowledged' }, unset: ['closedAt'], events: [] },
      result: 0,
    }));
    expect(await stores.matters.withOldDetails(minutesLater(1))).toEqual([]);
    for (const id of ['held', 'reopened', 'no-such']) expect(await stores.matters.purgeDetails(id, purged)).toBe(0);
    expect(await stores.matters.details('held')).toHaveLength(1);
    expect(await stores.matters.details('reopened')).toHaveLength(1);
  });

  test('typed text stands in the one table for it, and nowhere after the purge', async () => {
    await create('matter-1', { state: 'closed', closedAt: tuesday }, { ...stored, notices: [aNotice('dsl')] });
    await addDetail('matter-1', 'canary in the text');
    const holding = async () => {
      const tables = (await stores.db.introspection.getTables()).filter(({ isView }) => !isView);
      expect(tables.length).toBeGreaterThan(8);
      const found: string[] = [];
      for (const { name, schema } of tables) {
        const table = schema === undefined ? sql.table(name) : sql.table(`${schema}.${name}`);
        const { rows } = await sql`select * from ${table}`.execute(stores.db);
        if (JSON.stringify(rows).includes('canary')) found.push(name);
      }
      return found;
    };
    expect(await holding()).toEqual(['detail']);
    await stores.matters.purgeDetails('matter-1', purged);
    expect(await holding()).toEqual([]);
  });

  test('the database itself refuses to change or delete what is in the chronology', async () => {
    await create('matter-1');
    for (const attempt of [
      sql`update event set fact = 'another'`,
      sql`delete from event`,
      sql`insert into event select * from event where true on conflict (matter, number) do update set fact = 'x'`,
      isPostgres(stores.db) ? sql`truncate event` : sql`insert or replace into event select * from event`,
    ])
      await expect(attempt.execute(stores.db)).rejects.toThrow(/append-only/);
    expect(await stores.matters.events('matter-1')).toEqual(stored.events);
  });

  test('a school chosen again takes the place of the one before', async () => {
    expect(await stores.schoolBook.schoolOf(who.teacher)).toBeUndefined();
    for (const school of ['northfield', 'southfield'])
      await stores.schoolBook.choose({ person: who.teacher, school, at: tuesday });
    expect(await stores.schoolBook.schoolOf(who.teacher)).toBe('southfield');
    expect(await stores.schoolBook.schoolOf('\0')).toBeUndefined();
  });
});
