import { setTimeout as pause } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types, type PoolConfig } from 'pg';
import { DatabaseError, codeOf, reasonOf } from './database-error.ts';
import type { Schema } from './schema.ts';

export interface PostgresOptions {
  /** Called when a connection is lost while nobody waits for an answer on it. */
  onLostConnection(reason: string): void;
  /** Called before each new try at start. */
  onRetry(facts: { where: string; reason: string; inMs: number }): void;
  /** How long to wait before each new try while the server is not there yet (a container that starts beside it). */
  retryDelaysMs?: readonly number[];
  /** How long one try may take. */
  connectTimeoutMs?: number;
}

/**
 * Connects a pool of ten. Throws DatabaseError once the tries are used up; at once when trying again cannot help (wrong password, no such database).
 */
export async function openPostgres(
  url: string,
  options: PostgresOptions,
): Promise<{ db: Kysely<Schema>; where: string; close(): Promise<void> }> {
  const where = placeOf(url);
  const pool = new Pool(poolConfig(url, options.connectTimeoutMs ?? 5_000));
  // Without these two listeners a restart of the server would end this process: pg emits an error on idle connections, and on busy ones as well.
  pool.on('error', (error) => options.onLostConnection(reasonOf(error)));
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await connect({ pool, where, ...options });
  } catch (error) {
    await pool.end();
    throw error;
  }
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return { db, where, close: () => db.destroy() };
}

async function connect(needs: PostgresOptions & { pool: Pool; where: string }): Promise<void> {
  const { pool, where, retryDelaysMs = [500, 1_000, 2_000, 4_000] } = needs;
  for (const inMs of [...retryDelaysMs, undefined]) {
    try {
      (await pool.connect()).release();
      return;
    } catch (error) {
      if (inMs === undefined || isFinal(error)) throw notConnected(where, error);
      needs.onRetry({ where, reason: reasonOf(error), inMs });
      await pause(inMs);
    }
  }
}

function poolConfig(url: string, connectTimeoutMs: number): PoolConfig {
  return {
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'policy-guide',
    keepAlive: true,
    // pg hands out int8 as text; ours are milliseconds and counts, far below 2^53.
    types: {
      getTypeParser: (oid, format) =>
        oid === types.builtins.INT8 ? Number : (types.getTypeParser(oid, format) as (value: string) => unknown),
    },
  };
}

/** Who, where and which database; without the password and the parameters, which may hold one too. */
function placeOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  // A `/` or `#` in a password that was not encoded ends the host early and leaves the `@` behind it: its beginning would be taken for a port.
  if (!parsed || (parsed.pathname + parsed.search + parsed.hash).includes('@')) {
    throw new DatabaseError({
      what: 'DATABASE_URL cannot be read',
      why: 'it is not of the form postgres://user:password@host:5432/database',
      mend: 'Write characters such as / # ? @ : in the password percent-encoded (%2F %23 %3F %40 %3A)',
    });
  }
  const user = parsed.username === '' ? '' : `${parsed.username}@`;
  return `${parsed.protocol}//${user}${parsed.host}${parsed.pathname}`;
}

const FINAL: Record<string, { why: string; mend: string }> = {
  '28P01': {
    why: 'the server refused the user or the password',
    mend: 'Correct the user and the password in DATABASE_URL',
  },
  '28000': {
    why: 'the server does not let this user in from here',
    mend: 'Correct the user in DATABASE_URL, or allow it in the server’s pg_hba.conf (add ?sslmode=verify-full if it asks for TLS)',
  },
  '3D000': {
    why: 'the server has no database of this name',
    mend: 'Create it (createdb) or correct the name in DATABASE_URL',
  },
};

const isFinal = (error: unknown) => codeOf(error) in FINAL;

function notConnected(where: string, error: unknown): DatabaseError {
  const { why, mend } = FINAL[codeOf(error)] ?? {
    why: reasonOf(error),
    mend: 'Start the PostgreSQL server, or correct its host, port and sslmode in DATABASE_URL',
  };
  return new DatabaseError({ what: `The database ${where} cannot be reached`, why, mend }, { cause: error });
}
