import { z } from 'zod';
import { readCheckedYaml } from './checked-yaml.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const line = (what: string, longest = 100) =>
  z
    .string({ error: `give ${what} as text` })
    .trim()
    .min(1, `give ${what}`)
    .max(longest, `keep ${what} under ${longest + 1} characters`)
    .regex(/^[^\p{Cc}\p{Cf}]*$/u, `write ${what} on one line, without control characters`);

const entraId = z
  .guid('give the Entra object id of the person, like 00000000-0000-4000-8000-000000000001 (Entra admin centre, Users)')
  .transform((id) => id.toLowerCase());

// Digits, spaces, brackets, a leading + and "ext": whatever a desk phone can dial, and nothing a card could read as a link.
const phone = z
  .string({ error: 'give the number in quotation marks, like "01632 960123"' })
  .regex(/^\+?[0-9][0-9 ()]{4,24}( ext\.? [0-9]{1,6})?$/, 'give a number that can be dialled, like "01632 960123"');

const webAddress = z
  .url({ protocol: /^https$/, error: 'give an address that starts with https://' })
  .max(300, 'keep the address under 301 characters');

const timezone = z
  .string()
  .refine(isTimezone, 'give a time zone by its IANA name, like Europe/London')
  .default('Europe/London');

/** Opening hours of a day, local time. */
const hours = z
  .string({ error: 'give hours in quotation marks, like "08:00-16:30"' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'give hours like "08:00-16:30"')
  .refine((text) => text.slice(0, 5) < text.slice(6), 'the closing time must be later than the opening time')
  .transform((text) => ({ from: text.slice(0, 5), to: text.slice(6) }));

/** A closed day or a run of them, both ends included. */
const closedDays = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(\.\.\d{4}-\d\d-\d\d)?$/, 'give a day like 2026-12-25 or days like 2026-12-21..2027-01-03')
  .transform((text) => ({ from: text.slice(0, 10), to: text.slice(-10) }))
  .refine(({ from, to }) => isDay(from) && isDay(to), 'there is no such day in the calendar')
  .refine(({ from, to }) => from <= to, 'the first day must not be later than the last');

const school = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'give an id of small letters, digits and hyphens, like northfield'),
    name: line('the name of the school'),
    headteacher: entraId,
    deputies: z.array(entraId).max(10, 'name at most ten deputies').default([]),
    alternate: entraId.optional(),
    dsl: entraId.optional(),
    phone,
    hours: z.partialRecord(z.enum(DAYS, 'name the days mon, tue, wed, thu, fri, sat, sun'), hours).default({}),
    closed: z.array(closedDays).default([]),
    acknowledgeWithinMinutes: z.int().min(1).max(1440).default(30),
  })
  .check(({ value, issues }) => {
    // The alternate exists for matters about the Headteacher; the same person would be told of themselves.
    if (value.alternate === value.headteacher) {
      issues.push(problem(value, ['alternate'], 'name somebody other than the Headteacher'));
    }
    value.deputies.forEach((deputy, index) => {
      const first = value.deputies.indexOf(deputy) === index;
      if (deputy === value.headteacher || !first) {
        issues.push(problem(value, ['deputies', index], 'name each person once, and not the Headteacher'));
      }
    });
  });

/** Form of SCHOOLS_FILE. */
export const SchoolsFile = z
  .strictObject({
    trust: z.strictObject({
      name: line('the name of the trust'),
      timezone,
      safeguarding: z.strictObject({ role: line('the role of the safeguarding contact'), receiver: entraId, phone }),
      /** Who is told when nobody can be reached; the safeguarding receiver unless set. */
      alarms: entraId.optional(),
      links: z.strictObject({ arbor: webAddress.optional(), cpoms: webAddress.optional() }).default({}),
    }),
    schools: z.array(school).min(1, 'name at least one school').max(200, 'name at most 200 schools'),
  })
  .check(({ value, issues }) => {
    value.schools.forEach(({ id }, index) => {
      if (value.schools.findIndex((other) => other.id === id) !== index) {
        issues.push(problem(value, ['schools', index, 'id'], `another school already has the id ${id}`));
      }
    });
  });

/** The trust and its schools: who is told, where to ring, when the school is open. Ids in small letters. */
export type Schools = z.infer<typeof SchoolsFile>;

/** Reads SCHOOLS_FILE. Throws YamlFileError naming file, line and mend of every problem. */
export function loadSchools(file: string): Schools {
  return readCheckedYaml({ file, schema: SchoolsFile });
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

/** Everybody who receives matters of these schools, or is told of trouble with them; those who are asked first before the others. */
export const everyReceiver = ({ trust, schools }: Receivers): string[] => [
  ...new Set(
    [
      ...schools.map(({ headteacher }) => headteacher),
      trust.safeguarding.receiver,
      ...schools.flatMap(({ deputies = [], alternate, dsl }) => [...deputies, alternate, dsl]),
      trust.alarms,
    ].filter((person) => person !== undefined),
  ),
];

function problem(input: unknown, path: PropertyKey[], message: string): z.core.$ZodRawIssue {
  return { code: 'custom', input, path, message };
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
