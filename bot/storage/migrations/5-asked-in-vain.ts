import { sql, SqliteAdapter } from 'kysely';
import type { Migration } from '../migrations.ts';

export const migration: Migration = {
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
};
