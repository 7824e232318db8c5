import type { Kysely } from 'kysely';
import { outsideText } from './outside-text.ts';
import type { Schema } from './schema.ts';

/** Those whom nothing has been heard of, in the tables `person` and `person_school`. */
export function sqlPeople(db: Kysely<Schema>) {
  return {
    /**
     * Forgets who was last seen before `before`: ids, chat and school. Not those in `keep`, nor whoever told of or was told of a matter that
     * is not over. Whoever comes back is met anew. Returns how many.
     */
    forgetUnseen: ({ before, keep }: { before: Date; keep: readonly string[] }): Promise<number> =>
      db.transaction().execute(async (tx) => {
        const going = tx.selectFrom('matter').where('matter.state', 'not in', ['closed', 'withdrawn']);
        const { numDeletedRows } = await tx
          .deleteFrom('person')
          .where('seen_at', '<', before.getTime())
          .where('entra_id', 'not in', ['', ...keep.map(outsideText)])
          .where('entra_id', 'not in', going.select('reporter'))
          .where('entra_id', 'not in', going.innerJoin('notice', 'notice.matter', 'matter.id').select('notice.person'))
          .executeTakeFirst();
        await tx
          .deleteFrom('person_school')
          .where('at', '<', before.getTime())
          .where('person', 'not in', tx.selectFrom('person').select('entra_id'))
          .where('person', 'not in', going.select('reporter'))
          .execute();
        return Number(numDeletedRows);
      }),
  };
}
