import { z } from 'zod';
import { Slug } from './actions.ts';
import { Schools } from './school-choice.ts';

export const DrillFormData = z.object({ schools: Schools, chosen: Slug.optional(), problem: z.string().optional() });
export type DrillFormData = z.infer<typeof DrillFormData>;
