import type { GivenRole, SignIn } from '../http/route.ts';
import type { Directory } from './directory.ts';

/** Says who was chosen in the page. Only local mode reads it, behind its guard; with Teams this file is not in the process. */
const CHOSEN = 'x-local-person';

/** Signs in whoever is chosen in the page. Pupils and guests are no staff here either. */
export function createLocalSignIn({
  directory,
  pattern,
}: {
  directory: Directory;
  pattern: RegExp | undefined;
}): SignIn {
  return (headers) => {
    const chosen = headers[CHOSEN];
    const found =
      typeof chosen === 'string' ? directory.everybody.find(({ id }) => id === chosen.toLowerCase()) : undefined;
    if (!found) return Promise.resolve({ refused: 401, why: chosen === undefined ? 'nobody-chosen' : 'nobody-known' });
    const given: Record<GivenRole, boolean | undefined> = {
      admin: found.admin,
      approver: found.approver,
      auditor: found.auditor,
    };
    return Promise.resolve({
      id: found.id,
      name: found.name,
      staff: found.kind === 'staff' && (pattern?.test(found.upn) ?? true),
      roles: (Object.keys(given) as GivenRole[]).filter((role) => given[role] === true),
    });
  };
}
