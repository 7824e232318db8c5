import { z } from 'zod';
import { Slug } from './actions.ts';
import { plainLine } from './safe-text.ts';

const SchoolChoice = z.object({ id: Slug, name: z.string().min(1) });
export const Schools = z.array(SchoolChoice).min(1).max(100);

/** What the part "school-choice" shows. */
export function schoolChoice(schools: readonly z.infer<typeof SchoolChoice>[], chosen = '') {
  return { choices: schools.map(({ id, name }) => ({ title: plainLine(name, 100), value: id })), chosen };
}
