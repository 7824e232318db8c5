import type { Kysely } from 'kysely';
import type { ClauseStores } from '../clauses/stores.ts';
import { sqlCheckRuns } from './check-runs.ts';
import { sqlDrafts } from './drafts.ts';
import { sqlRevisions } from './revisions.ts';
import type { Schema } from './schema.ts';
import { sqlSeeds } from './seeds.ts';

/** All that is kept of the clauses. */
export const sqlClauses = (db: Kysely<Schema>): ClauseStores => ({
  revisions: sqlRevisions(db),
  drafts: sqlDrafts(db),
  checks: sqlCheckRuns(db),
  seeds: sqlSeeds(db),
});
