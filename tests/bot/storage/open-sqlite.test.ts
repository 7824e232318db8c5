import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { openDatabase, type Database } from '../../../bot/storage/open-database.ts';
import { bindable } from '../../../bot/storage/sqlite-for-kysely.ts';
import { sqlUnanswered } from '../../../bot/storage/unanswered.ts';

const project = resolve(__dirname, '../../..');
const question = {
  id: '1',
  question: 'may the caretaker see this',
  why: 'no-match',
  revision: '1',
  on: '2026-11-23',
} as const;

describe('a database in a file', () => {
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

  const openFile = async (name: string) => {
    const database = await openDatabase(`sqlite:${join(folder, name)}`);
    open.push(database);
    return database;
  };

  test('the folder is made, and only the user that runs the bot can read it', async () => {
    await openFile('new/data/policy-guide.db');
    const mode = (name: string) => (statSync(join(folder, name)).mode & 0o777).toString(8);
    expect(mode('new/data')).toBe('700');
    expect(mode('new/data/policy-guide.db')).toBe('600');
    expect(mode('new/data/policy-guide.db-wal')).toBe('600');
  });

  test('sqlite:///path means the same file as sqlite:/path', async () => {
    const database = await openDatabase(`sqlite://${folder}/policy-guide.db`);
    await database.close();
    expect(readdirSync(folder)).toContain('policy-guide.db');
  });

  test('a second bot on the same file is refused until the first is closed, also by way of a link', async () => {
    const first = await openFile('policy-guide.db');
    symlinkSync(join(folder, 'policy-guide.db'), join(folder, 'link.db'));
    await expect(openFile('policy-guide.db')).rejects.toThrow(
      /another Policy Guide is running with this file.*DATABASE_URL/,
    );
    await expect(openFile('link.db')).rejects.toThrow('another Policy Guide is running with this file');
    await first.close();
    await openFile('link.db');
  });

  test('a start that fails leaves the file free', async () => {
    const first = await openFile('policy-guide.db');
    await first.db.insertInto('migration').values({ number: 999, name: 'of next year', at: 0 }).execute();
    await first.close();
    await expect(openFile('policy-guide.db')).rejects.toThrow('later release');
    await expect(openFile('policy-guide.db')).rejects.toThrow('later release');
  });

  test('every commit waits for the disk', async () => {
    const { db } = await openFile('policy-guide.db');
    const setting = async (name: string) =>
      Object.values((await sql<object>`pragma ${sql.raw(name)}`.execute(db)).rows[0]!)[0] as unknown;
    expect(await setting('journal_mode')).toBe('wal');
    expect(await setting('synchronous')).toBe(2);
    expect(await setting('foreign_keys')).toBe(1);
  });

  test('a purged question is no longer anywhere in the file', async () => {
    const first = await openFile('policy-guide.db');
    await sqlUnanswered(first.db).add(question);
    await first.close();
    expect(readFileSync(join(folder, 'policy-guide.db')).includes(question.question)).toBe(true);
    const second = await openFile('policy-guide.db');
    await sqlUnanswered(second.db).purge('2026-11-24');
    await second.close();
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name)).includes(question.question)).toBe(false);
    }
  });

  test('a full disk is called a full disk, and what was there stays usable', async () => {
    const { db } = await openFile('policy-guide.db');
    await sqlUnanswered(db).add(question);
    await sql`pragma max_page_count = 40`.execute(db);
    const filling = db.transaction().execute(async (tx) => {
      for (let i = 0; i < 100; i++)
        await sqlUnanswered(tx).add({ ...question, id: `big ${i}`, question: 'x'.repeat(9_000) });
    });
    await expect(filling).rejects.toThrow('database or disk is full');
    expect(await sqlUnanswered(db).all()).toEqual([question]);
  });

  test('a file that is no database is refused and left as it is', async () => {
    writeFileSync(join(folder, 'policy.txt'), 'Staff must not post images of students. '.repeat(100));
    await expect(openFile('policy.txt')).rejects.toThrow('the file is something other than an SQLite database');
    await expect(openFile('policy.txt')).rejects.toThrow('the file is something other than an SQLite database');
    expect(readFileSync(join(folder, 'policy.txt'), 'utf8')).toMatch(/^Staff must not/);
  });

  test('a folder that cannot be made is refused with its path and the way out', async () => {
    writeFileSync(join(folder, 'data'), '');
    await expect(openFile('data/policy-guide.db')).rejects.toThrow(
      /The database .*data\/policy-guide.db cannot be opened: .*Give the user that runs Policy Guide the right to write/,
    );
  });
});

test('opening SQLite prints no warning, and other warnings are still printed', () => {
  const program = `
    const { openDatabase } = require('./bot/storage/open-database.ts');
    openDatabase('sqlite::memory:')
      .then((database) => database.close())
      .then(() => process.emitWarning('the boiler is cold'));
  `;
  const { stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', '--eval', program], {
    cwd: project,
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(stderr).toContain('the boiler is cold');
  expect(stderr).not.toContain('SQLite');
}, 20_000);

describe('a value bound to a statement', () => {
  test.each([
    [true, 1],
    [false, 0],
    [undefined, null],
    [null, null],
    ['true', 'true'],
    [1.5, 1.5],
    [2n, 2n],
  ])('%p is stored as %p', (value, stored) => {
    expect(bindable(value)).toBe(stored);
  });

  test.each([[new Date(0)], [{ a: 1 }], [['a']]])('%p is refused: it has no one form in a column', (value) => {
    expect(() => bindable(value)).toThrow(TypeError);
  });
});
