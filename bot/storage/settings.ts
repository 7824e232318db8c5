import type { Kysely } from 'kysely';
import type { SettingsStore } from '../schools-book.ts';
import { toAuditRow } from './audit.ts';
import type { Schema } from './schema.ts';

/** Rolls back what was done of a change that somebody else was faster with. */
class Overtaken extends Error {
  override readonly name = 'Overtaken' as const;
}

interface Replaced {
  value: unknown;
  by: string;
  at: Date;
  basedOn: number;
}

/** What the database rules once it is seeded, in the table `setting`. */
export function sqlSettings(db: Kysely<Schema>): SettingsStore {
  const replace = async (within: Kysely<Schema>, name: string, { value, by, at, basedOn }: Replaced) => {
    const row = { value: JSON.stringify(value), version: basedOn + 1, by, at: at.getTime() };
    const { numInsertedOrUpdatedRows } = await within
      .insertInto('setting')
      .values({ name, ...row })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row).where('setting.version', '=', basedOn))
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  };

  return {
    async setting(name) {
      const row = await db.selectFrom('setting').selectAll().where('name', '=', name).executeTakeFirst();
      return row && { value: JSON.parse(row.value) as unknown, version: row.version, by: row.by };
    },

    replace: (name, change) => replace(db, name, change),

    async replaceAll(changes, { audit, ...by }) {
      try {
        await db.transaction().execute(async (tx) => {
          for (const { name, ...change } of changes)
            if (!(await replace(tx, name, { ...change, ...by }))) throw new Overtaken();
          await tx.insertInto('audit').values(toAuditRow(audit)).execute();
        });
        return true;
      } catch (error) {
        if (error instanceof Overtaken) return false;
        throw error;
      }
    },
  };
}
