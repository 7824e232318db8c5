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

/** What names people, in schools and in the form of them. */
interface Receivers {
  trust: { safeguarding: { receiver: string }; alarms?: string | undefined };
  schools: readonly {
    headteacher: string;
    deputies?: readonly string[] | undefined;
    dsl?: string | undefined;
    alternate?: string | undefined;
  }[];
}

/** Everybody who receives matters of these schools, or is told of trouble with them. */
export const everyReceiver = ({ trust, schools }: Receivers): string[] => [
  ...new Set(
    [
      trust.safeguarding.receiver,
      trust.alarms,
      ...schools.flatMap(({ headteacher, deputies = [], dsl, alternate }) => [
        headteacher,
        ...deputies,
        dsl,
        alternate,
      ]),
    ].filter((person) => person !== undefined),
  ),
];
