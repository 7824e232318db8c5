import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { applied } from '../../../bot/escalation/matter.ts';
import { backupSqlite, restoreSqlite } from '../../../bot/storage/backup-sqlite.ts';
import { sqlMatters } from '../../../bot/storage/matters.ts';
import { openDatabase, type Database } from '../../../bot/storage/open-database.ts';
import { sqliteLibrary } from '../../../bot/storage/sqlite-library.ts';
import { stored, toStore, who } from '../../support/a-matter.ts';

let folder: string;
let open: Database[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-guide-'));
  open = [];
});
afterEach(async () => {
  for (const database of open) await database.close();
  rmSync(folder, { recursive: true, force: true });
});
const at = (name: string) => join(folder, name);
const now = () => new Date('2026-11-23T09:00:00Z');
const start = async (name = 'app.db') => {
  const database = await openDatabase(`sqlite:${at(name)}`);
  open.push(database);
  return { ...database, matters: sqlMatters(database.db, { applied, newId: () => 'an-id' }) };
};
const tell = (matters: ReturnType<typeof sqlMatters>, id: string) =>
  matters.create(toStore({ id, reference: id, key: id }), { events: stored.events });
const told = async (matters: ReturnType<typeof sqlMatters>) =>
  (await matters.reportedBy(who.teacher)).map(({ matter }) => matter.id).sort();

describe('a backup', () => {
  test('is taken while the service runs, and brings back what was told until then', async () => {
    const service = await start();
    await tell(service.matters, 'before');
    await backupSqlite({ file: at('app.db'), to: at('backups/monday.db') });
    await tell(service.matters, 'after');
    expect(statSync(at('backups/monday.db')).mode & 0o777).toBe(0o600);
    expect(readdirSync(at('backups'))).toEqual(['monday.db']);
    await service.close();

    const kept = await restoreSqlite({ file: at('app.db'), from: at('backups/monday.db'), now });
    const restored = await start();
    expect(await told(restored.matters)).toEqual(['before']);
    await tell(restored.matters, 'anew');
    // What was there is not lost either.
    expect(kept).toBe(at('app.db.before-20261123090000'));
    expect(await told((await start('app.db.before-20261123090000')).matters)).toEqual(['after', 'before']);
  });

  test('is restored on a computer that had none', async () => {
    const service = await start();
    await tell(service.matters, 'before');
    await backupSqlite({ file: at('app.db'), to: at('monday.db') });
    expect(await restoreSqlite({ file: at('new/app.db'), from: at('monday.db'), now })).toBeUndefined();
    expect(await told((await start('new/app.db')).matters)).toEqual(['before']);
  });

  test('never overwrites another, nor leaves half of one', async () => {
    await start();
    writeFileSync(at('monday.db'), 'last week');
    await expect(backupSqlite({ file: at('app.db'), to: at('monday.db') })).rejects.toThrow(/is there already/);
    expect(readFileSync(at('monday.db'), 'utf8')).toBe('last week');
    await expect(backupSqlite({ file: at('none.db'), to: at('tuesday.db') })).rejects.toThrow(/no such file/);
    expect(readdirSync(folder).filter((name) => name.includes('tuesday'))).toEqual([]);
  });
});

describe('a restore changes nothing', () => {
  test('while the service runs', async () => {
    const service = await start();
    await backupSqlite({ file: at('app.db'), to: at('monday.db') });
    await tell(service.matters, 'after');
    await expect(restoreSqlite({ file: at('app.db'), from: at('monday.db'), now })).rejects.toThrow(/another Policy Guide is running/); // prettier-ignore
    expect(await told(service.matters)).toEqual(['after']);
  });

  test.each<[string, RegExp, () => Promise<void>]>([
    [
      'from no database',
      /cannot be|not a database/,
      () => Promise.resolve(writeFileSync(at('odd.db'), 'x'.repeat(5000))),
    ],
    ['from a file that is not there', /no such file/, () => Promise.resolve()],
    [
      'from a database of something else',
      /no database of Policy Guide/,
      async () => {
        const other = new (await sqliteLibrary()).DatabaseSync(at('odd.db'));
        other.exec('create table pupil (name text)');
        other.close();
      },
    ],
    [
      'from a backup of a later release',
      /later release/,
      async () => {
        await backupSqlite({ file: at('app.db'), to: at('odd.db') });
        const later = new (await sqliteLibrary()).DatabaseSync(at('odd.db'));
        later.exec("insert into migration values (999, 'later', 0)");
        later.close();
      },
    ],
  ])('%s', async (_, why, prepare) => {
    const service = await start();
    await tell(service.matters, 'before');
    await prepare();
    await service.close();
    await expect(restoreSqlite({ file: at('app.db'), from: at('odd.db'), now })).rejects.toThrow(why);
    expect(await told((await start()).matters)).toEqual(['before']);
    expect(readdirSync(folder).filter((name) => /incoming|before-/.test(name))).toEqual([]);
  });
});

test('what was still in the write-ahead log of a service that was killed is in the copy that is kept', async () => {
  const service = await start();
  await backupSqlite({ file: at('app.db'), to: at('monday.db') });
  await tell(service.matters, 'after');
  // As a kill leaves it: file and log as they stand at this moment, under another name.
  for (const end of ['', '-wal']) writeFileSync(at(`killed.db${end}`), readFileSync(at(`app.db${end}`)));
  const kept = await restoreSqlite({ file: at('killed.db'), from: at('monday.db'), now });
  expect(await told((await start(kept?.slice(folder.length + 1))).matters)).toEqual(['after']);
  expect(await told((await start('killed.db')).matters)).toEqual([]);
});
