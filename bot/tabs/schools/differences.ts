import { dayWords } from '../dates.ts';
import type { School, Schools } from '../said.ts';

export interface Difference {
  where: string;
  what: string;
  before: string;
  after: string;
}

type NameOf = (person: string) => string;

/** What is another between two versions of the schools, in words. */
export function differences(before: Schools, after: Schools, nameOf: NameOf): Difference[] {
  const trust = TRUST.map(({ what, of }) => ({
    where: 'The trust',
    what,
    before: of(before.trust, nameOf),
    after: of(after.trust, nameOf),
  }));
  const ids = [...new Set([...before.schools, ...after.schools].map(({ id }) => id))];
  const schools = ids.flatMap((id) => {
    const [was, is] = [before, after].map(({ schools }) => schools.find((school) => school.id === id));
    const where = is?.name ?? was?.name ?? id;
    if (was === undefined) return [{ where, what: 'School', before: '–', after: 'Added' }, ...facts(where, {}, is)];
    if (is === undefined) return [{ where, what: 'School', before: was.name, after: 'Removed' }];
    return facts(where, was, is);
  });
  function facts(where: string, was: Partial<School>, is: Partial<School> = {}): Difference[] {
    return SCHOOL.map(({ what, of }) => ({ where, what, before: of(was, nameOf), after: of(is, nameOf) }));
  }
  return [...trust, ...schools].filter((fact) => fact.before !== fact.after);
}

const none = '–';
type Fact<Of> = { what: string; of: (value: Of, nameOf: NameOf) => string };

const TRUST: readonly Fact<Schools['trust']>[] = [
  { what: 'Name', of: ({ name }) => name },
  { what: 'Time zone', of: ({ timezone }) => timezone },
  { what: 'Safeguarding contact', of: ({ safeguarding }, nameOf) => nameOf(safeguarding.receiver) },
  { what: 'Their role', of: ({ safeguarding }) => safeguarding.role },
  { what: 'Their phone', of: ({ safeguarding }) => safeguarding.phone },
  { what: 'Alarms go to', of: ({ alarms }, nameOf) => (alarms === undefined ? none : nameOf(alarms)) },
  { what: 'CPOMS', of: ({ links }) => links.cpoms ?? none },
  { what: 'Arbor', of: ({ links }) => links.arbor ?? none },
];

const person = (id: string | undefined, nameOf: NameOf) => (id === undefined ? none : nameOf(id));

const SCHOOL: readonly Fact<Partial<School>>[] = [
  { what: 'Name', of: ({ name }) => name ?? none },
  { what: 'Headteacher', of: ({ headteacher }, nameOf) => person(headteacher, nameOf) },
  { what: 'Deputies', of: ({ deputies = [] }, nameOf) => deputies.map(nameOf).join(', ') || none },
  { what: 'Safeguarding lead', of: ({ dsl }, nameOf) => person(dsl, nameOf) },
  { what: 'Alternate contact', of: ({ alternate }, nameOf) => person(alternate, nameOf) },
  { what: 'Phone', of: ({ phone }) => phone ?? none },
  { what: 'Hours', of: ({ hours }) => (hours === undefined ? none : hoursWords(hours)) },
  { what: 'Closed', of: ({ closed = [] }) => closed.map(closedWords).join('; ') || none },
  {
    what: 'Acknowledge within',
    of: ({ acknowledgeWithinMinutes: minutes }) => (minutes === undefined ? none : `${minutes} minutes`),
  },
];

export const DAYS = { mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday', sat: 'Saturday', sun: 'Sunday' } as const; // prettier-ignore
export type Day = keyof typeof DAYS;

/** "Monday 08:00–16:30, …"; days without hours are left out. */
export function hoursWords(hours: School['hours']): string {
  const days = (Object.keys(DAYS) as Day[]).flatMap((day) => {
    const open = hours[day];
    return open === undefined ? [] : [`${DAYS[day]} ${open.replace('-', '–')}`];
  });
  return days.join(', ') || 'None set: counted round the clock';
}

/** "21 December 2026 to 3 January 2027" */
export function closedWords(closed: string): string {
  const [from = '', to = from] = closed.split('..');
  return from === to ? dayWords(from) : `${dayWords(from)} to ${dayWords(to)}`;
}
