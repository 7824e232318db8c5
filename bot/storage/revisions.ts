import type { Kysely, Selectable, Transaction } from 'kysely';
import type { NewRevision, RevisionFacts, RevisionStore } from '../clauses/stores.ts';
import { toAuditRow } from './audit.ts';
import { takeTheDraft } from './drafts.ts';
import { outsideText } from './outside-text.ts';
import { pack, unpack } from './packed.ts';
import type { Schema } from './schema.ts';

const FACTS = ['number', 'hash', 'by', 'name', 'at', 'kind', 'note', 'override', 'based_on', 'changes'] as const;
/** Rows in one statement: SQLite takes 32,766 values at once. */
const AT_ONCE = 1000;

/** Rolls back a publish that is refused. */
class Refused extends Error {
  override readonly name = 'Refused' as const;
  constructor(readonly why: 'overtaken' | 'discarded') {
    super(why);
  }
}

/** The tables `revision` and `revision_change`; the databases refuse to change or delete a row of them. */
export function sqlRevisions(db: Kysely<Schema>): RevisionStore {
  const full = async (row: Selectable<Schema['revision']> | undefined) =>
    row && { ...toFacts(row), content: await unpack(row.content) };

  return {
    newest: () =>
      db.selectFrom('revision').select(['number', 'hash']).orderBy('number', 'desc').limit(1).executeTakeFirst(),

    revision: async (number) =>
      full(await db.selectFrom('revision').selectAll().where('number', '=', number).executeTakeFirst()),

    withHash: async (hash) =>
      full(
        await db
          .selectFrom('revision')
          .selectAll()
          .where('hash', '=', outsideText(hash))
          .orderBy('number', 'desc')
          .limit(1)
          .executeTakeFirst(),
      ),

    async list({ before, most }) {
      let query = db.selectFrom('revision').select(FACTS).orderBy('number', 'desc').limit(most);
      if (before !== undefined) query = query.where('number', '<', before);
      return (await query.execute()).map(toFacts);
    },

    async history(key, most) {
      const rows = await db
        .selectFrom('revision_change')
        .innerJoin('revision', 'revision.number', 'revision_change.number')
        .select(FACTS.map((column) => `revision.${column}` as const))
        .where('revision_change.key', '=', outsideText(key))
        .orderBy('revision.number', 'desc')
        .limit(most)
        .execute();
      return rows.map(toFacts);
    },

    async lastChanged(keys) {
      if (keys.length === 0) return new Map();
      // The draft is small beside what 1,000 values allow; more come from an import.
      const rows = await Promise.all(
        chunks(keys).map((some) =>
          db
            .selectFrom('revision_change')
            .select(['key', (eb) => eb.fn.max('number').as('number')])
            .where('key', 'in', some)
            .groupBy('key')
            .execute(),
        ),
      );
      return new Map(rows.flat().map(({ key, number }) => [key, Number(number)]));
    },

    async publish({ revision, items, audit }) {
      const content = await pack(revision.content);
      try {
        await db.transaction().execute(async (tx) => {
          await takeTheDraft(tx, { count: true });
          if (!(await addRevision(tx, revision, content))) throw new Refused('overtaken');
          for (const { key, version } of items) {
            const gone = await tx.deleteFrom('draft').where('key', '=', key).where('version', '=', version).executeTakeFirst(); // prettier-ignore
            if (gone.numDeletedRows === 1n) continue;
            // Saved over what is published now, by somebody who had seen it.
            const moved = await tx
              .updateTable('draft')
              .set({ based_on: revision.number })
              .where('key', '=', key)
              .where('begun', '<=', version)
              .executeTakeFirst();
            if (moved.numUpdatedRows !== 1n) throw new Refused('discarded');
          }
          await tx.deleteFrom('check_run').where('based_on', '<', revision.number).execute();
          for (const line of audit) await tx.insertInto('audit').values(toAuditRow(line)).execute();
        });
        return 'published';
      } catch (error) {
        if (error instanceof Refused) return error.why;
        throw error;
      }
    },
  };
}

/** False if there is one of this number. */
export async function addRevision(
  tx: Transaction<Schema>,
  { changed, basedOn, content: unpacked, at, name, note, override, ...revision }: NewRevision,
  content: string,
): Promise<boolean> {
  void unpacked;
  const added = await tx
    .insertInto('revision')
    .values({
      ...revision,
      content,
      name: outsideText(name),
      at: at.getTime(),
      note: note === undefined ? null : outsideText(note),
      override: override === undefined ? null : outsideText(override),
      based_on: basedOn,
      changes: changed.length,
    })
    .onConflict((conflict) => conflict.column('number').doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return false;
  for (const some of chunks(changed)) {
    const rows = some.map(({ key, kind }) => ({ key, kind, number: revision.number }));
    await tx.insertInto('revision_change').values(rows).execute();
  }
  return true;
}

const chunks = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / AT_ONCE) }, (_, i) => list.slice(i * AT_ONCE, (i + 1) * AT_ONCE));

const toFacts = (row: Omit<Selectable<Schema['revision']>, 'content'>): RevisionFacts => ({
  number: row.number,
  hash: row.hash,
  by: row.by,
  name: row.name,
  at: new Date(Number(row.at)),
  kind: row.kind,
  ...(row.note !== null && { note: row.note }),
  ...(row.override !== null && { override: row.override }),
  basedOn: row.based_on,
  changes: row.changes,
});
