import type { Migration } from '../migrations.ts';

export const migration: Migration = {
  number: 6,
  name: 'which unanswered questions the policy team kept as ones that no policy answers, and in what words',
  async up(db) {
    await db.schema.alterTable('unanswered').addColumn('outside', 'text').execute();
  },
};
