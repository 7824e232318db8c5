import { sql, SqliteAdapter, type Transaction } from 'kysely';
import type { Schema } from '../schema.ts';

/** Makes the database itself refuse to change or delete a row. */
export async function appendOnly(db: Transaction<Schema>, table: string): Promise<void> {
  const refusal = `${table} is append-only`;
  if (db.getExecutor().adapter instanceof SqliteAdapter) {
    for (const operation of ['update', 'delete'])
      await sql`create trigger ${sql.raw(`${table}_no_${operation}`)} before ${sql.raw(operation)} on ${sql.table(table)}
        begin select raise(abort, ${sql.lit(refusal)}); end`.execute(db);
    return;
  }
  await sql`create function ${sql.raw(`${table}_refuses`)}() returns trigger language plpgsql as
    ${sql.lit(`begin raise exception '${refusal}'; end`)}`.execute(db);
  await sql`create trigger ${sql.raw(`${table}_is_append_only`)} before update or delete on ${sql.table(table)}
    for each row execute function ${sql.raw(`${table}_refuses`)}()`.execute(db);
  await sql`create trigger ${sql.raw(`${table}_is_never_emptied`)} before truncate on ${sql.table(table)}
    execute function ${sql.raw(`${table}_refuses`)}()`.execute(db);
}
