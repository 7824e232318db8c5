import { sql, type Kysely, type Transaction } from 'kysely';
import type { Change, Matter, MatterFile, Notice } from '../escalation/matter.ts';
import type { MatterStore } from '../escalation/stores.ts';
import {
  toDetail,
  toDetailRow,
  toEvent,
  toEventRow,
  toMatter,
  toMatterRow,
  toNotice,
  toNoticeRow,
} from './matter-rows.ts';
import { isPostgres } from './kind-of-database.ts';
import { outsideText } from './outside-text.ts';
import { cardParcel, dueAgain, lineParcels, noticeParcel } from './parcel-rows.ts';
import type { Schema } from './schema.ts';

type Tx = Transaction<Schema>;

/** Stored all or nothing; what a decision leads to, `applied`, is the escalation's own rule and is handed in. */
export interface MatterRules {
  applied: (file: MatterFile, change: Change) => MatterFile;
  newId: () => string;
}

/** The matters in the tables `matter`, `notice`, `event`, `detail`, and what is due because of them in `parcel`. */
export function sqlMatters(db: Kysely<Schema>, { applied, newId }: MatterRules): MatterStore {
  const fileOf = async (from: Kysely<Schema>, matter: Matter): Promise<MatterFile> => ({
    matter,
    notices: (
      await from.selectFrom('notice').selectAll().where('matter', '=', matter.id).orderBy('number').execute()
    ).map(toNotice),
  });

  /** For whoever reads in order to write: nobody else changes it meanwhile. SQLite has one writer at a time anyway. */
  const locked = async (tx: Tx, id: string): Promise<MatterFile | undefined> => {
    const query = tx.selectFrom('matter').selectAll().where('id', '=', outsideText(id));
    const row = await (isPostgres(db) ? query.forUpdate() : query).executeTakeFirst();
    return row && fileOf(tx, toMatter(row));
  };

  const addEvents = async (tx: Tx, matter: string, events: Change['events']) => {
    if (events.length === 0) return;
    const { last } = await tx
      .selectFrom('event')
      .select((eb) => eb.fn.coalesce(eb.fn.max('number'), sql<number>`0`).as('last'))
      .where('matter', '=', matter)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('event')
      .values(events.map((event, i) => toEventRow(event, matter, Number(last) + 1 + i)))
      .execute();
  };

  /** Everything of a change but the matter's own row. `at` is when what follows from it is due: at once. */
  const addRest = async (tx: Tx, file: MatterFile, change: Omit<Change, 'set' | 'unset'>) => {
    const { id, version } = file.matter;
    const at = change.events[0]?.at ?? file.matter.storedAt;
    await addEvents(tx, id, change.events);
    for (const notice of change.notices ?? []) {
      const row = toNoticeRow(
        notice,
        id,
        file.notices.findIndex((each) => each.id === notice.id),
      );
      const { state, facts } = row;
      await tx
        .insertInto('notice')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ state, facts }))
        .execute();
      if (notice.state === 'due') await dueAgain(tx, noticeParcel(notice, id), at);
    }
    const lines = lineParcels(change.lines ?? [], id, at, newId);
    if (lines.length > 0) await tx.insertInto('parcel').values(lines).execute();
    await tx
      .updateTable('parcel')
      .set({ wanted: version, due_at: sql<number>`case when done < wanted then due_at else ${at.getTime()} end` })
      .where('matter', '=', id)
      .where('kind', '=', 'card')
      .where('wanted', '<', version)
      .execute();
    for (const { card, showsIt } of change.cards ?? [])
      await dueAgain(tx, cardParcel(card, { wanted: version, done: showsIt ? version : 0 }), at);
    if (change.settles !== undefined)
      await tx
        .updateTable('parcel')
        .set({ done: sql<number>`wanted`, leased_until: null })
        .where('id', '=', change.settles)
        .execute();
  };

  const filesOf = async (rows: readonly Parameters<typeof toMatter>[0][]): Promise<MatterFile[]> => {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const notices = await db.selectFrom('notice').selectAll().where('matter', 'in', ids).orderBy('number').execute();
    const byMatter = new Map<string, Notice[]>(ids.map((id) => [id, []]));
    for (const notice of notices) byMatter.get(notice.matter)?.push(toNotice(notice));
    return rows.map((row) => ({ matter: toMatter(row), notices: byMatter.get(row.id) ?? [] }));
  };

  const toldUnder = async (from: Kysely<Schema>, key: string, reporter: string) => {
    const row = await from
      .selectFrom('matter')
      .selectAll()
      .where('reporter', '=', outsideText(reporter))
      .where('key', '=', outsideText(key))
      .executeTakeFirst();
    return row && fileOf(from, toMatter(row));
  };

  return {
    async create(matter, change) {
      const first: MatterFile = { matter: { ...matter, version: 1, details: 0 }, notices: change.notices ?? [] };
      return db.transaction().execute(async (tx) => {
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('matter')
          .values(toMatterRow(first.matter))
          .onConflict((conflict) => conflict.columns(['reporter', 'key']).doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows !== 1n) {
          const there = await toldUnder(tx, matter.key, matter.reporter.person);
          if (!there) throw new Error('A matter was told under this key, and is not there.');
          return { file: there, created: false };
        }
        await addRest(tx, first, change);
        return { file: first, created: true };
      });
    },

    async file(id) {
      const row = await db.selectFrom('matter').selectAll().where('id', '=', outsideText(id)).executeTakeFirst();
      return row && fileOf(db, toMatter(row));
    },

    async change(id, decide) {
      return db.transaction().execute(async (tx) => {
        const file = await locked(tx, id);
        if (!file) return undefined;
        const { change, result } = decide(file);
        if (!change) return { file, result };
        for (const detail of change.details ?? []) {
          const { numInsertedOrUpdatedRows } = await tx
            .insertInto('detail')
            .values(toDetailRow(detail, id))
            .onConflict((conflict) => conflict.column('id').doNothing())
            .executeTakeFirst();
          // The same form saved before. Nothing else has been written yet, and a change has at most one detail.
          if (numInsertedOrUpdatedRows !== 1n) return { file, result };
        }
        const next = applied(file, change);
        await tx.updateTable('matter').set(toMatterRow(next.matter)).where('id', '=', id).execute();
        await addRest(tx, next, change);
        return { file: next, result };
      });
    },

    toldUnder: (key, reporter) => toldUnder(db, key, reporter),

    reportedBy: async (person) =>
      filesOf(await db.selectFrom('matter').selectAll().where('reporter', '=', outsideText(person)).orderBy('stored_at', 'desc').orderBy('id').execute()), // prettier-ignore

    receivedBy: async (person) =>
      filesOf(
        await db
          .selectFrom('matter')
          .selectAll()
          .where('id', 'in', (eb) => eb.selectFrom('notice').select('matter').where('person', '=', outsideText(person)))
          .orderBy('stored_at', 'desc')
          .orderBy('id')
          .execute(),
      ),

    withoutSchool: async (person) =>
      filesOf(
        await db
          .selectFrom('matter')
          .selectAll()
          .where('reporter', '=', outsideText(person))
          .where('school', 'is', null)
          .where('state', '=', 'open')
          .orderBy('stored_at', 'desc')
          .execute(),
      ),

    async toChase(now, most) {
      const rows = await db
        .selectFrom('matter')
        .select('id')
        .where('chase_at', '<=', now.getTime())
        .orderBy('chase_at')
        .orderBy('id')
        .limit(most)
        .execute();
      return rows.map(({ id }) => id);
    },

    events: async (matter) =>
      (
        await db.selectFrom('event').selectAll().where('matter', '=', outsideText(matter)).orderBy('number').execute()
      ).map(toEvent),

    details: async (matter) =>
      (await db.selectFrom('detail').selectAll().where('matter', '=', outsideText(matter)).orderBy('at').orderBy('id').execute()).map(toDetail), // prettier-ignore

    async withOldDetails(before) {
      const rows = await db
        .selectFrom('matter')
        .select('id')
        .where('ended_at', '<', before.getTime())
        .where('held', '=', 0)
        .where('id', 'in', (eb) => eb.selectFrom('detail').select('matter'))
        .execute();
      return rows.map(({ id }) => id);
    },

    async purgeDetails(id, event) {
      return db.transaction().execute(async (tx) => {
        const file = await locked(tx, id);
        // Put on hold or reopened since it was listed.
        if (!file || file.matter.held || !['closed', 'withdrawn'].includes(file.matter.state)) return 0;
        const { numDeletedRows } = await tx.deleteFrom('detail').where('matter', '=', id).executeTakeFirst();
        if (numDeletedRows === 0n) return 0;
        const next: MatterFile = { ...file, matter: { ...file.matter, details: 0, version: file.matter.version + 1 } };
        await tx.updateTable('matter').set(toMatterRow(next.matter)).where('id', '=', id).execute();
        await addRest(tx, next, { events: [event] });
        return Number(numDeletedRows);
      });
    },
  };
}
