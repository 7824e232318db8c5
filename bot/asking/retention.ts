import type { Logger } from '../logger.ts';
import type { Calendar } from './calendar.ts';
import type { FeedbackStore, OfferStore, UnansweredStore } from './stores.ts';

/** How long what is kept is kept, in days; the settings of the same names. */
export interface RetentionDays {
  OFFER_DAYS: number;
  UNANSWERED_DAYS: number;
  FEEDBACK_DAYS: number;
  REPLY_DAYS: number;
  PERSON_DAYS: number;
}

interface Needs {
  offers: Pick<OfferStore, 'purge'>;
  unanswered: Pick<UnansweredStore, 'purge'>;
  feedback: Pick<FeedbackStore, 'purge'>;
  replies: { purgeReplies(before: Date): Promise<number> };
  people: { forgetUnseen(unseen: { before: Date; keep: readonly string[] }): Promise<number> };
  /** Who must be reached however long they have not been seen. */
  receivers: () => readonly string[];
  days: RetentionDays;
  calendar: Pick<Calendar, 'day'>;
  now: () => Date;
  log: Logger;
}

export const DAY_MILLISECONDS = 86_400_000;

/**
 * The retention job: deletes what is older than its setting allows. Each store on its own, so that one that fails does not
 * keep the others; the next run comes in a day, and never rejects.
 */
export function createRetention(needs: Needs) {
  const { offers, unanswered, feedback, replies, people, receivers, days, calendar, now, log } = needs;
  return async function purge(): Promise<void> {
    const before = (age: number) => new Date(now().getTime() - age * DAY_MILLISECONDS);
    const purged = await Promise.allSettled([
      offers.purge(before(days.OFFER_DAYS)),
      unanswered.purge(calendar.day(before(days.UNANSWERED_DAYS))),
      feedback.purge(calendar.day(before(days.FEEDBACK_DAYS))),
      replies.purgeReplies(before(days.REPLY_DAYS)),
      people.forgetUnseen({ before: before(days.PERSON_DAYS), keep: receivers() }),
    ]);
    for (const result of purged)
      if (result.status === 'rejected') log.error('purge failed', { part: 'retention', error: result.reason });
    const [offerCount, unansweredCount, feedbackCount, replyCount, personCount] = purged.map((result) =>
      result.status === 'fulfilled' ? result.value : undefined,
    );
    log.info('old entries deleted', {
      offers: offerCount,
      unanswered: unansweredCount,
      feedback: feedbackCount,
      replies: replyCount,
      people: personCount,
    });
  };
}
