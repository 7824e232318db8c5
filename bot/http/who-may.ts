import type { Schools } from '../schools.ts';
import type { Person } from './api-route.ts';
import type { Identity } from './route.ts';

type Held = { id: string; name: string; office: 'headteacher' | 'deputy' | 'dsl' | 'alternate' | 'trust' };

/** The offices that somebody holds in the schools in force. */
export function officesOf(person: string, schools: Schools | undefined): Held[] {
  return (schools?.schools ?? []).flatMap(({ id, name, headteacher, deputies, dsl, alternate }) => [
    ...(headteacher === person ? [{ id, name, office: 'headteacher' as const }] : []),
    ...(deputies.includes(person) ? [{ id, name, office: 'deputy' as const }] : []),
    ...(dsl === person ? [{ id, name, office: 'dsl' as const }] : []),
    ...(alternate === person ? [{ id, name, office: 'alternate' as const }] : []),
  ]);
}

/** The roles that somebody holds now: those given, and receiver by an office in the schools in force. */
export function withRoles(identity: Identity, schools: Schools | undefined): Person {
  const receives = isTrustReceiver(identity.id, schools) || officesOf(identity.id, schools).length > 0;
  return { ...identity, roles: [...(receives ? (['receiver'] as const) : []), ...identity.roles] };
}

export const isTrustReceiver = (person: string, schools: Schools | undefined): boolean =>
  schools?.trust.safeguarding.receiver === person;
