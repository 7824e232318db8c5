import type { z } from 'zod';

/** What a schema found wrong at a key path, in a person's words. */
export interface Described {
  path: readonly PropertyKey[];
  what: string;
  mend: string;
}

/** Turns an issue of a schema into sentences: what is wrong, and what to do. */
export function describeIssue(issue: z.core.$ZodIssue): Described[] {
  const { path } = issue;
  const place = path.length ? `"${path.join('.')}"` : 'The file';
  const say = (what: string, mend: string): Described[] => [{ path, what: `${place} ${what}`, mend }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        what: `"${key}" is not a setting of ${place}.`,
        mend: 'Correct its spelling or remove it.',
      }));
    case 'invalid_value':
      return say('has an unknown value.', `Write one of: ${issue.values.join(', ')}.`);
    case 'invalid_type':
      return say('is missing or of the wrong kind.', `Give it as ${issue.expected}.`);
    case 'too_small':
      return say('is too short.', `Give at least ${issue.minimum}.`);
    case 'too_big':
      return say('is too long.', `Give at most ${issue.maximum}.`);
    case 'invalid_union':
      return describeUnion(issue) ?? say('is of the wrong kind.', 'Write it as described in knowledge/README.md.');
    default:
      return [{ path, what: `${place}: ${issue.message}.`, mend: 'Correct it as described in knowledge/README.md.' }];
  }
}

/** What the form that came nearest complains of: the one that is not of another kind altogether. */
function describeUnion(issue: z.core.$ZodIssueInvalidUnion): Described[] | undefined {
  const nearest = issue.errors.find(
    (form) => !form.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  return nearest?.flatMap((inner) => describeIssue({ ...inner, path: [...issue.path, ...inner.path] }));
}
