import { z } from 'zod';
import { readCheckedYaml } from '../checked-yaml.ts';
import type { Schools } from '../schools.ts';

const Person = z.strictObject({
  id: z.guid('give an Entra object id'),
  name: z.string().min(1).max(60),
  upn: z.string().regex(/^[^\s@]+@[^\s@]+$/, 'give a user principal name, like teacher@trust.example'),
  school: z.string().optional(),
  role: z.string().min(1).max(60),
  kind: z.enum(['staff', 'pupil', 'guest']).default('staff'),
  /** May do in local mode what ADMIN_IDS may in Teams. */
  admin: z.boolean().optional(),
  /** As APPROVER_IDS and AUDITOR_IDS. */
  approver: z.boolean().optional(),
  auditor: z.boolean().optional(),
});

/** Form of people.yaml. */
const PeopleFile = z.strictObject({ people: z.array(Person).min(1).max(60) });

/** Somebody who can be chosen in the page. `school` is a school's id. */
export type LocalPerson = z.infer<typeof Person>;

/** Reads the list of people for local mode. Throws YamlFileError. */
export function loadPeople(file: string): LocalPerson[] {
  return readCheckedYaml({ file, schema: PeopleFile }).people;
}

/**
 * The people that fit the schools in use. Those of schools that are not there are left out; each receiver and each school
 * that nobody stands for gets a person named by the role, so that an own SCHOOLS_FILE can be tried at once.
 */
export function peopleFor(schools: Schools, people: readonly LocalPerson[]): LocalPerson[] {
  const known = people.filter(({ school }) => school === undefined || schools.schools.some(({ id }) => id === school));
  const all = new Map(known.map((person) => [person.id, person]));
  const add = (id: string, role: string, school?: { id: string; name: string }) => {
    if (all.has(id)) return;
    const name = `${role}, ${school?.name ?? schools.trust.name}`.slice(0, 60);
    all.set(id, {
      id,
      name,
      upn: `person.${id.slice(-12)}@staff.trust.example`,
      school: school?.id,
      role,
      kind: 'staff',
    });
  };
  schools.schools.forEach((school, index) => {
    add(school.headteacher, 'Headteacher', school);
    school.deputies.forEach((id) => add(id, 'Deputy headteacher', school));
    if (school.dsl !== undefined) add(school.dsl, 'Designated safeguarding lead', school);
    if (school.alternate !== undefined) add(school.alternate, 'Alternate contact', school);
    const receivers = new Set([school.headteacher, ...school.deputies, school.alternate, school.dsl]);
    const hasStaff = [...all.values()].some(
      (p) => p.school === school.id && p.kind === 'staff' && !receivers.has(p.id),
    );
    if (!hasStaff) add(`00000000-0000-4000-9000-${String(index + 1).padStart(12, '0')}`, 'Teacher', school);
  });
  add(schools.trust.safeguarding.receiver, schools.trust.safeguarding.role);
  return [...all.values()];
}

/** Whom to show first: somebody who asks at the first school, its Headteacher, and who is told after that. Ids. */
export function startWith(schools: Schools, people: readonly LocalPerson[]): string[] {
  const [first] = schools.schools;
  const told = first && [first.headteacher, first.deputies[0] ?? first.dsl ?? schools.trust.safeguarding.receiver];
  const asks = people.find(({ id, school, kind }) => school === first?.id && kind === 'staff' && !told?.includes(id));
  const ids = [asks?.id, ...(told ?? []), ...people.map(({ id }) => id)];
  return [...new Set(ids)].filter((id) => id !== undefined).slice(0, 3);
}
