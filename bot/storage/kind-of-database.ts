import { PostgresAdapter, type Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** Where several instances may write at the same time; SQLite lets in one after the other. */
export const isPostgres = (db: Kysely<Schema>): boolean => db.getExecutor().adapter instanceof PostgresAdapter;
