import { sql, type Kysely } from 'kysely';
import { DatabaseError } from './database-error.ts';
import { migrations as ours, type Migration } from './migrations.ts';
import type { Schema } from './schema.ts';

// Any fixed number does, as long as every release of Policy Guide takes the same one.
const MIGRATION_LOCK = 7_264_190_355;

/**
 * Brings the tables up to date in one transaction: all of the missing migrations are run, or none.
 * Instances that start together wait for each other. Returns how many were run.
 * Throws DatabaseError when the database was migrated by a later release.
 */
export async function migrate(needs: {
  db: Kysely<Schema>;
  kind: 'sqlite' | 'postgres';
  now: () => Date;
  migrations?: readonly Migration[];
}): Promise<number> {
  const { db, kind, now, migrations = ours } = needs;
  return db.transaction().execute(async (tx) => {
    // SQLite needs none: `begin immediate` and the lock file keep everybody else out.
    if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(tx);
    await tx.schema
      .createTable('migration')
      .ifNotExists()
      .addColumn('number', 'integer', (column) => column.primaryKey().notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();

    const done = await tx.selectFrom('migration').select('number').execute();
    const newest = Math.max(0, ...done.map((row) => row.number));
    const known = migrations.at(-1)?.number ?? 0;
    if (newest > known) {
      throw new DatabaseError({
        what: 'The database cannot be opened',
        why: `a later release of Policy Guide has changed it (its tables are at number ${newest}, this release knows ${known})`,
        mend: 'Start that later release, or restore the backup made before the update',
      });
    }

    const missing = migrations.filter((migration) => migration.number > newest);
    for (const { number, name, up } of missing) {
      await up(tx);
      await tx.insertInto('migration').values({ number, name, at: now().getTime() }).execute();
    }
    return missing.length;
  });
}
