import type { Kysely } from 'kysely';
import type { SettingsStore } from '../schools-book.ts';
import type { Schema } from './schema.ts';

/** What the database rules once it is seeded, in the table `setting`. */
export function sqlSettings(db: Kysely<Schema>): SettingsStore {
  return {
    async setting(name) {
      const row = await db.selectFrom('setting').selectAll().where('name', '=', name).executeTakeFirst();
      return row && { value: JSON.parse(row.value) as unknown, version: row.version, by: row.by };
    },

    async replace(name, { value, by, at, basedOn }) {
      const row = { value: JSON.stringify(value), version: basedOn + 1, by, at: at.getTime() };
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('setting')
        .values({ name, ...row })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(row).where('setting.version', '=', basedOn))
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}
