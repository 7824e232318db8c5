import { z } from 'zod';
import { plainWords } from './safe-text.ts';
import { textRun, type TextRun } from './text-run.ts';

/** What must be known to say truly who sees what is typed. */
export const Privacy = z.object({
  /** Days a question that nothing was found for is kept. */
  unansweredDays: z.number().int().min(0).max(3650),
  /** Who to ask about the service, as it reads after "About this service: ask". */
  serviceContact: z.string().optional(),
});
export type Privacy = z.infer<typeof Privacy>;

/** What the part "privacy" shows. Every sentence is a promise the code keeps: change them together. */
export function privacy({ unansweredDays, serviceContact }: Privacy): {
  privacy: string[];
  serviceContact: { runs: TextRun[] }[];
} {
  const days = `${unansweredDays} ${unansweredDays === 1 ? 'day' : 'days'}`;
  const kept =
    unansweredDays === 0
      ? 'Questions I found nothing for are not kept.'
      : `Questions I found nothing for, answered wrongly or asked you to choose for are kept without your name for ${days}, so that the policy team can improve my answers; with it only if you ask to be told of an answer, until you are told. Never those in which I see a sign of a pupil’s contact.`;
  return {
    privacy: [
      'Nobody watches this chat. Like every Teams chat it is kept in Teams, under the trust’s own rules.',
      kept,
    ],
    serviceContact: serviceContact
      ? [{ runs: [textRun(`About this service: ask ${plainWords(serviceContact)}.`)] }]
      : [],
  };
}
