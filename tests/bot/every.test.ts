import { expect, test } from '@jest/globals';
import { every } from '../../bot/every.ts';

/** A job whose runs end when they are let go. */
function aJob() {
  const runs: (() => void)[] = [];
  const job = every({ milliseconds: 86_400_000, job: () => new Promise<void>((done) => runs.push(done)) });
  const settled = () => new Promise((next) => setImmediate(next));
  return { job, runs, settled };
}

test('a job runs at once, and out of turn when it is asked to', async () => {
  const { job, runs, settled } = aJob();
  runs[0]!();
  await settled();
  job.again();
  await settled();
  expect(runs).toHaveLength(2);
  runs[1]!();
  await job.stop();
});

test('asked while it runs, it runs again after that, never twice at once', async () => {
  const { job, runs, settled } = aJob();
  job.again();
  await settled();
  expect(runs).toHaveLength(1);
  runs[0]!();
  await settled();
  expect(runs).toHaveLength(2);
  runs[1]!();
  await job.stop();
});

test('stopped, it is not begun again', async () => {
  const { job, runs, settled } = aJob();
  job.again();
  const stopped = job.stop();
  runs[0]!();
  await stopped;
  await settled();
  expect(runs).toHaveLength(1);
});
