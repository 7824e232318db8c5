import { appendOnly } from './append-only.ts';
import type { Migration } from '../migrations.ts';

export const migration: Migration = {
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
};
