import { z } from 'zod';
import { Office, When } from './matter-base.ts';
import { upperFirst } from './safe-text.ts';

/** How far a matter got, for its reporter. Each is written after the fact it states. */
export const ReceiptStatus = z.discriminatedUnion('is', [
  /** `otherwise`: whom it goes to, and when, if no school is chosen. */
  z.object({
    is: z.literal('stored'),
    at: When,
    school: z.enum(['known', 'asked']),
    otherwise: z.object({ to: Office, at: When }).optional(),
  }),
  /** `by`: when acknowledgement is expected; `next`: who is asked then; `opens`: set out of hours. */
  z.object({
    is: z.literal('delivered'),
    at: When,
    to: Office,
    by: When.optional(),
    next: Office.optional(),
    opens: When.optional(),
  }),
  /** `to` has it and has not acknowledged; `also` was asked too. */
  z.object({ is: z.literal('reminded'), at: When, to: Office, also: Office, by: When.optional() }),
  z.object({ is: z.literal('acknowledged'), at: When, by: Office }),
  z.object({ is: z.literal('passed-on'), at: When, to: Office }),
  z.object({ is: z.literal('closed'), at: When }),
  /** `seenBy`: whom it had been delivered to. */
  z.object({ is: z.literal('withdrawn'), at: When, seenBy: Office.optional() }),
  z.object({ is: z.literal('not-delivered'), at: When }),
]);
export type ReceiptStatus = z.infer<typeof ReceiptStatus>;

/** How each status is headed (before its time) and coloured. */
export const LOOKS = {
  stored: { words: 'Stored', tone: 'emphasis' },
  delivered: { words: 'Delivered', tone: 'accent' },
  reminded: { words: 'Asked again', tone: 'warning' },
  acknowledged: { words: 'Acknowledged', tone: 'good' },
  'passed-on': { words: 'Passed on', tone: 'accent' },
  closed: { words: 'Closed', tone: 'good' },
  withdrawn: { words: 'Withdrawn', tone: 'emphasis' },
  'not-delivered': { words: 'Not delivered', tone: 'attention' },
} as const satisfies Record<ReceiptStatus['is'], { words: string; tone: string }>;

/** What the status means, in sentences. */
export function statusLines(status: ReceiptStatus): string[] {
  switch (status.is) {
    case 'stored':
      if (status.school === 'known') return ['Delivery is not confirmed yet.'];
      return [
        'Delivery is not confirmed: I don’t know your school. Please choose it.',
        ...(status.otherwise ? [`If you don’t, it goes to ${status.otherwise.to} (${status.otherwise.at}).`] : []),
      ];
    case 'delivered':
      return [
        `It is in Teams for ${status.to}. Not acknowledged yet.`,
        ...expected(status),
        ...(status.opens ? [`It may not be read before ${status.opens}.`] : []),
      ];
    case 'reminded':
      return [
        `Not acknowledged yet. ${upperFirst(status.to)} still has it, and ${status.also} has been asked too.`,
        ...expected(status),
      ];
    case 'acknowledged':
      return [`${upperFirst(status.by)} has it.`];
    case 'passed-on':
      return [`It was passed on to ${status.to}, who has not acknowledged it yet.`];
    case 'closed':
      return ['An outcome has been recorded.'];
    case 'withdrawn':
      return status.seenBy
        ? [`${upperFirst(status.seenBy)} can see this and may still speak to you.`]
        : ['It had not been delivered to anybody.'];
    case 'not-delivered':
      return ['It is stored, but nobody has received it.'];
    default:
      return status satisfies never;
  }
}

function expected({ by, next }: { by?: string; next?: string }): string[] {
  if (!by) return [];
  return [next ? `If it is not acknowledged by ${by}, ${next} is asked too.` : `Acknowledgement is expected by ${by}.`];
}
