import type { z } from 'zod';
import type { Schools, SchoolsFile } from '../schools.ts';

/** The schools as SCHOOLS_FILE has them, to be shown, changed and checked again. */
export function toForm({ trust, schools }: Schools): z.input<typeof SchoolsFile> {
  return {
    trust,
    schools: schools.map(({ hours, closed, ...school }) => ({
      ...school,
      hours: Object.fromEntries(Object.entries(hours).map(([day, { from, to }]) => [day, `${from}-${to}`])),
      closed: closed.map(({ from, to }) => (from === to ? from : `${from}..${to}`)),
    })),
  };
}
