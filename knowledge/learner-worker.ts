import { parentPort } from 'node:worker_threads';
import { createKeeper, FORGOTTEN, type Job } from './keeper.ts';

/** What the thread says to a job. */
export type Reply = { is: 'done'; answer: unknown } | { is: 'forgotten' } | { is: 'failed'; error: unknown };

// The thread that learns: one job after the other, a reply to each. learner-thread.ts is its other end.
const doJob = createKeeper();

function reply(job: Job): Reply {
  try {
    const answer = doJob(job);
    return answer === FORGOTTEN ? { is: 'forgotten' } : { is: 'done', answer };
  } catch (error) {
    return { is: 'failed', error };
  }
}

parentPort?.on('message', (job: Job) => parentPort?.postMessage(reply(job)));
