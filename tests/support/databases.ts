import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openDatabase, type Database } from '../../bot/storage/open-database.ts';

/** A kind of database to test on. Each fresh() is empty, and gone after drop(). */
export interface TestDatabase {
  name: string;
  fresh: () => Promise<{ url: string; drop: () => Promise<void> }>;
  /** Two processes may have it open at the same time. */
  shared: boolean;
}

const memory: TestDatabase = {
  name: 'SQLite in memory',
  shared: false,
  fresh: () => Promise.resolve({ url: 'sqlite::memory:', drop: () => Promise.resolve() }),
};

const file: TestDatabase = {
  name: 'SQLite in a file',
  shared: false,
  fresh: () => {
    const folder = mkdtempSync(join(tmpdir(), 'policy-guide-'));
    const drop = () => Promise.resolve(rmSync(folder, { recursive: true, force: true }));
    return Promise.resolve({ url: `sqlite:${join(folder, 'policy-guide.db')}`, drop });
  },
};

/** A schema of its own on the server of TEST_POSTGRES_URL, found by every connection through search_path. */
const onServer = (server: string): TestDatabase => ({
  name: 'PostgreSQL',
  shared: true,
  async fresh() {
    const schema = `test_${randomBytes(8).toString('hex')}`;
    await runOn(server, `create schema ${schema}`);
    const url = new URL(server);
    url.searchParams.set('options', `-c search_path=${schema}`);
    return { url: url.href, drop: () => runOn(server, `drop schema ${schema} cascade`) };
  },
});

async function runOn(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Address of the server that `npm run test:postgres` needs; undefined in `npm test`. */
export const postgresServer = process.env.TEST_POSTGRES_URL;

export const databases: TestDatabase[] = [memory, file, ...(postgresServer ? [onServer(postgresServer)] : [])];

/** For what takes a server. Throws where there is none. */
export function postgres(): TestDatabase {
  if (postgresServer === undefined)
    throw new Error('There is no PostgreSQL: run it as tests/support/postgres.sh npm run test:faults');
  return onServer(postgresServer);
}

/** Opens databases for a test and closes and drops all of them in one go. */
export function databaseKeeper(kind: TestDatabase) {
  const closing: (() => Promise<void>)[] = [];
  return {
    /** An empty database, and a way to open it once more from "another instance". */
    async open(): Promise<{ url: string; database: Database; again: () => Promise<Database> }> {
      const { url, drop } = await kind.fresh();
      closing.push(drop);
      const again = async () => {
        const database = await openDatabase(url);
        closing.push(() => database.close());
        return database;
      };
      return { url, database: await again(), again };
    },
    async done() {
      for (const close of closing.splice(0).reverse()) await close();
    },
  };
}
