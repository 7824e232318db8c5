import { z } from 'zod';
import { MatterBase } from './matter-base.ts';

/** A day as a form gives it: "2026-05-03". */
const IsoDay = z.string().regex(/^\d{4}-\d\d-\d\d$/);

export const CpomsFormData = MatterBase.extend({
  /** Today: no later day can be chosen. */
  today: IsoDay,
  /** Today at first; later what was given. */
  on: IsoDay.optional(),
  cpomsReference: z.string().optional(),
  problem: z.string().optional(),
});
export type CpomsFormData = z.infer<typeof CpomsFormData>;
