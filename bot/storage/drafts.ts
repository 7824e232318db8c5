import type { Kysely, Selectable, Transaction } from 'kysely';
import type { DraftItem, DraftStore } from '../clauses/stores.ts';
import { toAuditRow } from './audit.ts';
import { outsideText } from './outside-text.ts';
import type { Schema } from './schema.ts';

/** The table `draft`: what was changed since the newest revision, item by item. */
export function sqlDrafts(db: Kysely<Schema>): DraftStore {
  return {
    async draft() {
      // In this order: a version may be behind its items, which are then read once more; ahead of them nobody would look again.
      const version = await versionOf(db);
      const rows = await db.selectFrom('draft').selectAll().orderBy('key').execute();
      return { version, items: rows.map(toItem) };
    },

    version: () => versionOf(db),

    async item(key) {
      const row = await db.selectFrom('draft').selectAll().where('key', '=', outsideText(key)).executeTakeFirst();
      return row && toItem(row);
    },

    change: (decide, keys) =>
      db.transaction().execute(async (tx) => {
        const version = (await takeTheDraft(tx, { count: false })) + 1;
        const found: DraftItem[] = [];
        for (const key of keys) {
          const row = await tx.selectFrom('draft').selectAll().where('key', '=', key).executeTakeFirst();
          if (row) found.push(toItem(row));
        }
        const items = new Map(found.map((item) => [item.key, item]));
        const newest = await tx
          .selectFrom('revision')
          .select((eb) => eb.fn.max('number').as('number'))
          .executeTakeFirst();
        const step = decide({ items, newest: Number(newest?.number ?? 0) });
        const put = (step.put ?? []).map((item): DraftItem => ({
          ...item,
          version,
          begun: items.get(item.key)?.begun ?? version,
        }));
        for (const item of put) await save(tx, item);
        for (const key of step.remove ?? []) await tx.deleteFrom('draft').where('key', '=', key).execute();
        for (const line of step.audit ?? []) await tx.insertInto('audit').values(toAuditRow(line)).execute();
        if (step.seed) {
          const { hash, ...dealtWith } = step.seed;
          await tx.updateTable('seed').set(dealtWith).where('hash', '=', hash).execute();
        }
        if (put.length > 0 || (step.remove ?? []).length > 0 || step.seed) await takeTheDraft(tx, { count: true });
        return { result: step.result, put };
      }),
  };
}

/** Whoever changes the draft, or publishes from it, waits here for the one before. Returns the version, counted up or not. */
export async function takeTheDraft(tx: Transaction<Schema>, { count }: { count: boolean }): Promise<number> {
  const { version } = await tx
    .updateTable('draft_version')
    .set((eb) => ({ version: eb('version', '+', count ? 1 : 0) }))
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

const versionOf = async (db: Kysely<Schema>): Promise<number> =>
  (await db.selectFrom('draft_version').select('version').executeTakeFirstOrThrow()).version;

async function save(tx: Transaction<Schema>, item: DraftItem): Promise<void> {
  const { key, value, at, name, authors, wordingBy, basedOn, ...rest } = item;
  const row = {
    ...rest,
    value: JSON.stringify(value),
    name: outsideText(name),
    at: at.getTime(),
    authors: JSON.stringify(authors),
    wording_by: JSON.stringify(wordingBy),
    based_on: basedOn,
  };
  await tx
    .insertInto('draft')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}

const toItem = (row: Selectable<Schema['draft']>): DraftItem => ({
  key: row.key,
  value: JSON.parse(row.value) as unknown,
  version: row.version,
  begun: row.begun,
  by: row.by,
  name: row.name,
  at: new Date(Number(row.at)),
  authors: JSON.parse(row.authors) as string[],
  wordingBy: JSON.parse(row.wording_by) as string[],
  basedOn: row.based_on,
});
