import { spawnSync } from 'node:child_process';

// npm run test:postgres: the suites of the storage with PostgreSQL among the databases. `npm test` runs them without it.
if (!process.env.TEST_POSTGRES_URL) {
  process.stderr.write(
    'TEST_POSTGRES_URL is not set, so nothing was tested. Set it to an empty PostgreSQL whose owner may make schemas and roles, or let one be\n' +
      'started and ended for you: tests/support/postgres.sh npm run test:postgres\n',
  );
  process.exit(2);
}
// One file at a time: each looks at all tables of the server, and they share it.
const jest = require.resolve('jest/bin/jest');
const { status } = spawnSync(process.execPath, [jest, 'tests/bot/storage', '--runInBand', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
