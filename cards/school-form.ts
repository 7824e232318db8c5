import { z } from 'zod';
import { OfferKey, Slug } from './actions.ts';
import { Reference } from './matter-base.ts';
import { Schools } from './school-choice.ts';

export const SchoolFormData = z.object({
  schools: Schools,
  chosen: Slug.optional(),
  /** The answer on which the school was asked for. */
  offer: OfferKey.optional(),
  /** The matter that waits for the school. */
  waiting: Reference.optional(),
  problem: z.string().optional(),
});
export type SchoolFormData = z.infer<typeof SchoolFormData>;
