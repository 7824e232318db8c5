import type { DatabaseSync, StatementSyncInstance } from '@photostructure/sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { reasonOf } from './database-error.ts';

// The stores ask some thirty different statements; a list of unusual length should not push those out for long.
const STATEMENTS_KEPT = 200;

type Database = InstanceType<typeof DatabaseSync>;
type Bindable = null | number | bigint | string | Uint8Array;

/** An open SQLite database in the form that Kysely's SqliteDialect expects. Prepared statements are kept. */
export function sqliteForKysely(database: Database): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => {
      prepared.clear();
      // The package of Node 20 lets the file go only when its statements are collected, so what is in the -wal file is moved over by hand:
      // a copy of the one file is then whole, and nothing purged stays behind in the other.
      try {
        database.exec('pragma wal_checkpoint(truncate)');
      } finally {
        database.close();
      }
    },
    prepare(sql) {
      const known = prepared.get(sql);
      if (known) return known;
      if (prepared.size >= STATEMENTS_KEPT) prepared.clear();
      // A plain `begin` takes the write lock at the first write only, and another writer in between fails the transaction.
      const plain = forKysely(database.prepare(sql === 'begin' ? 'begin immediate' : sql));
      const statement = sql === 'rollback' ? forgiving(plain) : plain;
      // A statement made before a change of the tables may answer with the columns of then.
      if (/^\s*(create|alter|drop|pragma)\b/i.test(sql)) prepared.clear();
      else prepared.set(sql, statement);
      return statement;
    },
  };
}

function forKysely(statement: StatementSyncInstance): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (values) => statement.all(...values.map(bindable)) as unknown[],
    run: (values) => statement.run(...values.map(bindable)),
    iterate: (values) => statement.iterate(...values.map(bindable)) as IterableIterator<unknown>,
  };
}

/** On a full disk SQLite rolls back by itself; the complaint that nothing is left to roll back would hide the one that says why. */
function forgiving(rollback: SqliteStatement): SqliteStatement {
  return {
    ...rollback,
    run(values) {
      try {
        return rollback.run(values);
      } catch (error) {
        if (reasonOf(error).includes('no transaction is active')) return { changes: 0, lastInsertRowid: 0 };
        throw error;
      }
    },
  };
}

/** The two libraries treat booleans and undefined differently, so neither ever sees them. Throws a TypeError for what has no one obvious form. */
export function bindable(value: unknown): Bindable {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' || typeof value === 'bigint' || value instanceof Uint8Array) return value;
  if (typeof value === 'number') return value;
  if (value instanceof Date)
    throw new TypeError('A Date is not stored as such: store its getTime() (see bot/storage/schema.ts)');
  throw new TypeError(`A value of type ${typeof value} cannot be stored: turn it into text, a number or JSON first`);
}
