import type { Kysely } from 'kysely';
import type { UnansweredStore } from '../asking/stores.ts';
import { outsideText } from './outside-text.ts';
import type { Schema } from './schema.ts';

/** The unanswered questions in the table `unanswered`. */
export function sqlUnanswered(db: Kysely<Schema>): UnansweredStore {
  return {
    async add({ id, question, why, revision, on }) {
      await db
        .insertInto('unanswered')
        .values({ id, question: outsideText(question), why, revision, day: on })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },

    async all() {
      // Within a day by the random id: the order they came in would help to tell who asked.
      const rows = await db.selectFrom('unanswered').selectAll().orderBy('day').orderBy('id').execute();
      return rows.map(({ day, ...row }) => ({ ...row, on: day }));
    },

    async remove(id) {
      await db.deleteFrom('unanswered').where('id', '=', outsideText(id)).execute();
    },

    async purge(before) {
      const { numDeletedRows } = await db.deleteFrom('unanswered').where('day', '<', before).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
