import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Kysely, type SqliteDatabase } from 'kysely';
import { sqliteDialect } from '../../../bot/storage/sqlite-driver.ts';
import { sqliteForKysely } from '../../../bot/storage/sqlite-for-kysely.ts';
import { sqliteLibrary } from '../../../bot/storage/sqlite-library.ts';

interface Tables {
  offer: { key: string };
  feedback: { key: string };
}

let folder: string;
let ran: string[];
let db: Kysely<Tables>;
let failCommits: boolean;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'policy-guide-driver-'));
  const { DatabaseSync } = await sqliteLibrary();
  const real = sqliteForKysely(new DatabaseSync(join(folder, 'x.db')));
  ran = [];
  failCommits = false;
  // The real database; it only notes what it is told, and can fail to commit as a full disk does.
  const noting: SqliteDatabase = {
    close: () => real.close(),
    prepare(sql) {
      const statement = real.prepare(sql);
      const note = () => {
        ran.push(sql.split(' (')[0] ?? '');
        if (sql === 'commit' && failCommits) throw new Error('database or disk is full');
      };
      return {
        ...statement,
        run: (values) => {
          note();
          return statement.run(values);
        },
        all: (values) => {
          note();
          return statement.all(values);
        },
      };
    },
  };
  db = new Kysely<Tables>({ dialect: sqliteDialect(noting) });
  for (const table of ['offer', 'feedback'])
    await db.schema
      .createTable(table)
      .addColumn('key', 'text', (column) => column.primaryKey())
      .execute();
  ran = [];
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const add = (key: string, table: 'offer' | 'feedback' = 'offer') => db.insertInto(table).values({ key }).execute();
const keys = async (table: 'offer' | 'feedback' = 'offer') =>
  (await db.selectFrom(table).select('key').orderBy('key').execute()).map(({ key }) => key);

test('sixteen who ask at once share a commit', async () => {
  await Promise.all(Array.from({ length: 16 }, (_, n) => add(String(n))));
  expect(ran.filter((sql) => sql === 'commit')).toHaveLength(1);
  expect(await keys()).toHaveLength(16);
});

test('a write that fails undoes itself alone', async () => {
  const results = await Promise.allSettled([add('a'), add('a'), add('b')]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await keys()).toEqual(['a', 'b']);
});

test('nothing is acknowledged when the commit fails, and nothing of it is there', async () => {
  failCommits = true;
  const results = await Promise.allSettled([add('a'), add('b')]);
  failCommits = false;
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await keys()).toEqual([]);
  await add('c');
  expect(await keys()).toEqual(['c']);
});

test('a read waits for the writes of the moment, so that it shows nothing that may be undone', async () => {
  failCommits = true;
  const writing = add('a').catch(() => 'failed');
  const seen = keys();
  expect(await writing).toBe('failed');
  failCommits = false;
  expect(await seen).toEqual([]);
});

test('only a write whose loss matters waits for the disk', async () => {
  await add('a');
  await add('b');
  await add('a', 'feedback');
  await add('c');
  expect(ran.filter((sql) => sql.startsWith('pragma') || sql.startsWith('insert'))).toEqual([
    'pragma synchronous = normal',
    'insert into "offer"',
    'insert into "offer"',
    'pragma synchronous = full',
    'insert into "feedback"',
    'pragma synchronous = normal',
    'insert into "offer"',
  ]);
});

test('a table that nobody has thought about waits for the disk', async () => {
  await db.schema.createTable('matter').addColumn('key', 'text').execute();
  ran = [];
  await (db as unknown as Kysely<{ matter: { key: string } }>).insertInto('matter').values({ key: 'a' }).execute();
  expect(ran[0]).toBe('pragma synchronous = full');
});

test('a transaction runs alone: writes beside it are neither in it nor lost with it', async () => {
  let half = () => {};
  const begun = new Promise<void>((resolve) => (half = resolve));
  const transaction = db.transaction().execute(async (tx) => {
    await tx.insertInto('offer').values({ key: 'within' }).execute();
    half();
    await new Promise((resolve) => setImmediate(resolve));
    throw new Error('changed its mind');
  });
  await begun;
  const beside = add('beside');
  await expect(transaction).rejects.toThrow('changed its mind');
  await beside;
  expect(await keys()).toEqual(['beside']);
});

test('twenty transactions at once come one after the other', async () => {
  await Promise.all(
    Array.from({ length: 20 }, () =>
      db.transaction().execute(async (tx) => {
        const { count } = await tx
          .selectFrom('offer')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
        await tx
          .insertInto('offer')
          .values({ key: String(count) })
          .execute();
      }),
    ),
  );
  expect(await keys()).toHaveLength(20);
});

test('closing takes along what was just written', async () => {
  const writing = add('last');
  // The statement has run by then, its commit has not.
  await new Promise((resolve) => process.nextTick(resolve));
  await db.destroy();
  await writing;
  const { DatabaseSync } = await sqliteLibrary();
  db = new Kysely<Tables>({ dialect: sqliteDialect(sqliteForKysely(new DatabaseSync(join(folder, 'x.db')))) });
  expect(await keys()).toEqual(['last']);
});
