import { test } from '@jest/globals';
import { postgresServer } from '../support/databases.ts';
import { escalateOn } from './escalate-on.ts';

if (postgresServer === undefined)
  test.skip('no PostgreSQL here: set TEST_POSTGRES_URL, or run tests/support/postgres.sh npm run test:faults', () =>
    undefined);
else escalateOn('PostgreSQL');
