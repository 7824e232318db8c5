import { sql, type Kysely } from 'kysely';
import type { Outbox } from '../escalation/stores.ts';
import { isPostgres } from './kind-of-database.ts';
import { outsideText } from './outside-text.ts';
import { cardParcel, dueAgain, toParcel } from './parcel-rows.ts';
import type { Schema } from './schema.ts';

/** What is due, in the table `parcel`. */
export function sqlOutbox(db: Kysely<Schema>): Outbox {
  const due = sql<boolean>`done < wanted and stopped = 0`;
  // Somebody is to act on a notice; cards and lines only say what is so already.
  const first = sql<number>`case kind when 'notice' then 0 else 1 end`;

  return {
    async claim({ now, until, most }) {
      const at = now.getTime();
      const wanted = db
        .selectFrom('parcel')
        .select('id')
        .where(due)
        .where('due_at', '<=', at)
        .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<=', at)]))
        .orderBy(first)
        .orderBy('due_at')
        .orderBy('id')
        .limit(most);
      const rows = await db
        .updateTable('parcel')
        .set({ leased_until: until.getTime() })
        // Several instances: what another is just claiming is passed over instead of waited for.
        .where('id', 'in', isPostgres(db) ? wanted.forUpdate().skipLocked() : wanted)
        .returningAll()
        .execute();
      const place = ({ kind }: (typeof rows)[number]) => (kind === 'notice' ? 0 : 1);
      return rows.sort((a, b) => place(a) - place(b) || a.due_at - b.due_at || (a.id < b.id ? -1 : 1)).map(toParcel);
    },

    async settled({ id, kind, matter }, version) {
      // Not the greater of this and what was shown before: an old drawing that arrives late stands on the card now.
      await db
        .updateTable('parcel')
        .set({ done: kind === 'card' ? version : 1, leased_until: null, attempts: 0, reason: null })
        .where('id', '=', id)
        // A card may show another matter by now.
        .where('matter', '=', matter)
        .execute();
    },

    async later({ id }, { at, attempts, reason }) {
      await db
        .updateTable('parcel')
        .set({ due_at: at.getTime(), attempts, reason, leased_until: null })
        .where('id', '=', id)
        .execute();
    },

    async stopped({ id, dueAt }, reason) {
      await db
        .updateTable('parcel')
        .set({
          stopped: sql<0 | 1>`case when due_at = ${dueAt.getTime()} then 1 else 0 end`,
          reason,
          leased_until: null,
        })
        .where('id', '=', id)
        .execute();
    },

    async meet(card, shows, now) {
      await db.transaction().execute(async (tx) => {
        const query = tx.selectFrom('matter').select('version').where('id', '=', outsideText(card.matter));
        // While it stays as it is: a change would not find the card that is only just being added.
        const matter = await (isPostgres(db) ? query.forUpdate() : query).executeTakeFirst();
        if (!matter) return;
        // What a card says of itself comes from outside.
        const done = shows <= matter.version ? shows : 0;
        await dueAgain(tx, cardParcel(card, { wanted: matter.version, done }), now);
      });
    },

    async revive(person, now) {
      await db
        .updateTable('parcel')
        .set({ stopped: 0, attempts: 0, due_at: now.getTime() })
        .where('person', '=', outsideText(person))
        .where('kind', 'in', ['card', 'line'])
        .where('done', '<', sql<number>`wanted`)
        .execute();
    },

    async backlog(now) {
      const { count, oldest } = await db
        .selectFrom('parcel')
        .select((eb) => [eb.fn.countAll().as('count'), eb.fn.min('due_at').as('oldest')])
        .where(due)
        .where('due_at', '<=', now.getTime())
        .executeTakeFirstOrThrow();
      return { due: Number(count), ...(oldest !== null && { oldest: new Date(Number(oldest)) }) };
    },
  };
}

/** Takes back what was in hand when the only instance there was ended: it is due at once, instead of when its lease is over. */
export async function takeBack(db: Kysely<Schema>): Promise<void> {
  await db.updateTable('parcel').set({ leased_until: null }).where('leased_until', 'is not', null).execute();
}
