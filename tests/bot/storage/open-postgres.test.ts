import { EventEmitter, once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { sql, type Kysely } from 'kysely';
import { migrations } from '../../../bot/storage/migrations.ts';
import { openDatabase } from '../../../bot/storage/open-database.ts';
import type { Schema } from '../../../bot/storage/schema.ts';
import { databaseKeeper, databases, postgresServer } from '../../support/databases.ts';

const password = 'hunter2-of-the-office';

/** A server that treats each caller by the next of `manners`, the last one for all that follow. */
async function serverThat(...manners: ((caller: Socket) => void)[]) {
  let calls = 0;
  const server = createServer((caller) => {
    caller.on('error', () => undefined);
    const manner = manners[Math.min(calls++, manners.length - 1)]!;
    caller.once('data', () => manner(caller));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const stop = () => new Promise<void>((stopped) => server.close(() => stopped()));
  return { url: `postgres://office:${password}@127.0.0.1:${port}/policy_guide`, calls: () => calls, stop };
}

/** PostgreSQL's ErrorResponse. */
const refuses = (code: string, message: string) => (caller: Socket) => {
  const fields = Buffer.from(`SFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  caller.end(Buffer.concat([head, fields]));
};
const hangsUp = (caller: Socket) => caller.destroy();

const refusalOf = async (url: string, options: Parameters<typeof openDatabase>[1]) => {
  const refusal: unknown = await openDatabase(url, options).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ name: 'DatabaseError' });
  expect(JSON.stringify([String(refusal), refusal, String((refusal as Error).cause)])).not.toContain('hunter2');
  return (refusal as Error).message;
};

describe('a PostgreSQL server that', () => {
  const servers: { stop(): Promise<void> }[] = [];
  const warnings: unknown[] = [];
  const log = {
    info: () => undefined,
    warn: (event: string, facts?: object) => void warnings.push({ event, ...facts }),
  };
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
    warnings.length = 0;
  });
  const aServerThat = async (...manners: Parameters<typeof serverThat>) => {
    const server = await serverThat(...manners);
    servers.push(server);
    return server;
  };

  test('refuses the password is asked once, and the message says to correct it without showing it', async () => {
    const server = await aServerThat(refuses('28P01', 'password authentication failed for user "office"'));
    const message = await refusalOf(server.url, { log, retryDelaysMs: [0, 0] });
    expect(message).toMatch(
      /^The database postgres:\/\/office@127\.0\.0\.1:\d+\/policy_guide cannot be reached: the server refused the user or the password\./,
    );
    expect(server.calls()).toBe(1);
  });

  test('has no such database is asked once', async () => {
    const server = await aServerThat(refuses('3D000', 'database "policy_guide" does not exist'));
    expect(await refusalOf(server.url, { log, retryDelaysMs: [0, 0] })).toContain('Create it (createdb)');
    expect(server.calls()).toBe(1);
  });

  test('is still starting is asked again', async () => {
    const server = await aServerThat(
      hangsUp,
      refuses('57P03', 'the database system is starting up'),
      refuses('28P01', 'the third call got through'),
    );
    await refusalOf(server.url, { log, retryDelaysMs: [0, 0, 0, 0] });
    expect(server.calls()).toBe(3);
    expect(warnings).toHaveLength(2);
    expect(JSON.stringify(warnings)).not.toContain('hunter2');
  });

  test('is not there is given up after the tries, with the address in the message', async () => {
    const server = await serverThat(hangsUp);
    await server.stop();
    const message = await refusalOf(server.url, { log, retryDelaysMs: [0, 0] });
    expect(message).toMatch(/127\.0\.0\.1:\d+.*ECONNREFUSED.*Start the PostgreSQL server/);
    expect(warnings).toHaveLength(2);
  });

  test('takes the call and says nothing is given up', async () => {
    const server = await aServerThat((caller) => void setImmediate(() => caller.pause()));
    expect(await refusalOf(server.url, { log, retryDelaysMs: [], connectTimeoutMs: 50 })).toContain('timeout');
  });

  test.each([
    ['a slash', 'postgres://office:hunter2/x@127.0.0.1:1/policy_guide'],
    ['a hash after digits', 'postgres://office:12#hunter2@127.0.0.1:1/policy_guide'],
    ['a slash after digits', 'postgres://office:12/hunter2@127.0.0.1:1/policy_guide'],
  ])('has a password with %s in it is not called at another address', async (_, url) => {
    expect(await refusalOf(url, { log, retryDelaysMs: [] })).toContain('percent-encoded');
  });
});

/** A log, and a promise of the first connection that it says was lost. */
function lostConnections() {
  const doors = new EventEmitter();
  return {
    lost: once(doors, 'database connection lost'),
    log: { info: () => undefined, warn: (event: string) => void doors.emit(event) },
  };
}

// In `npm test` there is no PostgreSQL, and describe.each() refuses an empty list.
for (const kind of databases.filter(({ shared }) => shared)) {
  describe(kind.name, () => {
    const keeper = databaseKeeper(kind);
    afterEach(() => keeper.done());

    test('eight instances that start at the same moment on an empty database all start', async () => {
      const { url, drop } = await kind.fresh();
      const opened = await Promise.all(Array.from({ length: 8 }, () => openDatabase(url)));
      const rows = await opened[7]!.db.selectFrom('migration').selectAll().execute();
      await Promise.all(opened.map((database) => database.close()));
      await drop();
      expect(rows).toHaveLength(migrations.length);
    });

    test('the service outlives a restart of the server: the transaction in hand fails, the next one works', async () => {
      const { url, database: beside } = await keeper.open();
      const { lost, log } = lostConnections();
      const database = await openDatabase(url, { log });
      const { db } = database;
      const connection = async (via: Kysely<Schema>) =>
        (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(via)).rows[0]!.pid;
      const cut = (pid: number) => sql`select pg_terminate_backend(${pid})`.execute(beside.db);
      try {
        const inHand = db.transaction().execute(async (tx) => {
          await cut(await connection(tx));
          await tx.insertInto('person').values({ entra_id: 'lost', mri: '29:lost', seen_at: 1 }).execute();
        });
        await expect(inHand).rejects.toThrow();
        await cut(await connection(db));
        await lost;
        await db.insertInto('person').values({ entra_id: 'kept', mri: '29:kept', seen_at: 1 }).execute();
        expect(await db.selectFrom('person').select('entra_id').execute()).toEqual([{ entra_id: 'kept' }]);
      } finally {
        await database.close();
      }
    });

    test('a user that may not create tables is told what to grant', async () => {
      const { database } = await keeper.open();
      const role = `reader_${String(process.pid)}`;
      await sql`create role ${sql.ref(role)} login`.execute(database.db);
      try {
        const url = new URL(postgresServer!);
        url.username = role;
        expect(await refusalOf(url.href, {})).toContain('grant create, usage on schema public');
      } finally {
        await sql`drop role ${sql.ref(role)}`.execute(database.db);
      }
    });
  });
}
