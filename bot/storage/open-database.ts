import type { Kysely } from 'kysely';
import { DatabaseError, codeOf } from './database-error.ts';
import { migrate } from './migrate.ts';
import { openPostgres, type PostgresOptions } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';
import type { Schema } from './schema.ts';

export interface Database {
  kind: 'sqlite' | 'postgres';
  db: Kysely<Schema>;
  /** Waits for the statements in hand; the file is then free for the next process. Calling it again does nothing. */
  close(): Promise<void>;
}

interface OpenOptions extends Pick<PostgresOptions, 'retryDelaysMs' | 'connectTimeoutMs'> {
  log?: StorageLog;
  /** For the dates of the migrations. */
  now?: () => Date;
}

export interface StorageLog {
  info(event: string, facts?: Record<string, unknown>): void;
  warn(event: string, facts?: Record<string, unknown>): void;
}

/**
 * Opens the database of DATABASE_URL and brings its tables up to date: `sqlite:./data/policy-guide.db`, `sqlite::memory:`,
 * `postgres://user:password@host:5432/database`.
 * Throws DatabaseError, whose message says what to do and never holds the password.
 */
export async function openDatabase(url: string, options: OpenOptions = {}): Promise<Database> {
  const { log, now = () => new Date() } = options;
  const { kind, opened } = await open(url, options);
  try {
    const migrated = await migrate({ db: opened.db, kind, now });
    log?.info('database opened', {
      kind,
      where: opened.where,
      migrated,
      ...('library' in opened && { library: opened.library }),
    });
  } catch (error) {
    await opened.close();
    throw mayNotCreate(error) ? notAllowed(opened.where, error) : error;
  }
  let closing: Promise<void> | undefined;
  return { kind, db: opened.db, close: () => (closing ??= opened.close()) };
}

async function open(url: string, options: OpenOptions) {
  const scheme = /^([a-z]+):/i.exec(url)?.[1]?.toLowerCase() ?? '';
  switch (scheme) {
    case 'sqlite': {
      const path = url.slice('sqlite:'.length).replace(/^\/\//, '');
      if (path === '') throw unknown('no file is named');
      return { kind: 'sqlite' as const, opened: await openSqlite(path) };
    }
    case 'postgres':
    case 'postgresql': {
      const { log } = options;
      return {
        kind: 'postgres' as const,
        opened: await openPostgres(url, {
          ...options,
          onLostConnection: (reason) => log?.warn('database connection lost', { reason }),
          onRetry: (facts) => log?.warn('database not there yet', facts),
        }),
      };
    }
    default:
      // What stands before the colon may be anything, so it is not repeated.
      throw unknown('it begins with neither sqlite: nor postgres:');
  }
}

const unknown = (why: string) =>
  new DatabaseError({
    what: 'DATABASE_URL cannot be read',
    why,
    mend: 'Write sqlite:./data/policy-guide.db or postgres://user:password@host:5432/database',
  });

// insufficient_privilege, and invalid_schema_name: no schema that this user may see.
const mayNotCreate = (error: unknown) => ['42501', '3F000'].includes(codeOf(error));

const notAllowed = (where: string, error: unknown) =>
  new DatabaseError(
    {
      what: `The tables of ${where} cannot be made`,
      why: 'the user may not create tables there',
      mend: 'Make the user the owner of the database, or grant it: grant create, usage on schema public to <user>',
    },
    { cause: error },
  );
