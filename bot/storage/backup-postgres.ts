import { spawn } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { Client } from 'pg';
import { DatabaseError, codeOf, reasonOf } from './database-error.ts';

/** Writes a dump by PostgreSQL's own pg_dump, which must be as new as the server. Throws DatabaseError. */
export async function backupPostgres({ url, to }: { url: string; to: string }): Promise<void> {
  const target = resolve(to);
  const what = 'The database cannot be copied';
  if (existsSync(target))
    throw new DatabaseError({ what, why: `${target} is there already`, mend: 'Name a new file: no backup is overwritten' }); // prettier-ignore
  try {
    await run('pg_dump', ['--format=custom', '--no-owner', `--file=${target}`], url, what);
    chmodSync(target, 0o600);
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
}

/** Puts a dump in the place of what is there, in one transaction: all of it or nothing. Every instance must be stopped. Throws DatabaseError. */
export async function restorePostgres({ url, from }: { url: string; from: string }): Promise<void> {
  const what = `The backup ${resolve(from)} cannot be restored`;
  const running = await countInstances(url, what);
  if (running > 0)
    throw new DatabaseError({ what, why: `Policy Guide is running with this database (${running} connections)`, mend: 'Stop every instance first' }); // prettier-ignore
  const how = ['--clean', '--if-exists', '--no-owner', '--single-transaction', '--exit-on-error'];
  await run('pg_restore', [...how, `--dbname=${variables(url).PGDATABASE}`, resolve(from)], url, what);
}

async function countInstances(url: string, what: string): Promise<number> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<{ count: string }>(
      "select count(*) from pg_stat_activity where application_name = 'policy-guide' and datname = current_database()",
    );
    return Number(rows[0]?.count ?? 0);
  } catch (error) {
    throw new DatabaseError({ what, why: reasonOf(error), mend: 'Start the PostgreSQL server, or correct DATABASE_URL' }, { cause: error }); // prettier-ignore
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The parts of the address as PostgreSQL's tools take them from the environment: on a command line everybody on the machine could read the password. */
function variables(url: string): Record<string, string> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const read = (text: string) => decodeURIComponent(text);
  const sslmode = searchParams.get('sslmode');
  const host = hostname === '' ? searchParams.get('host') : hostname.replace(/^\[|\]$/g, '');
  return {
    ...(host && { PGHOST: host }),
    ...(port && { PGPORT: port }),
    ...(username && { PGUSER: read(username) }),
    ...(password && { PGPASSWORD: read(password) }),
    PGDATABASE: read(pathname.slice(1)),
    ...(sslmode && { PGSSLMODE: sslmode }),
    // Without a name of their own the tools look for authorities in the user's home; the service trusts those that Node brings.
    ...(sslmode === 'verify-full' && { PGSSLROOTCERT: searchParams.get('sslrootcert') ?? 'system' }),
  };
}

function run(command: 'pg_dump' | 'pg_restore', options: string[], url: string, what: string): Promise<void> {
  return new Promise((done, failed) => {
    const { PATH = '' } = process.env;
    const child = spawn(command, options, { env: { PATH, ...variables(url) }, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)));
    child.on('error', (error) => {
      const missing = codeOf(error) === 'ENOENT';
      failed(new DatabaseError({ what, why: missing ? `${command} is not installed here` : reasonOf(error), mend: `Install PostgreSQL’s client tools, or run where they are: ${command} ${options.join(' ')}` }, { cause: error })); // prettier-ignore
    });
    child.on('close', (code) => {
      const why = said.trim().split('\n').slice(0, 3).join(' ').replace(/\.+$/, '') || `${command} ended with ${code}`;
      if (code === 0) done();
      else failed(new DatabaseError({ what, why, mend: `Mend what ${command} says, and try again` }));
    });
  });
}
