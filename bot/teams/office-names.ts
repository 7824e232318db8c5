import type { Schools } from '../schools.ts';
import type { Matter, Receiver } from '../escalation/matter.ts';

/** A receiver as cards name them: by office, never by their own name. */
export function officeName(
  { office }: Pick<Receiver, 'office'>,
  { school }: Pick<Matter, 'school'>,
  schools: Schools,
): string {
  const name = schoolName(school, schools);
  const of = name === undefined ? '' : ` of ${name}`;
  switch (office) {
    case 'headteacher':
      return `the Headteacher${of}`;
    case 'deputy':
      return `a deputy${name === undefined ? '' : ` at ${name}`}`;
    case 'dsl':
      return `the designated safeguarding lead${of}`;
    case 'alternate':
      return `the alternate contact${of}`;
    case 'trust':
      return schools.trust.safeguarding.role;
    default:
      return office satisfies never;
  }
}

export const schoolName = (school: string | undefined, { schools }: Schools): string | undefined =>
  schools.find(({ id }) => id === school)?.name;

/** Whom to ring about a matter: the school, or the trust where the school is not known or its Headteacher is not to meet it. */
export function whomToRing(
  { school, aboutHeadteacher }: Pick<Matter, 'school' | 'aboutHeadteacher'>,
  { trust, schools }: Schools,
) {
  const own = aboutHeadteacher ? undefined : schools.find(({ id }) => id === school);
  return own
    ? { contact: `${own.name}’s office`, phone: own.phone }
    : { contact: trust.safeguarding.role, phone: trust.safeguarding.phone };
}
