import type { Transaction } from 'kysely';
import { migration as asking } from './migrations/1-asking.ts';
import { migration as matters } from './migrations/2-matters.ts';
import { migration as audit } from './migrations/3-audit.ts';
import { migration as clauses } from './migrations/4-clauses.ts';
import { migration as askedInVain } from './migrations/5-asked-in-vain.ts';
import { migration as noPolicyAnswers } from './migrations/6-no-policy-answers.ts';
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
export const migrations: readonly Migration[] = [asking, matters, audit, clauses, askedInVain, noPolicyAnswers];
