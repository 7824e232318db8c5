import { sql, type Insertable, type Kysely, type Selectable } from 'kysely';
import type { UnansweredQuestion, UnansweredStore } from '../asking/stores.ts';
import { isPostgres } from './kind-of-database.ts';
import { outsideText } from './outside-text.ts';
import { prepared } from './prepared.ts';
import type { Schema } from './schema.ts';

/** The unanswered questions in the table `unanswered`, with who waits for an answer in `waiting`. */
export function sqlUnanswered(db: Kysely<Schema>): UnansweredStore {
  type Row = Omit<Insertable<Schema['unanswered']>, 'used' | 'outside'> & { chosen_policy: string | null; chosen_clause: string | null }; // prettier-ignore
  const insert = prepared<Row, unknown>(db, (blank) =>
    db
      .insertInto('unanswered')
      .values({
        id: blank('id'),
        question: blank('question'),
        why: blank('why'),
        revision: blank('revision'),
        day: blank('day'),
        chosen_policy: blank('chosen_policy'),
        chosen_clause: blank('chosen_clause'),
        used: 0,
      })
      .onConflict((conflict) => conflict.column('id').doNothing()),
  );

  return {
    async add({ id, question, why, chosen, revision, on }) {
      await insert({
        id,
        question: outsideText(question),
        why,
        revision,
        day: on,
        chosen_policy: chosen?.policy ?? null,
        chosen_clause: chosen?.id ?? null,
      });
    },

    async all() {
      // Within a day by the random id: the order they came in would help to tell who asked.
      const rows = await db.selectFrom('unanswered').selectAll().orderBy('day').orderBy('id').execute();
      return rows.map(toQuestion);
    },

    async question(id) {
      const row = await db.selectFrom('unanswered').selectAll().where('id', '=', outsideText(id)).executeTakeFirst();
      return row && toQuestion(row);
    },

    async remove(id) {
      await removeQuestion(db, id);
    },

    wait: ({ question, person, at }) =>
      db.transaction().execute(async (tx) => {
        const query = tx.selectFrom('unanswered').select('id').where('id', '=', outsideText(question));
        // While it stays: nobody may wait for a question that is just being deleted.
        const found = await (isPostgres(db) ? query.forUpdate() : query).executeTakeFirst();
        if (!found) return false;
        await tx
          .insertInto('waiting')
          .values({
            question: found.id,
            person: outsideText(person),
            state: 'waiting',
            due_at: at.getTime(),
            attempts: 0,
          })
          .onConflict((conflict) => conflict.columns(['question', 'person']).doNothing())
          .execute();
        return true;
      }),

    async countPupilSignal(on) {
      await db
        .insertInto('pupil_signal')
        .values({ day: on, times: 1 })
        .onConflict((conflict) => conflict.column('day').doUpdateSet({ times: sql<number>`pupil_signal.times + 1` }))
        .execute();
    },

    purge: (before) =>
      db.transaction().execute(async (tx) => {
        await tx.deleteFrom('pupil_signal').where('day', '<', before).execute();
        const { numDeletedRows } = await tx.deleteFrom('unanswered').where('day', '<', before).executeTakeFirst();
        await tx.deleteFrom('waiting').where('question', 'not in', tx.selectFrom('unanswered').select('id')).execute();
        return Number(numDeletedRows);
      }),
  };
}

/** With who waits for its answer; false: it was gone. */
export function removeQuestion(db: Kysely<Schema>, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom('unanswered').where('id', '=', outsideText(id)).executeTakeFirst();
    await tx.deleteFrom('waiting').where('question', '=', outsideText(id)).execute();
    return numDeletedRows > 0n;
  });
}

export function toQuestion(row: Omit<Selectable<Schema['unanswered']>, 'used' | 'outside'>): UnansweredQuestion {
  const { id, question, why, revision, day, chosen_policy: policy, chosen_clause: clause } = row;
  const chosen = policy === null || clause === null ? undefined : { policy, id: clause };
  return { id, question, why, ...(chosen && { chosen }), revision, on: day };
}
