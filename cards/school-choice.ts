import { z } from 'zod';
import { Slug } from './actions.ts';

export const SchoolChoice = z.object({ id: Slug, name: z.string().min(1) });
export type SchoolChoice = z.infer<typeof SchoolChoice>;
export const Schools = z.array(SchoolChoice).min(1).max(100);
