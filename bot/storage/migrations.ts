import { sql, SqliteAdapter, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';

export interface Migration {
  number: number;
  name: string;
  up: (db: Transaction<Schema>) => Promise<void>;
}

/**
 * Every change to the tables, in order. Append only: a database out there has run these as they stand,
 * so a published one is never edited, removed or renumbered; a mistake is mended by the next number.
 */
export const migrations: readonly Migration[] = [
  {
    number: 1,
    name: 'persons, replies, offers, feedback and unanswered questions',
    async up(db) {
      await db.schema
        .createTable('person')
        .addColumn('entra_id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('mri', 'text', (column) => column.notNull())
        .addColumn('reference', 'text')
        .addColumn('welcomed_at', 'bigint')
        .addColumn('seen_at', 'bigint', (column) => column.notNull())
        .execute();

      await db.schema
        .createTable('reply')
        .addColumn('conversation_id', 'text', (column) => column.notNull())
        .addColumn('activity_id', 'text', (column) => column.notNull())
        .addColumn('reply_conversation_id', 'text')
        .addColumn('reply_activity_id', 'text')
        .addColumn('pressed', 'integer', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('reply_key', ['conversation_id', 'activity_id'])
        .execute();
      await db.schema
        .createIndex('reply_by_reply')
        .on('reply')
        .columns(['reply_activity_id', 'reply_conversation_id'])
        .where('reply_activity_id', 'is not', null)
        .execute();
      // No index by age, here and for offers: every question would pay for what one look through the table a day finds as well.

      await db.schema
        .createTable('offer')
        .addColumn('key', 'text', (column) => column.primaryKey().notNull())
        .addColumn('reporter', 'text', (column) => column.notNull())
        .addColumn('revision', 'text', (column) => column.notNull())
        .addColumn('shown', 'text', (column) => column.notNull())
        .addColumn('depends', 'integer', (column) => column.notNull())
        .addColumn('pupil_signal', 'integer', (column) => column.notNull())
        .addColumn('feedback_given', 'integer', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .execute();

      await db.schema
        .createTable('feedback')
        .addColumn('day', 'text', (column) => column.notNull())
        .addColumn('policy', 'text', (column) => column.notNull())
        .addColumn('clause', 'text', (column) => column.notNull())
        .addColumn('revision', 'text', (column) => column.notNull())
        .addColumn('helpful', 'integer', (column) => column.notNull())
        .addColumn('times', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('feedback_key', ['day', 'policy', 'clause', 'revision', 'helpful'])
        .execute();

      await db.schema
        .createTable('unanswered')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('question', 'text', (column) => column.notNull())
        .addColumn('why', 'text', (column) => column.notNull())
        .addColumn('revision', 'text', (column) => column.notNull())
        .addColumn('day', 'text', (column) => column.notNull())
        // In the order of its random ids: a row number would tell which question came first, and so who may have asked.
        .modifyEnd(db.getExecutor().adapter instanceof SqliteAdapter ? sql`without rowid` : sql``)
        .execute();
    },
  },
  {
    number: 2,
    name: 'matters, their chronology, notices, details and the outbox',
    async up(db) {
      await db.schema
        .createTable('setting')
        .addColumn('name', 'text', (column) => column.primaryKey().notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('by', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .execute();

      await db.schema
        .createTable('person_school')
        .addColumn('person', 'text', (column) => column.primaryKey().notNull())
        .addColumn('school', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .execute();

      await db.schema
        .createTable('matter')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('reference', 'text', (column) => column.notNull().unique())
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('reporter', 'text', (column) => column.notNull())
        .addColumn('school', 'text')
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('stored_at', 'bigint', (column) => column.notNull())
        .addColumn('chase_at', 'bigint')
        .addColumn('ended_at', 'bigint')
        .addColumn('held', 'integer', (column) => column.notNull())
        .addColumn('details', 'integer', (column) => column.notNull())
        .addColumn('facts', 'text', (column) => column.notNull())
        .addUniqueConstraint('matter_told_once', ['reporter', 'key'])
        .execute();
      await db.schema
        .createIndex('matter_to_chase')
        .on('matter')
        .column('chase_at')
        .where('chase_at', 'is not', null)
        .execute();

      await db.schema
        .createTable('event')
        .addColumn('matter', 'text', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('by', 'text')
        .addColumn('receiver', 'text')
        .addColumn('fact', 'text')
        .addPrimaryKeyConstraint('event_key', ['matter', 'number'])
        .execute();
      await appendOnly(db, 'event');

      await db.schema
        .createTable('notice')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('matter', 'text', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('facts', 'text', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('notice_by_matter').on('notice').column('matter').execute();
      await db.schema.createIndex('notice_by_person').on('notice').column('person').execute();

      await db.schema
        .createTable('detail')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('matter', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('by', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('fields', 'text', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('detail_by_matter').on('detail').column('matter').execute();

      await db.schema
        .createTable('parcel')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('matter', 'text', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('target', 'text', (column) => column.notNull())
        .addColumn('wanted', 'integer', (column) => column.notNull())
        .addColumn('done', 'integer', (column) => column.notNull())
        .addColumn('due_at', 'bigint', (column) => column.notNull())
        .addColumn('leased_until', 'bigint')
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('stopped', 'integer', (column) => column.notNull())
        .addColumn('reason', 'text')
        .execute();
      await db.schema.createIndex('parcel_by_matter').on('parcel').column('matter').execute();
      // Only what is still to be done is in it, so that claiming stays quick after years.
      await db.schema
        .createIndex('parcel_due')
        .on('parcel')
        .column('due_at')
        .where(sql<boolean>`done < wanted and stopped = 0`)
        .execute();
    },
  },
  {
    number: 3,
    name: 'the audit',
    async up(db) {
      await db.schema
        .createTable('audit')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('by', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('what', 'text', (column) => column.notNull())
        .addColumn('matter', 'text')
        .addColumn('reference', 'text')
        .addColumn('fact', 'text')
        .execute();
      await db.schema.createIndex('audit_by_time').on('audit').columns(['at', 'id']).execute();
      await appendOnly(db, 'audit');
    },
  },
  {
    number: 4,
    name: 'revisions of the clauses, their draft and checks',
    async up(db) {
      await db.schema
        .createTable('revision')
        .addColumn('number', 'integer', (column) => column.primaryKey().notNull())
        .addColumn('hash', 'text', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('by', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('note', 'text')
        .addColumn('override', 'text')
        .addColumn('based_on', 'integer', (column) => column.notNull())
        .addColumn('changes', 'integer', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('revision_by_hash').on('revision').column('hash').execute();
      await appendOnly(db, 'revision');

      await db.schema
        .createTable('revision_change')
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('revision_change_key', ['key', 'number'])
        .execute();
      await appendOnly(db, 'revision_change');

      await db.schema
        .createTable('draft')
        .addColumn('key', 'text', (column) => column.primaryKey().notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('begun', 'integer', (column) => column.notNull())
        .addColumn('by', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('authors', 'text', (column) => column.notNull())
        .addColumn('wording_by', 'text', (column) => column.notNull())
        .addColumn('based_on', 'integer', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('draft_version')
        .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .execute();
      await db.insertInto('draft_version').values({ id: 1, version: 0 }).execute();

      await db.schema
        .createTable('check_run')
        .addColumn('id', 'text', (column) => column.primaryKey().notNull())
        .addColumn('based_on', 'integer', (column) => column.notNull())
        .addColumn('restore', 'integer')
        .addColumn('items', 'text', (column) => column.notNull())
        .addColumn('authors', 'text', (column) => column.notNull())
        .addColumn('wording_by', 'text', (column) => column.notNull())
        .addColumn('hash', 'text', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('done', 'integer', (column) => column.notNull())
        .addColumn('total', 'integer', (column) => column.notNull())
        .addColumn('result', 'text')
        .addColumn('instance', 'text', (column) => column.notNull())
        .addColumn('heartbeat', 'bigint', (column) => column.notNull())
        .execute();

      await db.schema
        .createTable('seed')
        .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('by', 'text')
        .execute();
    },
  },
  {
    number: 5,
    name: 'what was chosen and used of unanswered questions, who waits for an answer, and a count of what is not kept',
    async up(db) {
      const inOrderOfKey = db.getExecutor().adapter instanceof SqliteAdapter ? sql`without rowid` : sql``;
      await db.schema.alterTable('unanswered').addColumn('chosen_policy', 'text').execute();
      await db.schema.alterTable('unanswered').addColumn('chosen_clause', 'text').execute();
      await db.schema
        .alterTable('unanswered')
        .addColumn('used', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await db.schema
        .createTable('waiting')
        .addColumn('question', 'text', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('due_at', 'bigint', (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('waiting_key', ['question', 'person'])
        .modifyEnd(inOrderOfKey)
        .execute();
      await db.schema
        .createTable('pupil_signal')
        .addColumn('day', 'text', (column) => column.primaryKey().notNull())
        .addColumn('times', 'integer', (column) => column.notNull())
        .execute();
    },
  },
];

/** Makes the database itself refuse to change or delete a row. */
async function appendOnly(db: Transaction<Schema>, table: string): Promise<void> {
  const refusal = `${table} is append-only`;
  if (db.getExecutor().adapter instanceof SqliteAdapter) {
    for (const operation of ['update', 'delete'])
      await sql`create trigger ${sql.raw(`${table}_no_${operation}`)} before ${sql.raw(operation)} on ${sql.table(table)}
        begin select raise(abort, ${sql.lit(refusal)}); end`.execute(db);
    return;
  }
  await sql`create function ${sql.raw(`${table}_refuses`)}() returns trigger language plpgsql as
    ${sql.lit(`begin raise exception '${refusal}'; end`)}`.execute(db);
  await sql`create trigger ${sql.raw(`${table}_is_append_only`)} before update or delete on ${sql.table(table)}
    for each row execute function ${sql.raw(`${table}_refuses`)}()`.execute(db);
  await sql`create trigger ${sql.raw(`${table}_is_never_emptied`)} before truncate on ${sql.table(table)}
    execute function ${sql.raw(`${table}_refuses`)}()`.execute(db);
}
