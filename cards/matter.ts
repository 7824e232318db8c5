import { z } from 'zod';
import { MatterBase, Office, Reference, RefreshFor, When } from './matter-base.ts';

/** What the reporter added at one time, in their own words. */
const Detail = z.object({
  at: When,
  pupil: z.string().optional(),
  what: z.string().optional(),
  where: z.string().optional(),
  when: z.string().optional(),
});
export type Detail = z.infer<typeof Detail>;

export const MatterData = MatterBase.extend({
  /** How it stands, as it reads after the colon: "acknowledged 10:51 by the Headteacher of Northfield School". */
  state: z.string().min(1),
  reporter: z.string().min(1),
  school: z.string().optional(),
  at: When,
  aboutHeadteacher: z.boolean(),
  /** Who has it. */
  holder: Office.optional(),
  outcome: z.string().optional(),
  continues: Reference.optional(),
  /** Oldest first; lines without anybody's words. */
  chronology: z.array(z.object({ at: When, line: z.string().min(1) })),
  /** Oldest first. */
  details: z.array(Detail),
  /** From that note on, as pressed on an earlier card. */
  from: z.number().int().min(0).optional(),
  /** The details were deleted after the days set. */
  detailsDeleted: When.optional(),
  /** Since when it is on hold. */
  held: When.optional(),
  detailDays: z.number().int().min(0),
  buttons: z.array(z.enum(['hold', 'release'])).max(1),
  refreshFor: RefreshFor,
});
export type MatterData = z.infer<typeof MatterData>;
