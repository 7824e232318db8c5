import type { Problem } from '../said.ts';

/** What is wrong, by the path of the field: `of('schools', 0, 'phone')`. */
export interface Wrong {
  of(...path: (string | number)[]): string | undefined;
  /** Anything below this path. */
  below(...path: (string | number)[]): boolean;
  any: boolean;
}

/** Reads the service's errors by field, whichever way their paths are written: "schools.0.phone", "/schools/0/phone", "schools[0].phone". */
export function wrongFields(errors: Problem['errors'] = []): Wrong {
  const byPath = new Map(errors.map(({ field, wrong }) => [normal(field), wrong]));
  return {
    of: (...path) => byPath.get(path.join('.')),
    below: (...path) => [...byPath.keys()].some((field) => `${field}.`.startsWith(`${path.join('.')}.`)),
    any: errors.length > 0,
  };
}

const normal = (field: string): string =>
  field
    .split(/[./[\]]+/)
    .filter(Boolean)
    .join('.');
