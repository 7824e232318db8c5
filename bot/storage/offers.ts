import type { Kysely } from 'kysely';
import type { Offer, OfferStore } from '../asking/stores.ts';
import { outsideText } from './outside-text.ts';
import { yesNo, type Schema } from './schema.ts';

/** The offers in the table `offer`. */
export function sqlOffers(db: Kysely<Schema>): OfferStore {
  return {
    async add(offer) {
      await db
        .insertInto('offer')
        .values({
          key: offer.key,
          reporter: outsideText(offer.reporter),
          revision: offer.revision,
          shown: JSON.stringify(offer.shown),
          depends: yesNo(offer.depends),
          pupil_signal: yesNo(offer.pupilSignal),
          feedback_given: 0,
          at: offer.at.getTime(),
        })
        .execute();
    },

    async offer(key) {
      const row = await db.selectFrom('offer').selectAll().where('key', '=', outsideText(key)).executeTakeFirst();
      if (!row) return undefined;
      return {
        key: row.key,
        reporter: row.reporter,
        revision: row.revision,
        shown: JSON.parse(row.shown) as Offer['shown'],
        depends: row.depends === 1,
        pupilSignal: row.pupil_signal === 1,
        at: new Date(row.at),
      };
    },

    async purge(before) {
      const { numDeletedRows } = await db.deleteFrom('offer').where('at', '<', before.getTime()).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
