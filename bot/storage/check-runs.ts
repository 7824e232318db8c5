import type { Kysely } from 'kysely';
import type { CheckStore } from '../clauses/stores.ts';
import { outsideText } from './outside-text.ts';
import { pack, unpack } from './packed.ts';
import type { Schema } from './schema.ts';

/** The table `check_run`: what is checked, by which instance, and what came of it. */
export function sqlCheckRuns(db: Kysely<Schema>): CheckStore {
  return {
    async start({ basedOn, restore, items, authors, wordingBy, content, result, heartbeat, ...run }) {
      void result;
      const added = await db
        .insertInto('check_run')
        .values({
          ...run,
          based_on: basedOn,
          restore: restore ?? null,
          items: JSON.stringify(items),
          authors: JSON.stringify(authors),
          wording_by: JSON.stringify(wordingBy),
          content: await pack(content),
          result: null,
          heartbeat: heartbeat.getTime(),
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      return added.numInsertedOrUpdatedRows === 1n;
    },

    async run(id) {
      const row = await db.selectFrom('check_run').selectAll().where('id', '=', outsideText(id)).executeTakeFirst();
      if (!row) return undefined;
      const { based_on: basedOn, wording_by: wordingBy, restore, items, authors, content, result, heartbeat, ...rest } = row; // prettier-ignore
      return {
        ...rest,
        basedOn,
        ...(restore !== null && { restore }),
        items: JSON.parse(items) as { key: string; version: number }[],
        authors: JSON.parse(authors) as string[],
        wordingBy: JSON.parse(wordingBy) as string[],
        content: await unpack(content),
        ...(result !== null && { result: JSON.parse(result) as unknown }),
        heartbeat: new Date(Number(heartbeat)),
      };
    },

    async takeOver(id, { instance, at, before }) {
      const taken = await db
        .updateTable('check_run')
        .set({ instance, heartbeat: at.getTime(), state: 'running', done: 0 })
        .where('id', '=', id)
        .where((eb) =>
          eb.or([eb('state', '=', 'failed'), eb('state', '=', 'running').and('heartbeat', '<', before.getTime())]),
        ) // prettier-ignore
        .executeTakeFirst();
      return taken.numUpdatedRows === 1n;
    },

    async progress(id, { instance, heartbeat, ...far }) {
      const said = await db
        .updateTable('check_run')
        .set({ ...far, heartbeat: heartbeat.getTime() })
        .where('id', '=', id)
        .where('instance', '=', instance)
        .where('state', '=', 'running')
        .executeTakeFirst();
      return said.numUpdatedRows === 1n;
    },

    async finish(id, { instance, result, ...end }) {
      await db
        .updateTable('check_run')
        .set({ ...end, result: result === undefined ? null : JSON.stringify(result) })
        .where('id', '=', id)
        .where('instance', '=', instance)
        .where('state', '=', 'running')
        .execute();
    },

    async purge(before) {
      const gone = await db.deleteFrom('check_run').where('heartbeat', '<', before.getTime()).executeTakeFirst();
      return Number(gone.numDeletedRows);
    },
  };
}
