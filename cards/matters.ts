import { z } from 'zod';
import { MatterBase, When } from './matter-base.ts';

const From = z.number().int().min(0).optional();
/** `state`: as it reads after the reference: "not acknowledged". */
const Row = MatterBase.extend({ state: z.string().min(1) });

export const MattersData = z.discriminatedUnion('list', [
  /** What is open for a receiver. `mine`: this receiver has acknowledged it. */
  z.object({
    list: z.literal('open-matters'),
    rows: z.array(Row.extend({ school: z.string().optional(), since: When, overdue: z.boolean(), mine: z.boolean() })),
    from: From,
  }),
  z.object({ list: z.literal('my-reports'), rows: z.array(Row.extend({ day: When })), from: From }),
]);
export type MattersData = z.infer<typeof MattersData>;
