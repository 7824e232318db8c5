import type { Kysely } from 'kysely';
import { DatabaseError, codeOf } from './database-error.ts';
import { lookInto } from './look-into.ts';
import { unpack } from './packed.ts';
import type { Schema } from './schema.ts';

/** undefined_table, as PostgreSQL says it. */
const NO_TABLE = '42P01';

/** The newest revision's content as JSON. */
export interface Newest {
  number: number;
  content: string;
}

/**
 * The newest revision, read beside a service that runs: nothing is locked, made or changed. Throws DatabaseError, whose message says what to
 * do, where there is no such database or no revision in it.
 */
export async function readNewest(url: string): Promise<Newest> {
  const looked = await lookInto(url);
  try {
    const newest = looked && (await newestIn(looked.db));
    if (!newest) throw noRevision();
    return newest;
  } finally {
    await looked?.close();
  }
}

/** The same in a database that is open; undefined where no service has ever been started with it, or only one of an earlier release. */
export async function newestIn(db: Kysely<Schema>): Promise<Newest | undefined> {
  const query = db.selectFrom('revision').select(['number', 'content']).orderBy('number', 'desc').limit(1);
  const row = await query.executeTakeFirst().catch((error: unknown) => {
    if (codeOf(error) === NO_TABLE || /no such table/.test(String(error))) return undefined;
    throw error;
  });
  return row && { number: row.number, content: await unpack(row.content) };
}

const noRevision = () =>
  new DatabaseError({
    what: 'The database of DATABASE_URL holds no clauses',
    why: 'the service has never been started with it',
    mend: 'Start it once, set DATABASE_URL as the service has it, or leave --db away to read the project’s files',
  });
