import { z } from 'zod';
import { Office, Reference, When } from './matter-base.ts';

export const DrillResultData = z.object({
  reference: Reference,
  school: z.string().min(1),
  started: When,
  delivered: z.object({ at: When, to: Office }).optional(),
  acknowledged: z.object({ at: When, by: Office }).optional(),
  /** From the start to the acknowledgement. */
  minutes: z.number().int().min(0).optional(),
});
export type DrillResultData = z.infer<typeof DrillResultData>;
