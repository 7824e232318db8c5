import { z } from 'zod';
import { SectionNumber } from './actions.ts';
import { MatterBase, Office, Reference, RefreshFor, When } from './matter-base.ts';

const NoticeState = z.discriminatedUnion('is', [
  z.object({ is: z.literal('please-acknowledge') }),
  z.object({ is: z.literal('acknowledged'), at: When }),
  /** Somebody else acknowledged. */
  z.object({ is: z.literal('taken'), at: When, by: Office }),
  /** Passed on by this receiver, and not acknowledged by `to` yet. */
  z.object({ is: z.literal('passed-on'), at: When, to: Office }),
  z.object({ is: z.literal('withdrawn'), at: When }),
  z.object({ is: z.literal('closed'), at: When }),
]);
export type NoticeState = z.infer<typeof NoticeState>;

const NoticeButton = z.enum([
  'acknowledge',
  'pass-on',
  'ask-for-details',
  'show-matter',
  'log-on-cpoms',
  'cpoms-not-needed',
  'recorded-elsewhere',
  'close',
  'reopen',
]);

export const NoticeData = MatterBase.extend({
  state: NoticeState,
  /** The reporter's name. */
  reporter: z.string().min(1),
  school: z.string().optional(),
  /** When the reporter pressed. */
  at: When,
  /** The reporter pressed "It concerns the Headteacher". */
  aboutHeadteacher: z.boolean(),
  /** Why this person is asked, where they are not the first: a whole sentence. */
  because: z.string().optional(),
  /** The clause's exact words. */
  clauseWords: z.string().min(1),
  section: SectionNumber,
  by: When.optional(),
  /** Who is asked too at `by`. */
  next: Office.optional(),
  details: z.number().int().min(0),
  /** When details were asked for. */
  asked: When.optional(),
  /** What is recorded: a whole sentence, "Logged on CPOMS on 3 May (ref 12345)." */
  outcome: z.string().optional(),
  /** The earlier matter that this one follows. */
  continues: Reference.optional(),
  /** Deep link to a chat with the reporter. */
  message: z.url({ protocol: /^https$/ }).optional(),
  detailDays: z.number().int().min(0),
  refreshFor: RefreshFor,
  /** In the order in which they are to stand. show-matter is a row; of the others and Message six are drawn. */
  buttons: z.array(NoticeButton).max(9),
});
export type NoticeData = z.infer<typeof NoticeData>;
