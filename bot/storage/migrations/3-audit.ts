import { appendOnly } from './append-only.ts';
import type { Migration } from '../migrations.ts';

export const migration: Migration = {
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
};
