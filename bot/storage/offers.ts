import type { Insertable, Kysely } from 'kysely';
import type { Offer, OfferStore } from '../asking/stores.ts';
import { outsideText } from './outside-text.ts';
import { prepared } from './prepared.ts';
import { yesNo, type Schema } from './schema.ts';

/** The offers in the table `offer`. */
export function sqlOffers(db: Kysely<Schema>): OfferStore {
  type Row = Omit<Insertable<Schema['offer']>, 'feedback_given'>;
  const insert = prepared<Row, unknown>(db, (blank) =>
    db.insertInto('offer').values({
      key: blank('key'),
      reporter: blank('reporter'),
      revision: blank('revision'),
      shown: blank('shown'),
      depends: blank('depends'),
      pupil_signal: blank('pupil_signal'),
      feedback_given: 0,
      at: blank('at'),
    }),
  );

  return {
    async add(offer) {
      await insert({
        key: offer.key,
        reporter: outsideText(offer.reporter),
        revision: offer.revision,
        shown: JSON.stringify(offer.shown),
        depends: yesNo(offer.depends),
        pupil_signal: yesNo(offer.pupilSignal),
        at: offer.at.getTime(),
      });
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

    async timesShown() {
      // What was shown together is text, so that it is counted where it lies: few of many thousand offers differ.
      const rows = await db
        .selectFrom('offer')
        .select(['shown', (eb) => eb.fn.countAll<number | string>().as('times')])
        .where('pupil_signal', '=', 0)
        .groupBy('shown')
        .execute();
      return rows.map(({ shown, times }) => ({ shown: JSON.parse(shown) as Offer['shown'], times: Number(times) }));
    },

    async purge(before) {
      const { numDeletedRows } = await db.deleteFrom('offer').where('at', '<', before.getTime()).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
