import type { Kysely } from 'kysely';
import type { FeedbackStore } from '../asking/stores.ts';
import { outsideText } from './outside-text.ts';
import { yesNo, type Schema } from './schema.ts';

/** The feedback, counted in the table `feedback`; that it was given is kept in `offer`. */
export function sqlFeedback(db: Kysely<Schema>): FeedbackStore {
  return {
    give(offerKey, feedback) {
      return db.transaction().execute(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('offer')
          .set({ feedback_given: 1 })
          .where('key', '=', outsideText(offerKey))
          .where('feedback_given', '=', 0)
          .executeTakeFirst();
        if (numUpdatedRows !== 1n) return false;
        await tx
          .insertInto('feedback')
          .values({
            day: feedback.on,
            policy: feedback.policy,
            clause: feedback.id,
            revision: feedback.revision,
            helpful: yesNo(feedback.helpful),
            times: 1,
          })
          .onConflict((conflict) =>
            conflict
              .columns(['day', 'policy', 'clause', 'revision', 'helpful'])
              .doUpdateSet({ times: (eb) => eb('feedback.times', '+', 1) }),
          )
          .execute();
        return true;
      });
    },

    async all() {
      const rows = await db.selectFrom('feedback').selectAll().orderBy('day').execute();
      return rows.flatMap((row) =>
        Array.from({ length: row.times }, () => ({
          policy: row.policy,
          id: row.clause,
          revision: row.revision,
          helpful: row.helpful === 1,
          on: row.day,
        })),
      );
    },

    async purge(before) {
      const gone = await db.deleteFrom('feedback').where('day', '<', before).returning('times').execute();
      return gone.reduce((sum, row) => sum + row.times, 0);
    },
  };
}
