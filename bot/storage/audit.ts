import type { Insertable, Kysely, Selectable } from 'kysely';
import type { AuditKind, AuditLine, AuditStore } from '../settings/audit.ts';
import { outsideText } from './outside-text.ts';
import type { Schema } from './schema.ts';

/** The table `audit`; the databases refuse to change or delete a row of it. */
export function sqlAudit(db: Kysely<Schema>): AuditStore {
  return {
    async add(line) {
      await db.insertInto('audit').values(toAuditRow(line)).execute();
    },

    async list({ before, most }) {
      let query = db.selectFrom('audit').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(most);
      if (before) {
        const at = before.at.getTime();
        query = query.where((eb) => eb.or([eb('at', '<', at), eb('at', '=', at).and('id', '<', outsideText(before.id))])); // prettier-ignore
      }
      return (await query.execute()).map(toLine);
    },
  };
}

export const toAuditRow = ({ at, name, matter, reference, fact, ...rest }: AuditLine): Insertable<Schema['audit']> => ({
  ...rest,
  at: at.getTime(),
  name: outsideText(name),
  matter: matter === undefined ? null : outsideText(matter),
  reference: reference ?? null,
  fact: fact === undefined ? null : outsideText(fact),
});

const toLine = (row: Selectable<Schema['audit']>): AuditLine => ({
  id: row.id,
  at: new Date(Number(row.at)),
  by: row.by,
  name: row.name,
  what: row.what as AuditKind,
  ...(row.matter !== null && { matter: row.matter }),
  ...(row.reference !== null && { reference: row.reference }),
  ...(row.fact !== null && { fact: row.fact }),
});
