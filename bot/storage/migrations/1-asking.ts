import { sql, SqliteAdapter } from 'kysely';
import type { Migration } from '../migrations.ts';

export const migration: Migration = {
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
};
