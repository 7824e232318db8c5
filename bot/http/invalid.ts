import type { z } from 'zod';
import { problem, type ProblemFields } from './api-route.ts';

/** By field, in zod's words or the schema's own: they quote no values. */
export function invalid(error: z.ZodError, status: 400 | 422): { problem: ProblemFields } {
  const errors = error.issues
    .slice(0, 50)
    .map(({ path, message }) => ({ field: path.map(String).join('.'), wrong: message }));
  return problem(status, 'Something in it cannot be taken: see each field.', { errors });
}
