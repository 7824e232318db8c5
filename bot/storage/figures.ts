import type { Kysely } from 'kysely';
import type { Figures } from '../figures.ts';
import type { Schema } from './schema.ts';
import { outsideText } from './outside-text.ts';

/** Counts for whoever runs the service; they read, and hold nothing that anybody typed. */
export function sqlFigures(db: Kysely<Schema>): Figures {
  return {
    async migration() {
      const row = await db
        .selectFrom('migration')
        .select((eb) => eb.fn.max('number').as('newest'))
        .executeTakeFirst();
      return Number(row?.newest ?? 0);
    },

    async matters() {
      const rows = await db
        .selectFrom('matter')
        .select((eb) => ['state', eb.fn.countAll().as('count')])
        .groupBy('state')
        .execute();
      const counts = { open: 0, acknowledged: 0, closed: 0, withdrawn: 0 };
      for (const { state, count } of rows) counts[state] = Number(count);
      return counts;
    },

    async reachable(people) {
      if (people.length === 0) return new Set();
      const rows = await db
        .selectFrom('person')
        .select('entra_id')
        .where('entra_id', 'in', people.map(outsideText))
        .where('reference', 'is not', null)
        .execute();
      return new Set(rows.map((row) => row.entra_id));
    },
  };
}
