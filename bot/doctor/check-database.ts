import type { Figures } from '../figures.ts';
import { look, well, wrong, type Said } from './finding.ts';

const MINUTE_MILLISECONDS = 60_000;
/** What is due goes within a second; Teams may be busy for some minutes. */
const [LATE_MINUTES, STUCK_MINUTES] = [5, 30];

/** Whether the tables are of this release. */
export async function checkMigrations({ migration }: Pick<Figures, 'migration'>, known: number): Promise<Said[]> {
  const newest = await migration();
  if (newest === known) return [well(`The database is reached; its tables are at number ${newest}`)];
  if (newest > known)
    return [wrong('A later release has changed the database', `its tables are at number ${newest}, this release knows ${known}`, 'Start that release, or restore the backup made before the update')]; // prettier-ignore
  return [look('The database is of an earlier release', `its tables are at number ${newest} of ${known}`, 'Make a backup, then start the service: it brings them up to date')]; // prettier-ignore
}

/** Whether what is to be sent is sent. */
export async function checkOutbox(
  backlog: (now: Date) => Promise<{ due: number; oldest?: Date }>,
  now: Date,
): Promise<Said[]> {
  // prettier-ignore
  const { due, oldest } = await backlog(now);
  if (oldest === undefined) return [well('Nothing waits to be sent')];
  const minutes = Math.floor((now.getTime() - oldest.getTime()) / MINUTE_MILLISECONDS);
  if (minutes < LATE_MINUTES) return [well(`${due} to be sent, the oldest for less than ${LATE_MINUTES} minutes`)];
  const say = minutes < STUCK_MINUTES ? look : wrong;
  return [say(`${due} ${due === 1 ? 'notice or card waits' : 'notices or cards wait'} to be sent, the oldest for ${minutes} minutes`, 'somebody may not know yet of what was told', 'See that the service runs, what “credentials” says above, and “not taken” in the log')]; // prettier-ignore
}
