import { existsSync } from 'node:fs';
import { DatabaseError, codeOf } from './database-error.ts';
import { openPostgres } from './open-postgres.ts';
import { unpack } from './packed.ts';
import { sqliteLibrary } from './sqlite-library.ts';

/** undefined_table: the service has never been started on it. */
const NO_TABLE = '42P01';
const NEWEST = 'select number, content from revision order by number desc limit 1';

type Row = { number: number; content: string } | undefined;

/**
 * The newest revision as JSON, read beside a service that runs: nothing is locked, made or changed. Throws DatabaseError, whose message says
 * what to do, where there is no such database or no revision in it.
 */
export async function readNewest(url: string): Promise<{ number: number; content: string }> {
  const row = /^sqlite:/i.test(url) ? await fromSqlite(url) : await fromPostgres(url);
  if (!row) throw noRevision();
  return { number: row.number, content: await unpack(row.content) };
}

async function fromSqlite(url: string): Promise<Row> {
  const path = url.replace(/^sqlite:(\/\/)?/i, '');
  if (!existsSync(path)) throw noRevision();
  const { DatabaseSync } = await sqliteLibrary();
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    database.exec('pragma busy_timeout = 5000');
    return database.prepare(NEWEST).get() as Row;
  } catch (error) {
    if (/no such table/.test(String(error))) return undefined;
    throw error;
  } finally {
    database.close();
  }
}

async function fromPostgres(url: string): Promise<Row> {
  const silent = () => undefined;
  const database = await openPostgres(url, { onLostConnection: silent, onRetry: silent, retryDelaysMs: [] });
  try {
    return await database.db
      .selectFrom('revision')
      .select(['number', 'content'])
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
  } catch (error) {
    if (codeOf(error) === NO_TABLE) return undefined;
    throw error;
  } finally {
    await database.close();
  }
}

const noRevision = () =>
  new DatabaseError({
    what: 'The database of DATABASE_URL holds no clauses',
    why: 'the service has never been started with it',
    mend: 'Start it once, set DATABASE_URL as the service has it, or leave --db away to read the project’s files',
  });
