import { z } from 'zod';
import { FromTrust } from './from-trust.ts';
import { MatterBase, Office, Reference, RefreshFor, When } from './matter-base.ts';

const ReceiptStatus = z.discriminatedUnion('is', [
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

export const ReceiptData = MatterBase.extend({
  status: ReceiptStatus,
  /** The first matter, where this one follows it. */
  earlier: z.object({ reference: Reference, on: When }).optional(),
  sent: z.object({ name: z.literal(true), school: z.string().optional(), at: When, drill: z.boolean() }),
  /** How many notes the reporter has added. */
  details: z.number().int().min(0),
  trust: FromTrust,
  buttons: z.array(z.enum(['add-details', 'something-new', 'withdraw', 'choose-school'])).max(4),
  refreshFor: RefreshFor,
});
export type ReceiptData = z.infer<typeof ReceiptData>;
