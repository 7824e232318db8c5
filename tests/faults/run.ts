import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

// npm run test:faults, or npm run test:faults -- --full (1,000 escalations and 20 kills for each database). Jest would not take the flag.
const full = process.argv.includes('--full');
const rest = process.argv.slice(2).filter((argument) => argument !== '--full');
// What needs a server says so in its name; without one it is left out, and that is said.
const server = process.env.TEST_POSTGRES_URL !== undefined;
if (!server)
  process.stdout.write(
    'No PostgreSQL here: its faults are left out. With it: tests/support/postgres.sh npm run test:faults\n',
  );
const without = server ? [] : ['--testPathIgnorePatterns', '\\.postgres\\.fault\\.ts$', '/node_modules/'];
const jest = require.resolve('jest/bin/jest');
const order = join(__dirname, 'longest-first.js');
const { status } = spawnSync(
  process.execPath,
  [jest, ...rest, '--maxWorkers=3', '--testSequencer', order, ...without, '--testMatch', '**/*.fault.ts'],
  {
    stdio: 'inherit',
    env: { ...process.env, ...(full && { FAULTS: 'full' }) },
  },
);
process.exit(status ?? 1);
