import { z } from 'zod';
import { MatterBase } from './matter-base.ts';

export const ReasonFormData = MatterBase.extend({
  asks: z.enum(['cpoms-not-needed', 'recorded-elsewhere']),
  value: z.string().optional(),
  problem: z.string().optional(),
});
export type ReasonFormData = z.infer<typeof ReasonFormData>;
