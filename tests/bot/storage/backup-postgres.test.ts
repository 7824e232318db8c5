import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { applied } from '../../../bot/escalation/matter.ts';
import { backupPostgres, restorePostgres } from '../../../bot/storage/backup-postgres.ts';
import { sqlMatters } from '../../../bot/storage/matters.ts';
import { openDatabase } from '../../../bot/storage/open-database.ts';
import { stored, toStore, who } from '../../support/a-matter.ts';
import { postgresServer } from '../../support/databases.ts';

/** pg_dump copies a whole database, so each test has one of its own. */
const onPostgres = (name: string, tests: () => void) => postgresServer !== undefined && describe(name, tests);

onPostgres('a backup of PostgreSQL', () => {
  let folder: string;
  let url: string;
  let name: string;
  const onServer = async (statement: string) => {
    const client = new Client({ connectionString: postgresServer });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'policy-guide-'));
    name = `backup_${randomBytes(6).toString('hex')}`;
    await onServer(`create database ${name}`);
    const address = new URL(postgresServer ?? '');
    address.pathname = `/${name}`;
    url = address.href;
  });
  afterEach(async () => {
    await onServer(`drop database ${name}`);
    rmSync(folder, { recursive: true, force: true });
  });
  const start = async () => {
    const database = await openDatabase(url);
    const matters = sqlMatters(database.db, { applied, newId: () => 'an-id' });
    return {
      close: () => database.close(),
      tell: (id: string) => matters.create(toStore({ id, reference: id, key: id }), { events: stored.events }),
      told: async () => (await matters.reportedBy(who.teacher)).map(({ matter }) => matter.id).sort(),
    };
  };

  test('is taken while the service runs, and brings back what was told until then', async () => {
    const file = join(folder, 'monday.dump');
    const service = await start();
    await service.tell('before');
    await backupPostgres({ url, to: file });
    expect(statSync(file).size).toBeGreaterThan(1000);
    await service.tell('after');
    await expect(restorePostgres({ url, from: file })).rejects.toThrow(/is running with this database/);
    expect(await service.told()).toEqual(['after', 'before']);
    await service.close();

    await restorePostgres({ url, from: file });
    const restored = await start();
    expect(await restored.told()).toEqual(['before']);
    await restored.tell('anew');
    await restored.close();
  });

  test('that is none changes nothing', async () => {
    const service = await start();
    await service.tell('before');
    await service.close();
    writeFileSync(join(folder, 'odd.dump'), 'no dump');
    await expect(restorePostgres({ url, from: join(folder, 'odd.dump') })).rejects.toThrow(/pg_restore/);
    const after = await start();
    expect(await after.told()).toEqual(['before']);
    await after.close();
  });
});

test('without a server to copy from, that is said, and no password', async () => {
  const url = 'postgres://guide:hush@127.0.0.1:1/guide';
  await expect(backupPostgres({ url, to: join(tmpdir(), 'never.dump') })).rejects.toThrow(/cannot be copied/);
  await expect(backupPostgres({ url, to: join(tmpdir(), 'never.dump') })).rejects.not.toThrow(/hush/);
  await expect(restorePostgres({ url, from: 'never.dump' })).rejects.not.toThrow(/hush/);
});

test('over TLS PostgreSQL’s tools look at the server’s certificate as the service does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'policy-guide-'));
  const { PATH } = process.env;
  try {
    writeFileSync(join(folder, 'pg_dump'), '#!/bin/sh\necho "$PGSSLMODE $PGSSLROOTCERT" >&2\nexit 1\n', {
      mode: 0o755,
    });
    process.env.PATH = `${folder}:${PATH}`;
    const asked = (parameters: string) =>
      backupPostgres({ url: `postgres://guide:hush@db.trust.example/guide${parameters}`, to: join(folder, 'a.dump') });
    await expect(asked('?sslmode=verify-full')).rejects.toThrow(/verify-full system\b/);
    await expect(asked('?sslmode=verify-full&sslrootcert=/own.pem')).rejects.toThrow(/verify-full \/own\.pem/);
  } finally {
    process.env.PATH = PATH;
    rmSync(folder, { recursive: true, force: true });
  }
});
