import type { Kysely } from 'kysely';
import type { SeedStore } from '../clauses/stores.ts';
import { outsideText } from './outside-text.ts';
import { pack, unpack } from './packed.ts';
import { addRevision } from './revisions.ts';
import type { Schema } from './schema.ts';

/** The table `seed`: the clauses that releases came with, and what became of them. */
export function sqlSeeds(db: Kysely<Schema>): SeedStore {
  return {
    async seen() {
      const rows = await db.selectFrom('seed').select(['hash', 'state', 'at']).orderBy('at').orderBy('hash').execute();
      return rows.map(({ at, ...rest }) => ({ ...rest, at: new Date(Number(at)) }));
    },

    async seed(hash) {
      const row = await db
        .selectFrom('seed')
        .select(['hash', 'content', 'state', 'at'])
        .where('hash', '=', outsideText(hash))
        .executeTakeFirst();
      return row && { ...row, content: await unpack(row.content), at: new Date(Number(row.at)) };
    },

    async begin({ hash, content, at }, revision) {
      const packed = await pack(content);
      return db.transaction().execute(async (tx) => {
        if (!(await addRevision(tx, revision, packed))) return false;
        await tx
          .insertInto('seed')
          .values({ hash, content: packed, state: 'taken', at: at.getTime(), by: null })
          .execute();
        return true;
      });
    },

    async offer({ hash, content, at }) {
      await db
        .insertInto('seed')
        .values({ hash, content: await pack(content), state: 'offered', at: at.getTime(), by: null })
        .onConflict((conflict) => conflict.column('hash').doNothing())
        .execute();
    },
  };
}
