import { spawnSync } from 'node:child_process';

// npm run test:faults, or npm run test:faults -- --full (1,000 escalations and 20 kills for each database). Jest would not take the flag.
const full = process.argv.includes('--full');
const rest = process.argv.slice(2).filter((argument) => argument !== '--full');
const jest = require.resolve('jest/bin/jest');
const { status } = spawnSync(process.execPath, [jest, ...rest, '--maxWorkers=2', '--testMatch', '**/*.fault.ts'], {
  stdio: 'inherit',
  env: { ...process.env, ...(full && { FAULTS: 'full' }) },
});
process.exit(status ?? 1);
