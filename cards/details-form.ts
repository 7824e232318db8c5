import { z } from 'zod';
import { Slug } from './actions.ts';
import { MatterBase } from './matter-base.ts';

export const DetailsFormData = MatterBase.extend({
  /** The form's own key, so that saving twice saves once. */
  form: Slug,
  /** What was wrong with what was typed; the values are kept. */
  problem: z.string().optional(),
  values: z.object({ pupil: z.string(), what: z.string(), where: z.string(), when: z.string() }).partial(),
});
export type DetailsFormData = z.infer<typeof DetailsFormData>;
