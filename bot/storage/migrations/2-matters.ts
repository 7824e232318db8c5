import { sql } from 'kysely';
import { appendOnly } from './append-only.ts';
import type { Migration } from '../migrations.ts';

export const migration: Migration = {
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
};
