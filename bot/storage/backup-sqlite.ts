import { copyFileSync, existsSync, renameSync, rmSync, chmodSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseError, reasonOf } from './database-error.ts';
import { holdLockFile } from './lock-file.ts';
import { migrations } from './migrations.ts';
import { sqliteLibrary, type SqliteLibrary } from './sqlite-library.ts';

/**
 * Writes a copy of the database into a new file, also while the service runs: one moment of it, whole and without what was purged. The copy
 * is checked before it gets its name. Throws DatabaseError.
 */
export async function backupSqlite({ file, to }: { file: string; to: string }): Promise<void> {
  const [library, target] = [await sqliteLibrary(), resolve(to)];
  const what = `The database ${resolve(file)} cannot be copied`;
  if (!existsSync(file)) throw new DatabaseError({ what, why: 'there is no such file', mend: 'Correct DATABASE_URL' });
  if (existsSync(target))
    throw new DatabaseError({ what, why: `${target} is there already`, mend: 'Name a new file: no backup is overwritten' }); // prettier-ignore
  const unfinished = `${target}.unfinished`;
  try {
    mkdirSync(dirname(target), { recursive: true });
    rmSync(unfinished, { force: true });
    const source = new library.DatabaseSync(file, { readOnly: true });
    try {
      source.exec('pragma busy_timeout = 5000');
      source.prepare('vacuum into ?').run(unfinished);
    } finally {
      source.close();
    }
    chmodSync(unfinished, 0o600);
    checkCopy(library, unfinished);
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError({ what, why: reasonOf(error), mend: 'See that the folder can be written to and the disk has room' }, { cause: error }); // prettier-ignore
  }
}

/**
 * Puts a backup in the place of the database; the service must be stopped. What was there is kept beside it, under the name that is
 * returned (undefined where there was nothing). Throws DatabaseError, and then nothing has changed.
 */
export async function restoreSqlite(needs: {
  file: string;
  from: string;
  now: () => Date;
}): Promise<string | undefined> {
  // prettier-ignore
  const [library, file, from] = [await sqliteLibrary(), resolve(needs.file), resolve(needs.from)];
  const what = `The backup ${from} cannot be restored`;
  if (!existsSync(from)) throw new DatabaseError({ what, why: 'there is no such file', mend: 'Name the file that npm run backup has written' }); // prettier-ignore
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const lock = holdLockFile({ library, file });
  try {
    const incoming = `${file}.incoming`;
    copyFileSync(from, incoming);
    chmodSync(incoming, 0o600);
    try {
      checkCopy(library, incoming);
    } catch (error) {
      rmSync(incoming, { force: true });
      throw error instanceof DatabaseError ? error : new DatabaseError({ what, why: reasonOf(error), mend: 'Take another backup' }, { cause: error }); // prettier-ignore
    }
    const kept = existsSync(file) ? `${file}.before-${needs.now().toISOString().replaceAll(/\D/g, '').slice(0, 14)}` : undefined; // prettier-ignore
    if (kept !== undefined) {
      settle(library, file);
      renameSync(file, kept);
    }
    // What belongs to the old file would be taken for the new one's.
    for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
    try {
      renameSync(incoming, file);
    } catch (error) {
      if (kept !== undefined) renameSync(kept, file);
      throw error;
    }
    return kept;
  } finally {
    lock.release();
  }
}

/** Brings what still stands in the write-ahead log into the file itself: a service that was killed has left it there. */
function settle(library: SqliteLibrary, file: string): void {
  const database = new library.DatabaseSync(file);
  try {
    database.exec('pragma wal_checkpoint(truncate)');
  } finally {
    database.close();
  }
}

/** Whole, ours, and not of a later release. */
function checkCopy(library: SqliteLibrary, file: string): void {
  const what = `The copy ${file} cannot be used`;
  const database = new library.DatabaseSync(file);
  try {
    const [first] = database.prepare('pragma integrity_check').all() as { integrity_check: string }[];
    if (first?.integrity_check !== 'ok') throw new DatabaseError({ what, why: 'it is damaged', mend: 'Take another backup, and look at the disk' }); // prettier-ignore
    const newest = newestMigration(database);
    const known = migrations.at(-1)?.number ?? 0;
    if (newest === undefined) throw new DatabaseError({ what, why: 'it is no database of Policy Guide', mend: 'Name the file that npm run backup has written' }); // prettier-ignore
    if (newest > known) throw new DatabaseError({ what, why: `it comes from a later release (its tables are at number ${newest}, this release knows ${known})`, mend: 'Install that release first' }); // prettier-ignore
    // The copy is a single file: it has no log beside it.
    database.exec('pragma journal_mode = delete');
  } finally {
    database.close();
  }
}

function newestMigration(database: InstanceType<SqliteLibrary['DatabaseSync']>): number | undefined {
  try {
    const row = database.prepare('select max(number) as newest from migration').get() as { newest: number | null };
    return row.newest ?? undefined;
  } catch {
    return undefined;
  }
}
