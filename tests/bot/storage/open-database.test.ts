import { afterEach, describe, expect, test } from '@jest/globals';
import { sql, type Kysely } from 'kysely';
import { migrate } from '../../../bot/storage/migrate.ts';
import { migrations } from '../../../bot/storage/migrations.ts';
import { openDatabase } from '../../../bot/storage/open-database.ts';
import { sqlConversationBook } from '../../../bot/storage/conversation-book.ts';
import { sqlFeedback } from '../../../bot/storage/feedback.ts';
import { sqlOffers } from '../../../bot/storage/offers.ts';
import type { Schema } from '../../../bot/storage/schema.ts';
import { databaseKeeper, databases, type TestDatabase } from '../../support/databases.ts';

const at = new Date('2026-11-23T08:40:00Z');
const now = () => at;
const teacher = { entraId: 'teacher', mri: '29:teacher', at };

const tables = async (db: Kysely<Schema>) => (await db.introspection.getTables()).map(({ name }) => name).sort();
const kindOf = (kind: TestDatabase) => (kind.shared ? 'postgres' : 'sqlite');

describe.each(databases)('$name', (kind) => {
  const keeper = databaseKeeper(kind);
  afterEach(() => keeper.done());

  test('an empty database has all its tables as soon as it is open', async () => {
    const { database } = await keeper.open();
    expect(database.kind).toBe(kindOf(kind));
    const rows = await database.db.selectFrom('migration').select(['number', 'name']).execute();
    expect(rows).toEqual(migrations.map(({ number, name }) => ({ number, name })));
    expect(await database.db.selectFrom('person').selectAll().execute()).toEqual([]);
  });

  test('closing twice is no error', async () => {
    const { database } = await keeper.open();
    await database.close();
    await database.close();
  });

  if (kind.name !== 'SQLite in memory') {
    test('what was stored is there after a restart, and no migration is run again', async () => {
      const { database, again } = await keeper.open();
      await sqlConversationBook(database.db).remember(teacher);
      await database.close();
      const { db } = await again();
      expect(await sqlConversationBook(db).person('teacher')).toMatchObject({ entraId: 'teacher', mri: '29:teacher' });
      expect(await db.selectFrom('migration').selectAll().execute()).toHaveLength(migrations.length);
    });

    test('a database that a later release has changed is refused, and left as it is', async () => {
      const { database, again } = await keeper.open();
      await database.db.insertInto('migration').values({ number: 999, name: 'of next year', at: 0 }).execute();
      await database.close();
      await expect(again()).rejects.toThrow(
        /a later release of Policy Guide has changed it \(its tables are at number 999/,
      );
      await expect(again()).rejects.toThrow('Start that later release, or restore the backup');
    });
  }

  test('an update that fails half way leaves the database as it was, and can be tried again', async () => {
    const { database } = await keeper.open();
    const { db } = database;
    const before = await tables(db);
    const number = migrations.length + 1;
    const half = {
      number,
      name: 'half',
      up: async (tx: Kysely<Schema>) => tx.schema.createTable('half').addColumn('a', 'text').execute(),
    };
    const failing = { number: number + 1, name: 'failing', up: () => Promise.reject(new Error('the power went')) };
    const update = (added: (typeof half | typeof failing)[]) =>
      migrate({ db, kind: database.kind, now, migrations: [...migrations, ...added] });

    await expect(update([half, failing])).rejects.toThrow('the power went');
    expect(await tables(db)).toEqual(before);
    expect(await update([half])).toBe(1);
    expect(await update([half])).toBe(0);
    expect(await tables(db)).toEqual([...before, 'half'].sort());
  });

  test('feedback and the mark that it was given are both there, or neither', async () => {
    const { database } = await keeper.open();
    const { db } = database;
    await sqlOffers(db).add({
      key: 'k',
      reporter: 'r',
      revision: '1',
      shown: [],
      depends: false,
      pupilSignal: false,
      at,
    });
    await db.schema.alterTable('feedback').renameTo('away').execute();
    const given = { policy: 'p', id: 'c', revision: '1', helpful: true, on: '2026-11-23' };
    await expect(sqlFeedback(db).give('k', given)).rejects.toThrow('feedback');
    await sql`alter table away rename to feedback`.execute(db);
    expect(await sqlFeedback(db).give('k', given)).toBe(true);
  });

  test('when a teacher was last here is kept to the day, so that a question costs no write for it', async () => {
    const { database } = await keeper.open();
    const book = sqlConversationBook(database.db);
    const seenAfter = async (ms: number) => {
      await book.remember({ ...teacher, at: new Date(at.getTime() + ms) });
      const { seen_at } = await database.db.selectFrom('person').select('seen_at').executeTakeFirstOrThrow();
      return seen_at - at.getTime();
    };
    expect(await seenAfter(0)).toBe(0);
    expect(await seenAfter(86_399_999)).toBe(0);
    expect(await seenAfter(86_400_000)).toBe(86_400_000);
  });

  test('neither a person nor a card can be found from the feedback', async () => {
    const { database } = await keeper.open();
    const feedback = (await database.db.introspection.getTables()).find(({ name }) => name === 'feedback');
    const columns = feedback!.columns.map(({ name }) => name).sort();
    expect(columns).toEqual(['clause', 'day', 'helpful', 'policy', 'revision', 'times']);
  });
});

describe('the migrations', () => {
  test('are numbered 1, 2, 3 …', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, i) => i + 1));
  });
});

describe('an address that cannot be used is refused with the way out', () => {
  test.each(['', 'mysql://root:hunter2@127.0.0.1/x', 'hunter2', 'sqlite:', ':memory:'])('%p', async (url) => {
    const refusal = await openDatabase(url).catch((error: Error) => error);
    expect(refusal).toMatchObject({
      name: 'DatabaseError',
      message: expect.stringContaining('Write sqlite:./data/policy-guide.db or postgres://') as unknown,
    });
    expect((refusal as Error).message).not.toContain('hunter2');
  });
});
