import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { migrations } from '../../bot/storage/migrations.ts';
import { openDatabase } from '../../bot/storage/open-database.ts';

const KILLS = 12;
const project = resolve(__dirname, '../..');

let folder: string;
let url: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-guide-'));
  url = `sqlite:${join(folder, 'policy-guide.db')}`;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a bot that writes, kills it with SIGKILL as soon as `enough` says so, and returns every line that it printed. */
async function writeAndKill(
  prefix: string,
  enough: (lines: string[]) => boolean | Promise<boolean>,
): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/faults/write-until-killed.ts', url, prefix], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (!child.killed && (await enough(lines))) child.kill('SIGKILL');
  }
  expect(await exit).toEqual([null, 'SIGKILL']);
  return lines.filter((line) => line.startsWith(prefix));
}

test('a bot killed in the middle of its work has lost nothing that it acknowledged, and starts again on the same file', async () => {
  const acknowledged: string[] = [];
  for (let kill = 1; kill <= KILLS; kill++) {
    acknowledged.push(...(await writeAndKill(`run${kill}`, (lines) => lines.length > kill * 7)));

    const database = await openDatabase(url);
    const { db } = database;
    const replied = await db
      .selectFrom('reply')
      .select('activity_id')
      .where('reply_activity_id', 'is not', null)
      .execute();
    const offers = await db.selectFrom('offer').select(['key', 'feedback_given']).execute();
    const { times } = await db
      .selectFrom('feedback')
      .select((eb) => eb.fn.sum<number>('times').as('times'))
      .executeTakeFirstOrThrow();
    const unanswered = await db.selectFrom('unanswered').select('id').execute();
    await database.close();

    expect(replied.map((row) => row.activity_id)).toEqual(expect.arrayContaining(acknowledged));
    expect(offers.filter((row) => row.feedback_given === 1).map((row) => row.key)).toEqual(
      expect.arrayContaining(acknowledged),
    );
    expect(unanswered.map((row) => row.id)).toEqual(expect.arrayContaining(acknowledged));
    // Both or neither, for those in hand as well.
    expect(times).toBe(offers.filter((row) => row.feedback_given === 1).length);
  }
  expect(acknowledged.length).toBeGreaterThan(KILLS * 7);
}, 180_000);

test('a bot killed while it makes its database starts again', async () => {
  for (let kill = 1; kill <= 6; kill++) {
    const untilItIsThere = () => new Promise<true>((now) => setTimeout(() => now(true), kill * 12));
    await writeAndKill(`start${kill}`, untilItIsThere);
  }
  const database = await openDatabase(url);
  const run = await database.db.selectFrom('migration').select('number').orderBy('number').execute();
  expect(run.map(({ number }) => number)).toEqual(migrations.map(({ number }) => number));
  await database.close();
}, 120_000);

test('while a bot runs, another process is refused its file; once it is killed, the file is free', async () => {
  await writeAndKill('first', async (lines) => {
    if (lines.length < 2) return false;
    await expect(openDatabase(url)).rejects.toThrow('another Policy Guide is running with this file');
    return true;
  });
  await (await openDatabase(url)).close();
}, 60_000);
