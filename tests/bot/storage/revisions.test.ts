import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { NewRevision } from '../../../bot/clauses/stores.ts';
import { sqlAudit } from '../../../bot/storage/audit.ts';
import { sqlClauses } from '../../../bot/storage/clauses.ts';
import type { Database } from '../../../bot/storage/open-database.ts';
import { databaseKeeper, databases } from '../../support/databases.ts';

const at = new Date('2026-11-23T09:00:00Z');
const by = { by: 'admin', name: 'The admin' };
const revision = (number: number, more: Partial<NewRevision> = {}): NewRevision => ({
  ...{
    number,
    hash: `hash ${number}`,
    ...by,
    at,
    kind: 'publish',
    basedOn: number - 1,
    content: `{"of": ${number}, "é": "€"}`,
  },
  changed: [{ key: 'clause.trips.consent', kind: 'changed' }],
  ...more,
});
const line = (id: string) => ({ id, at, ...by, what: 'clauses-published' as const, fact: '1' });
const item = (key: string) => ({
  key,
  value: { title: 'Half a sen' },
  ...by,
  at,
  authors: ['admin'],
  wordingBy: [],
  basedOn: 0,
});

describe.each(databases)('$name keeps revisions', (kind) => {
  let keeper: ReturnType<typeof databaseKeeper>;
  let database: Database;
  let stores: ReturnType<typeof sqlClauses>;
  beforeEach(async () => {
    keeper = databaseKeeper(kind);
    ({ database } = await keeper.open());
    stores = sqlClauses(database.db);
  });
  afterEach(() => keeper.done());
  const put = (key: string) => stores.drafts.change(() => ({ put: [item(key)], result: undefined }), [key]);

  test('as they were published, newest first, each with what it changed', async () => {
    const { revisions } = stores;
    expect(await revisions.newest()).toBeUndefined();
    for (const number of [1, 2, 3])
      await revisions.publish({ revision: revision(number), items: [], audit: [line(`line ${number}`)] });
    await revisions.publish({
      revision: revision(4, { changed: [{ key: 'outside', kind: 'changed' }], note: 'A note\0', override: 'Why' }),
      items: [],
      audit: [],
    });
    expect(await revisions.newest()).toEqual({ number: 4, hash: 'hash 4' });
    expect(await revisions.revision(2)).toMatchObject({
      number: 2,
      hash: 'hash 2',
      at,
      ...by,
      basedOn: 1,
      changes: 1,
      content: '{"of": 2, "é": "€"}',
    });
    expect(await revisions.withHash('hash 3')).toMatchObject({ number: 3 });
    expect((await revisions.list({ most: 2 })).map(({ number, note, override }) => [number, note, override])).toEqual([
      [4, 'A note\uFFFD', 'Why'],
      [3, undefined, undefined],
    ]);
    expect((await revisions.list({ before: 2, most: 9 })).map(({ number }) => number)).toEqual([1]);
    expect((await revisions.history('clause.trips.consent', 9)).map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(await revisions.lastChanged(['clause.trips.consent', 'outside', 'none'])).toEqual(
      new Map([
        ['clause.trips.consent', 3],
        ['outside', 4],
      ]),
    );
  });

  test('and refuses to change or delete one', async () => {
    await stores.revisions.publish({ revision: revision(1), items: [], audit: [] });
    for (const table of ['revision', 'revision_change'])
      for (const statement of [sql`update ${sql.table(table)} set number = 7`, sql`delete from ${sql.table(table)}`])
        await expect(statement.execute(database.db)).rejects.toThrow('append-only');
    expect(await stores.revisions.newest()).toEqual({ number: 1, hash: 'hash 1' });
  });

  test('of twenty with the same number one, and the others change nothing', async () => {
    await Promise.all(['one', 'other'].map(put));
    const { items } = await stores.drafts.draft();
    const all = await Promise.all(Array.from({ length: 20 }, (_, i) => stores.revisions.publish({ revision: revision(1, { hash: `${i}` }), items: i % 2 ? items : [], audit: [line(`line ${i}`)] }))); // prettier-ignore
    expect(all.filter((done) => done === 'published')).toHaveLength(1);
    expect(all.filter((done) => done === 'overtaken')).toHaveLength(19);
    expect(await sqlAudit(database.db).list({ most: 50 })).toHaveLength(1);
  });

  test('with the draft and the audit, or not at all: whatever step fails', async () => {
    await put('clause.trips.consent');
    const { items } = await stores.drafts.draft();
    await sqlAudit(database.db).add(line('taken'));
    const before = await stores.drafts.draft();
    await expect(
      stores.revisions.publish({ revision: revision(1), items, audit: [line('new'), line('taken')] }),
    ).rejects.toThrow();
    expect(
      await stores.revisions.publish({
        revision: revision(1),
        items: [...items, { key: 'outside', version: 1 }],
        audit: [line('new')],
      }),
    ).toBe('discarded');
    expect(await stores.revisions.newest()).toBeUndefined();
    expect(await stores.drafts.draft()).toEqual(before);
    expect(await sqlAudit(database.db).list({ most: 9 })).toHaveLength(1);
    expect(await stores.revisions.publish({ revision: revision(1), items, audit: [line('new')] })).toBe('published');
    expect((await stores.drafts.draft()).items).toEqual([]);
  });

  test('a step on the draft that throws changes nothing', async () => {
    await expect(
      stores.drafts.change(() => {
        throw new Error('no');
      }, ['outside']),
    ).rejects.toThrow('no');
    await expect(
      stores.drafts.change(() => ({ put: [item('outside')], audit: [line('a'), line('a')], result: 0 }), ['outside']),
    ).rejects.toThrow();
    expect(await stores.drafts.draft()).toEqual({ version: 0, items: [] });
  });

  test('a check is run by one instance; another takes it over only when that one is silent', async () => {
    const { checks } = stores;
    const run = {
      id: 'check',
      basedOn: 1,
      items: [],
      hash: 'h',
      content: '{}',
      authors: [],
      wordingBy: [],
      state: 'running',
      done: 0,
      total: 0,
      instance: 'one',
      heartbeat: at,
    } as const;
    expect(await Promise.all([checks.start(run), checks.start({ ...run, instance: 'other' })])).toEqual(
      expect.arrayContaining([true, false]),
    );
    const { instance } = (await checks.run('check'))!;
    const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);
    expect(await checks.takeOver('check', { instance: 'third', at: later(1), before: at })).toBe(false);
    expect(await checks.takeOver('check', { instance: 'third', at: later(20), before: later(5) })).toBe(true);
    expect(await checks.progress('check', { instance, done: 5, total: 9, heartbeat: later(21) })).toBe(false);
    await checks.finish('check', { instance, state: 'done', done: 9, total: 9, result: 'from the one that was slow' });
    expect(await checks.run('check')).toMatchObject({ state: 'running', instance: 'third' });
    await checks.finish('check', { instance: 'third', state: 'done', done: 9, total: 9, result: { broken: [] } });
    expect(await checks.run('check')).toMatchObject({ state: 'done', result: { broken: [] }, content: '{}' });
    expect(await checks.purge(later(60))).toBe(1);
  });
});
