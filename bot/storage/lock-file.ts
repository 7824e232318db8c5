import type { SqliteLibrary } from './sqlite-library.ts';
import { DatabaseError, sqliteCodeOf } from './database-error.ts';

const SQLITE_BUSY = 5;

/**
 * Holds `<file>.lock` until release() or the end of the process, however it ends: the lock is the operating system's own, taken through
 * SQLite, so a process killed in the middle leaves nothing behind to be cleaned up (the file stays, empty and free).
 * The database file itself stays free for a backup or a look from outside.
 * Throws DatabaseError when another process holds it.
 */
export function holdLockFile(needs: { library: SqliteLibrary; file: string }): { release: () => void } {
  const lock = new needs.library.DatabaseSync(`${needs.file}.lock`);
  try {
    lock.exec(
      'pragma busy_timeout = 0; pragma journal_mode = memory; pragma locking_mode = exclusive; begin exclusive;',
    );
  } catch (error) {
    lock.close();
    if (sqliteCodeOf(error) !== SQLITE_BUSY) throw error;
    throw new DatabaseError(
      {
        what: `The database ${needs.file} cannot be opened`,
        why: 'another Policy Guide is running with this file',
        mend: 'Stop the other one first; to run several at once, give all of them a PostgreSQL database in DATABASE_URL',
      },
      { cause: error },
    );
  }
  return { release: () => lock.close() };
}
