import type { Schools } from '../schools.ts';
import type { Matter, Receiver } from './matter.ts';

type School = Schools['schools'][number];
/** What decides who receives a matter. */
type Told = Pick<Matter, 'route' | 'aboutHeadteacher' | 'about' | 'school' | 'reporter'>;

/**
 * Who is asked, in this order, each when the one before has not acknowledged or cannot be reached. Nobody who reports receives their own
 * matter, and nobody who is Headteacher of the school receives one about the Headteacher. Empty: there is nobody, and the card must say so.
 */
export function receiversOf(matter: Told, schools: Schools): Receiver[] {
  const school = schools.schools.find(({ id }) => id === matter.school);
  const trust: Receiver = { person: schools.trust.safeguarding.receiver, office: 'trust' };
  const chain = school ? chainOf(matter, school, trust) : [trust];
  return chain.filter(
    ({ person }, place) =>
      person !== matter.reporter.person &&
      !isAbout(matter, person, schools) &&
      chain.findIndex((other) => other.person === person) === place,
  );
}

function chainOf(matter: Told, school: School, trust: Receiver): Receiver[] {
  const alternate: Receiver[] = school.alternate ? [{ person: school.alternate, office: 'alternate' }] : [];
  // About the Headteacher: the alternate and nobody else, since anybody else might be close to them.
  if (matter.aboutHeadteacher) return alternate;
  if (matter.route === 'alternate') return [...alternate, trust];
  return [
    { person: school.headteacher, office: 'headteacher' },
    ...school.deputies.map((person): Receiver => ({ person, office: 'deputy' })),
    ...(school.dsl ? [{ person: school.dsl, office: 'dsl' } as const] : []),
    trust,
  ];
}

/** It is about the Headteacher, and that is this person, now or when it was told. Whoever told it themselves knows it. */
export function isAbout(matter: Omit<Told, 'route'>, person: string, schools: Schools): boolean {
  if (!matter.aboutHeadteacher || matter.reporter.person === person) return false;
  return [...(matter.about ?? []), ...headteachersOf(matter.school, schools)].includes(person);
}

/** Of the school, or of every school while it is not known. */
export const headteachersOf = (school: string | undefined, { schools }: Schools): string[] =>
  schools.filter(({ id }) => (school ?? id) === id).map(({ headteacher }) => headteacher);

/** Whether somebody may be sent it, by an office that they hold now. */
export const mayReceive = (matter: Told, person: string, schools: Schools): boolean =>
  mayBePassedTo(matter, '', schools).some((receiver) => receiver.person === person);

/** Whoever receives a school's matters and has one of their own goes to the alternate contact. */
export function routeFor(reporter: string, school: string | undefined, schools: Schools): Matter['route'] {
  const own = schools.schools.find(({ id }) => id === school);
  return own && [own.headteacher, ...own.deputies, own.dsl].includes(reporter) ? 'alternate' : 'headteacher';
}

/** To whom a matter may be passed on: the school's receivers and the trust's, but for its reporter, whom it is about, and who passes it. */
export function mayBePassedTo(matter: Told, by: string, schools: Schools): Receiver[] {
  const school = schools.schools.find(({ id }) => id === matter.school);
  const all: Receiver[] = [
    ...(school?.dsl ? [{ person: school.dsl, office: 'dsl' } as const] : []),
    ...(school ? [{ person: school.headteacher, office: 'headteacher' } as const] : []),
    ...(school?.deputies ?? []).map((person): Receiver => ({ person, office: 'deputy' })),
    ...(school?.alternate ? [{ person: school.alternate, office: 'alternate' } as const] : []),
    { person: schools.trust.safeguarding.receiver, office: 'trust' },
  ];
  return all.filter(
    ({ person }, place) =>
      person !== by &&
      person !== matter.reporter.person &&
      !isAbout(matter, person, schools) &&
      all.findIndex((other) => other.person === person) === place,
  );
}
