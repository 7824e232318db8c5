import { DAY_MILLISECONDS } from './asking/retention.ts';
import { every, type Job } from './every.ts';

/** How often it is looked whether somebody is to be reminded; minutes are what it is counted in. */
const CHASE_MILLISECONDS = 10_000;
/** What is due goes at once; this finds what was put off, and what another instance has left. */
const OUTBOX_MILLISECONDS = 500;
/** Another instance may have put other schools in force, and somebody may still have to be told of it. */
const SCHOOLS_MILLISECONDS = 15_000;
/** How often it is looked whether what somebody asked the policy team has an answer. */
const ASKERS_MILLISECONDS = 5_000;
/** How often it is looked whether somebody receives matters who has not got the app. */
const INSTALL_MILLISECONDS = 300_000;

type Run = () => Promise<void>;

/** Does what nobody presses for: all of it now, and again as often as each needs. No run may reject. */
export function startJobs(runs: {
  purge: Run;
  purgeDetails: Run;
  chase: Run;
  sendWhatIsDue: Run;
  tellAskers: Run;
  lookForSchools: Run;
  /** Undefined where the app is not installed by Graph. */
  installForReceivers: Run | undefined;
}): Job {
  const { installForReceivers } = runs;
  const jobs = [
    every({ milliseconds: DAY_MILLISECONDS, job: runs.purge }),
    every({ milliseconds: DAY_MILLISECONDS, job: runs.purgeDetails }),
    every({ milliseconds: CHASE_MILLISECONDS, job: runs.chase }),
    every({ milliseconds: OUTBOX_MILLISECONDS, job: runs.sendWhatIsDue }),
    every({ milliseconds: ASKERS_MILLISECONDS, job: runs.tellAskers }),
    every({ milliseconds: SCHOOLS_MILLISECONDS, job: runs.lookForSchools }),
    ...(installForReceivers ? [every({ milliseconds: INSTALL_MILLISECONDS, job: installForReceivers })] : []),
  ];
  return {
    again: () => jobs.forEach((job) => job.again()),
    async stop() {
      await Promise.all(jobs.map((job) => job.stop()));
    },
  };
}
