import { z } from 'zod';
import { ReceiverId } from './actions.ts';
import { MatterBase } from './matter-base.ts';

export const PassOnFormData = MatterBase.extend({
  receivers: z
    .array(z.object({ id: ReceiverId, title: z.string().min(1) }))
    .min(1)
    .max(20),
  chosen: ReceiverId.optional(),
  problem: z.string().optional(),
});
export type PassOnFormData = z.infer<typeof PassOnFormData>;
