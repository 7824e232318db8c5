import { createHash } from 'node:crypto';
import type { LocalPerson } from './people.ts';

/** A tenant that is nobody's: its number is no real tenant's. */
export const LOCAL_TENANT = '00000000-0000-4000-8000-000000000001';
/** The bot's id in the form of Teams. */
export const LOCAL_BOT = '28:00000000-0000-4000-8000-000000000002';

export type Directory = ReturnType<typeof createDirectory>;

/** Everybody in the local tenant, findable by each id that Teams uses for a person. */
export function createDirectory(people: readonly LocalPerson[]) {
  const entries = people.map((person) => ({ ...person, mri: `29:1${digest(person.id)}` }));
  const byId = new Map(entries.flatMap((entry) => [[entry.id, entry] as const, [entry.mri, entry] as const]));
  return {
    everybody: entries,
    /** By Entra object id or by MRI. */
    find: (id: string) => byId.get(id),
    /** Teams makes the 1:1 conversation's id from person and bot, so that it is the same after a restart. */
    chatId: (entraId: string) => `a:1${digest(`chat ${entraId}`)}`,
  };
}

export type DirectoryEntry = Directory['everybody'][number];

/** A member of a conversation as Teams' connector describes one. */
export function memberOf(entry: DirectoryEntry) {
  const [givenName = entry.name, surname = ''] = entry.name.split(', ');
  return {
    id: entry.mri,
    name: entry.name,
    objectId: entry.id,
    aadObjectId: entry.id,
    givenName,
    surname,
    email: entry.upn,
    userPrincipalName: entry.upn,
    tenantId: LOCAL_TENANT,
    userRole: entry.kind === 'guest' ? 'guest' : 'user',
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 40);
}
