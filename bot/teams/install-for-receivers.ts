import { LRUCache } from 'lru-cache';
import type { Logger } from '../logger.ts';
import { everyReceiver, type Schools } from '../schools.ts';
import type { ConversationBook } from './conversation-book.ts';
import type { InstallApp } from './install-app.ts';

const HOUR = 3_600_000;
/** What Graph has said no to is asked again when somebody may have mended it; what was installed has a day to be heard of. */
const AGAIN_MILLISECONDS = 24 * HOUR;
const LATER_MILLISECONDS = HOUR / 4;
const MOST = 10_000;

/** Makes the job that installs the app for receivers who can't be reached: whoever never opened the bot gets no notice otherwise. Never rejects. */
export function createInstallForReceivers(needs: {
  schools: () => Schools | undefined;
  book: Pick<ConversationBook, 'person'>;
  install: InstallApp;
  /** They have the app: what could not be put before them may be tried again. */
  reachable: (person: string) => Promise<void>;
  now: () => Date;
  log: Logger;
}): () => Promise<void> {
  const { book, install, reachable, now, log } = needs;
  const notBefore = new LRUCache<string, number>({ max: MOST });

  const installFor = async (person: string): Promise<'go-on' | 'stop'> => {
    const time = now().getTime();
    if (time < (notBefore.get(person) ?? 0) || (await book.person(person))?.reference) return 'go-on';
    const installed = await install(person);
    const { kind } = installed;
    if (kind === 'later') {
      const wait = installed.retryAfterMilliseconds ?? LATER_MILLISECONDS;
      notBefore.set(person, time + wait);
      log.warn('app not installed yet', { part: 'graph', status: installed.status, milliseconds: wait });
      return 'stop';
    }
    notBefore.set(person, time + AGAIN_MILLISECONDS);
    if (kind === 'refused')
      log.error('app cannot be installed', { part: 'graph', reason: installed.reason, status: installed.status }); // prettier-ignore
    else log.info('app installed for a receiver', { part: 'graph', outcome: kind });
    // Teams tells of a new installation; of one that it told of while nobody listened, nobody tells again.
    if (kind === 'there-already') await reachable(person);
    // Without permission, or without the app in the catalogue, the next would be refused alike.
    return kind === 'refused' && installed.reason !== 'no-such-person' ? 'stop' : 'go-on';
  };

  return async () => {
    try {
      const schools = needs.schools();
      if (!schools) return;
      for (const person of everyReceiver(schools)) if ((await installFor(person)) === 'stop') return;
    } catch (error) {
      log.error('installing for receivers failed', { part: 'graph', error });
    }
  };
}
