import { existsSync } from 'node:fs';
import { readConfig } from './config.ts';
import { backupPostgres, restorePostgres } from './storage/backup-postgres.ts';
import { backupSqlite, restoreSqlite } from './storage/backup-sqlite.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

/** `npm run backup -- FILE` and `npm run restore -- FILE`: the database of DATABASE_URL into a file, and back. */
async function main([what, file]: string[]): Promise<void> {
  if (file === undefined) throw new UsageError(`Name the file: npm run ${what} -- FILE`);
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { DATABASE_URL: url } = readConfig(process.env);
  const sqlite = /^sqlite:(?:\/\/)?(.+)$/i.exec(url)?.[1];
  if (sqlite === ':memory:') throw new UsageError('A database in memory has nothing to copy: see DATABASE_URL.');
  if (what === 'backup') {
    await (sqlite === undefined ? backupPostgres({ url, to: file }) : backupSqlite({ file: sqlite, to: file }));
    return void say(`Copied into ${file}. It holds what people told the Headteacher: keep it as you keep that.`);
  }
  if (sqlite === undefined) return restorePostgres({ url, from: file }).then(() => void say(`Restored from ${file}.`));
  const kept = await restoreSqlite({ file: sqlite, from: file, now: () => new Date() });
  say(
    `Restored from ${file}.${kept === undefined ? '' : ` What was there before is in ${kept}: delete it when it is no longer needed.`}`,
  );
}

class UsageError extends Error {
  override readonly name = 'UsageError' as const;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const known = error instanceof Error && ['UsageError', 'ConfigError', 'DatabaseError'].includes(error.name);
  process.stderr.write(`${known ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 1;
});
