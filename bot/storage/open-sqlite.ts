import { closeSync, mkdirSync, openSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Kysely } from 'kysely';
import { DatabaseError, codeOf, reasonOf, sqliteCodeOf } from './database-error.ts';
import { holdLockFile } from './lock-file.ts';
import type { Schema } from './schema.ts';
import { sqliteDialect } from './sqlite-driver.ts';
import { sqliteForKysely } from './sqlite-for-kysely.ts';
import { sqliteLibrary, type SqliteLibrary } from './sqlite-library.ts';

const SQLITE_NOTADB = 26;

// With FULL every commit is on the disk before it is acknowledged: an escalation that says "Stored" survives a power cut.
// recursive_triggers: `insert or replace` counts as a deletion too, which an append-only table refuses.
// secure_delete: a purged question is overwritten in the file, not only forgotten.
const SETTINGS = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma busy_timeout = 5000;
  pragma secure_delete = on;
  pragma recursive_triggers = on;
`;

/** Opens the file of a `sqlite:` URL, or `:memory:`, for this process alone. Creates the file and its folder, readable by their owner only. */
export async function openSqlite(
  path: string,
): Promise<{ db: Kysely<Schema>; where: string; library: SqliteLibrary['name']; close(): Promise<void> }> {
  const library = await sqliteLibrary();
  if (path === ':memory:') return opened({ library, file: path, release: () => undefined });
  const file = createFile(path);
  const lock = sayingWhy(file, () => holdLockFile({ library, file }));
  try {
    return opened({ library, file, release: lock.release });
  } catch (error) {
    lock.release();
    throw error;
  }
}

function opened(needs: { library: SqliteLibrary; file: string; release: () => void }) {
  const { library, file, release } = needs;
  const database = sayingWhy(file, () => {
    const candidate = new library.DatabaseSync(file);
    try {
      candidate.exec(SETTINGS);
    } catch (error) {
      candidate.close();
      throw error;
    }
    return candidate;
  });
  const held = sqliteForKysely(database);
  // The lock hangs on the database itself: held by a forgotten close() alone, it would be collected, and let go, while the bot still runs.
  const locked = {
    prepare: (sql: string) => held.prepare(sql),
    close: () => {
      try {
        held.close();
      } finally {
        release();
      }
    },
  };
  const db = new Kysely<Schema>({ dialect: sqliteDialect(locked) });
  return { db, where: file, library: library.name, close: () => db.destroy() };
}

/** Returns the one true path, so that a link to the file and the file itself meet the same lock. */
function createFile(path: string): string {
  const file = resolve(path);
  return sayingWhy(file, () => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
    return realpathSync(file);
  });
}

function sayingWhy<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    const what = `The database ${file} cannot be opened`;
    if (sqliteCodeOf(error) === SQLITE_NOTADB) {
      const mend = 'Point DATABASE_URL at another file, or move this one away and a new one is made';
      throw new DatabaseError(
        { what, why: 'the file is something other than an SQLite database', mend },
        { cause: error },
      );
    }
    const why =
      codeOf(error) === 'EACCES' || codeOf(error) === 'EROFS' ? 'this user may not write there' : reasonOf(error);
    const mend =
      'Give the user that runs Policy Guide the right to write in this folder, or name another in DATABASE_URL';
    throw new DatabaseError({ what, why, mend }, { cause: error });
  }
}
