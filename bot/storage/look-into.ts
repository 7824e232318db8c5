import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Kysely, sql } from 'kysely';
import { DatabaseError, reasonOf } from './database-error.ts';
import { openPostgres } from './open-postgres.ts';
import type { Schema } from './schema.ts';
import { sqliteDialect } from './sqlite-driver.ts';
import { sqliteForKysely } from './sqlite-for-kysely.ts';
import { sqliteLibrary } from './sqlite-library.ts';

/**
 * Opens the database of DATABASE_URL to look only, beside a service that runs with it: nothing is migrated, locked or written.
 * Undefined where the service was never started with it: no file of SQLite, or no tables. Throws DatabaseError.
 */
export async function lookInto(url: string): Promise<{ db: Kysely<Schema>; close(): Promise<void> } | undefined> {
  const path = /^sqlite:(?:\/\/)?(.+)$/i.exec(url)?.[1];
  if (path === undefined) {
    const quiet = { onLostConnection: () => undefined, onRetry: () => undefined, retryDelaysMs: [] };
    const opened = await openPostgres(url, quiet);
    const { rows } = await sql<{ made: boolean }>`select to_regclass('migration') is not null as made`.execute(opened.db); // prettier-ignore
    if (rows[0]?.made) return opened;
    return void (await opened.close());
  }
  const file = resolve(path);
  if (!existsSync(file)) return undefined;
  const { DatabaseSync } = await sqliteLibrary();
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    // The first look is what finds out whether it is a database at all.
    database.exec('pragma busy_timeout = 5000');
    const made = database.prepare("select name from sqlite_master where name = 'migration'").get() !== undefined;
    if (!made) return void database.close();
    // Its own close() moves the write-ahead log over, which is the service's to do.
    const looking = { ...sqliteForKysely(database), close: () => database.close() };
    const db = new Kysely<Schema>({ dialect: sqliteDialect(looking) });
    return { db, close: () => db.destroy() };
  } catch (error) {
    throw new DatabaseError({ what: `The database ${file} cannot be opened`, why: reasonOf(error), mend: 'See that this user may read it, and that it is a database' }, { cause: error }); // prettier-ignore
  }
}
