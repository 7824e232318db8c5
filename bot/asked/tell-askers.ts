import type { Logger } from '../logger.ts';
import type { AskedStore, Due } from './stores.ts';

/**
 * Puts the answer before who asked, in their own chat, or that no policy answers it; "none": the revision in force says neither after all.
 * Must not throw.
 */
export type TellAsker = (due: Due) => Promise<'sent' | 'none' | 'later' | 'never'>;

const MINUTE = 60_000;
/** Teams has trouble: tried again after so long, doubled each time up to an hour. */
const FIRST_WAIT = MINUTE;
const LONGEST_WAIT = 60 * MINUTE;
/** They have removed the bot, or left: tried once a day until the question's days are over. */
const UNREACHABLE_WAIT = 24 * 60 * MINUTE;
/** Longer than sending takes: whoever is claimed longer than this was claimed by a process that has died. */
const CLAIM = 5 * MINUTE;

/**
 * Makes the job that tells those who asked the policy team that there is an answer, or that no policy has one: once. Who waits is stored
 * and who is told is claimed first, so that neither a restart nor a second instance loses somebody or tells them twice. A process that
 * dies in the very sending counts as having sent, but where it was the duty to tell: that is sent again. Never rejects.
 */
export function createTellAskers(needs: {
  store: Pick<AskedStore, 'due' | 'claim' | 'claimed' | 'told' | 'later'>;
  /** Names the revision in force. */
  revision: () => string;
  /** Before anybody is told anything by a new revision. */
  onRevision: () => Promise<void>;
  /** Whether there is something to say to who asked it. Asked once for a question and revision. */
  isSettled: (due: Due) => boolean;
  /** Whether that is the duty to tell. */
  isDuty: (due: Due) => boolean;
  tell: TellAsker;
  now: () => Date;
  log: Logger;
}) {
  const { store, revision, onRevision, isSettled, isDuty, tell, now, log } = needs;
  let running: Promise<void> | undefined;
  let read: { revision?: string; unsettled: Set<string> } = { unsettled: new Set() };

  const look = async () => {
    const current = revision();
    if (read.revision === current) return;
    await onRevision();
    read = { revision: current, unsettled: new Set() };
  };

  const hasNews = (due: Due): boolean => {
    // Used since it was looked at, it is another one.
    const question = JSON.stringify([due.question, due.outside]);
    if (read.unsettled.has(question)) return false;
    if (isSettled(due)) return true;
    read.unsettled.add(question);
    return false;
  };

  const after = (milliseconds: number) => new Date(now().getTime() + milliseconds);

  const tellOne = async (waiting: Due): Promise<void> => {
    if (!(await store.claim(waiting, now()))) return;
    const sent = await tell(waiting);
    switch (sent) {
      case 'sent':
        await store.told(waiting);
        return log.info('asker told of an answer', { part: 'asked' });
      case 'none':
      case 'later':
        return store.later(waiting, after(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** waiting.attempts)));
      case 'never':
        log.warn('asker not told of an answer', { part: 'asked', reason: 'not-taken' });
        return store.later(waiting, after(UNREACHABLE_WAIT));
      default:
        return sent satisfies never;
    }
  };

  const settleClaimed = async (): Promise<void> => {
    for (const lost of await store.claimed(after(-CLAIM))) {
      if (isDuty(lost)) await store.later(lost, now());
      else await store.told(lost);
      log.warn('asker may not have been told of an answer', { part: 'asked' });
    }
  };

  const tellAll = async (): Promise<void> => {
    await look();
    await settleClaimed();
    for (const waiting of await store.due(now())) if (hasNews(waiting)) await tellOne(waiting);
  };

  return (): Promise<void> =>
    (running ??= tellAll()
      .catch((error: unknown) => log.error('telling askers failed', { part: 'asked', error }))
      .finally(() => (running = undefined)));
}
