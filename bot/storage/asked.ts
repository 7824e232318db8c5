import { sql, type Kysely } from 'kysely';
import type { AskedStore, Waiting } from '../asked/stores.ts';
import { isPostgres } from './kind-of-database.ts';
import { outsideText } from './outside-text.ts';
import type { Schema } from './schema.ts';
import { removeQuestion, toQuestion } from './unanswered.ts';

/** The questions asked in vain and who waits for an answer, in the tables `unanswered` and `waiting`. */
export function sqlAsked(db: Kysely<Schema>): AskedStore {
  const one = ({ question, person }: Waiting) => ({ question: outsideText(question), person: outsideText(person) });

  /** Once nobody waits, what is used is needed for nothing. */
  const dropUsed = async (tx: Kysely<Schema>, question: string) => {
    await tx
      .deleteFrom('unanswered')
      .where('id', '=', question)
      .where('used', '=', 1)
      .where('id', 'not in', tx.selectFrom('waiting').select('question'))
      .execute();
  };

  /** Since then or longer. */
  const waitingIn = async (state: 'waiting' | 'sending', since: Date) => {
    const rows = await db
      .selectFrom('waiting')
      .innerJoin('unanswered', 'unanswered.id', 'waiting.question')
      .select([
        'waiting.question',
        'waiting.person',
        'waiting.attempts',
        'unanswered.question as text',
        'unanswered.outside',
      ])
      .where('waiting.state', '=', state)
      .where('waiting.due_at', '<=', since.getTime())
      .orderBy('waiting.question')
      .orderBy('waiting.person')
      .execute();
    return rows.map(({ outside, ...row }) => ({ ...row, ...(outside !== null && { outside }) }));
  };

  return {
    async asked() {
      const rows = await db
        .selectFrom('unanswered')
        .selectAll()
        .select((eb) =>
          eb
            .selectFrom('waiting')
            .select(eb.fn.countAll<number | string>().as('count'))
            .where('waiting.question', '=', eb.ref('unanswered.id'))
            .as('waiting'),
        )
        .orderBy('day')
        .orderBy('id')
        .execute();
      return rows.map(({ waiting, used, outside, ...row }) => {
        const { revision, ...question } = toQuestion(row);
        void revision;
        return { ...question, waiting: Number(waiting), used: used === 1, ...(outside !== null && { outside }) };
      });
    },

    delete: (id) => removeQuestion(db, id),

    markUsed: (id, outside) =>
      db.transaction().execute(async (tx) => {
        const query = tx.selectFrom('unanswered').select('id').where('id', '=', outsideText(id)).where('used', '=', 0);
        const found = await (isPostgres(db) ? query.forUpdate() : query).executeTakeFirst();
        if (!found) return false;
        await tx
          .updateTable('unanswered')
          .set({ used: 1, outside: outside === undefined ? null : outsideText(outside) })
          .where('id', '=', found.id)
          .execute();
        await dropUsed(tx, found.id);
        return true;
      }),

    async pupilSignals() {
      const { times } = await db
        .selectFrom('pupil_signal')
        .select(sql<number | string>`coalesce(sum(times), 0)`.as('times'))
        .executeTakeFirstOrThrow();
      return Number(times);
    },

    due: (now) => waitingIn('waiting', now),
    claimed: (before) => waitingIn('sending', before),

    async claim(waiting, at) {
      const { question, person } = one(waiting);
      const { numUpdatedRows } = await db
        .updateTable('waiting')
        .set({ state: 'sending', due_at: at.getTime() })
        .where('question', '=', question)
        .where('person', '=', person)
        .where('state', '=', 'waiting')
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async told(waiting) {
      const { question, person } = one(waiting);
      await db.transaction().execute(async (tx) => {
        await tx.deleteFrom('waiting').where('question', '=', question).where('person', '=', person).execute();
        await dropUsed(tx, question);
      });
    },

    async later(waiting, at) {
      const { question, person } = one(waiting);
      await db
        .updateTable('waiting')
        .set({ state: 'waiting', due_at: at.getTime(), attempts: waiting.attempts + 1 })
        .where('question', '=', question)
        .where('person', '=', person)
        .execute();
    },
  };
}
