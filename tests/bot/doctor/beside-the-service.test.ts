import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { lookInto } from '../../../bot/storage/look-into.ts';
import { sqlFigures } from '../../../bot/storage/figures.ts';
import { openDatabase } from '../../../bot/storage/open-database.ts';
import { sqliteLibrary } from '../../../bot/storage/sqlite-library.ts';
import { databases } from '../../support/databases.ts';

const project = join(__dirname, '../../..');
let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'policy-guide-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** `npm run doctor` as IT runs it. */
const run = (settings: Record<string, string>, ...options: string[]) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    const { PATH = '', HOME = '' } = process.env;
    const env = { PATH, HOME, ...settings };
    execFile(process.execPath, ['--import', 'tsx', 'bot/doctor.ts', ...options], { cwd: project, env }, (error, said) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said }),
    );
  });

describe('npm run doctor', () => {
  test('looks into a database that the service has open, and gives what it found as JSON', async () => {
    const url = `sqlite:${join(folder, 'app.db')}`;
    const service = await openDatabase(url);
    const { code, said } = await run({ DATABASE_URL: url }, '--json');
    await service.close();
    const { findings } = JSON.parse(said) as { findings: { check: string; level: string }[] };
    expect(findings).toContainEqual(expect.objectContaining({ check: 'database', level: 'well' }));
    expect(findings).toContainEqual(expect.objectContaining({ check: 'outbox', level: 'well' }));
    expect(code).toBe(1);
  });

  test('names every setting that is wrong, and ends with 2', async () => {
    const { code, said } = await run({ MicrosoftAppId: 'x', PORT: 'abc', MicrosoftAppPassword: 'hush' });
    for (const setting of ['PORT', 'MicrosoftAppType', 'STAFF_UPN_PATTERN']) expect(said).toMatch(new RegExp(`BAD +settings: ${setting}`)); // prettier-ignore
    expect(said).not.toContain('hush');
    expect(code).toBe(2);
  });
});

describe('looking into a database', () => {
  test('writes nothing, and makes none where there is none', async () => {
    expect(await lookInto(`sqlite:${join(folder, 'none.db')}`)).toBeUndefined();
    const url = `sqlite:${join(folder, 'app.db')}`;
    await (await openDatabase(url)).close();
    const looked = await lookInto(url);
    expect(await sqlFigures(looked!.db).migration()).toBeGreaterThan(0);
    await expect(looked!.db.deleteFrom('migration').execute()).rejects.toThrow(/readonly/);
    await looked!.close();
  });

  test('a database that the service has never been started with is not made yet', async () => {
    const { DatabaseSync } = await sqliteLibrary();
    const other = new DatabaseSync(join(folder, 'other.db'));
    other.exec('create table another_programme_s (a integer)');
    other.close();
    expect(await lookInto(`sqlite:${join(folder, 'other.db')}`)).toBeUndefined();
  });

  for (const { name, fresh } of databases.filter((one) => one.shared))
    test(`nor is one of ${name} that is empty`, async () => {
      const { url, drop } = await fresh();
      expect(await lookInto(url)).toBeUndefined();
      await drop();
    });

  test('what is no database is said to be none', async () => {
    writeFileSync(join(folder, 'odd.db'), 'x'.repeat(5000));
    await expect(lookInto(`sqlite:${join(folder, 'odd.db')}`)).rejects.toThrow(
      /cannot be opened: file is not a database/,
    );
  });
});
