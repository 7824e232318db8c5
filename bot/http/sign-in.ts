import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { GivenRole, Identity, SignIn } from './route.ts';

/** Clocks differ by as much. */
const LEEWAY_SECONDS = 60;
/** Keys are asked for again after this; an unknown key asks at once, but not more often than the second says. */
const KEYS_MILLISECONDS = 6 * 3_600_000;
const KEYS_AGAIN_MILLISECONDS = 30_000;
const KEYS_WAIT_MILLISECONDS = 5_000;
const SCOPE = 'access_as_user';
const APP_ROLES = new Map<string, GivenRole>([
  ['Policy.Admin', 'admin'],
  ['Policy.Approver', 'approver'],
  ['Policy.Auditor', 'auditor'],
]);

const Claims = z.object({
  oid: z.guid().transform((id) => id.toLowerCase()),
  tid: z.guid().transform((id) => id.toLowerCase()),
  /** Only a token for a person has one. */
  scp: z.string(),
  name: z.string().max(200).catch('').default(''),
  upn: z.string().optional(),
  preferred_username: z.string().optional(),
  /** 1: a guest of the tenant. */
  acct: z.union([z.number(), z.string()]).optional(),
  /** Who signed them in, where that was not the tenant. */
  idp: z.string().optional(),
  roles: z.array(z.string()).default([]),
});

interface Needs {
  tenantId: string | undefined;
  appId: string | undefined;
  appIdUri: string | undefined;
  authority: string;
  staffPattern: RegExp | undefined;
  given: Readonly<Record<GivenRole, readonly string[]>>;
  now: () => Date;
}

/**
 * Checks the token that Teams gives a tab: signed by the tenant's keys (RS256), issued by it, for this application, for a person, in force.
 * Whatever the tab itself says of the person counts for nothing.
 */
export function createSignIn({ tenantId, appId, appIdUri, authority, staffPattern, given, now }: Needs): SignIn {
  if (tenantId === undefined || appId === undefined) return () => Promise.resolve({ refused: 503, why: 'not-set-up' });
  const tenant = tenantId.toLowerCase();
  const home = authority.replace(/\/+$/, '');
  const keys = createRemoteJWKSet(new URL(`${home}/${tenant}/discovery/v2.0/keys`), {
    cacheMaxAge: KEYS_MILLISECONDS,
    cooldownDuration: KEYS_AGAIN_MILLISECONDS,
    timeoutDuration: KEYS_WAIT_MILLISECONDS,
  });
  const audience = [appId, ...(appIdUri === undefined ? [] : [appIdUri])];
  const issuer = [`${home}/${tenant}/v2.0`, `https://sts.windows.net/${tenant}/`];

  /** Every name that the token gives must be one of staff. */
  const isStaff = ({ upn, preferred_username, acct, idp }: z.infer<typeof Claims>): boolean => {
    const names = [upn, preferred_username].filter((name) => name !== undefined);
    const isGuest = String(acct ?? '0') !== '0' || (idp !== undefined && !issuer.includes(idp));
    if (!staffPattern || isGuest || names.length === 0) return false;
    return names.every((name) => !/#ext#/i.test(name) && staffPattern.test(name));
  };

  const identity = (claims: z.infer<typeof Claims>): Identity => ({
    id: claims.oid,
    name: claims.name,
    staff: isStaff(claims),
    roles: [...new Set([
      ...claims.roles.flatMap((role) => APP_ROLES.get(role) ?? []),
      ...(Object.keys(given) as GivenRole[]).filter((role) => given[role].includes(claims.oid)),
    ])], // prettier-ignore
  });

  return async ({ authorization = '' }) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
    if (token === undefined) return { refused: 401, why: authorization === '' ? 'no-token' : 'no-bearer-token' };
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        audience,
        issuer,
        clockTolerance: LEEWAY_SECONDS,
        requiredClaims: ['exp', 'nbf'],
        currentDate: now(),
      });
      const claims = Claims.safeParse(payload).data;
      if (!claims) return { refused: 401, why: 'claims-missing' };
      if (claims.tid !== tenant) return { refused: 401, why: 'wrong-tenant' };
      if (!claims.scp.split(' ').includes(SCOPE)) return { refused: 401, why: 'wrong-scope' };
      return identity(claims);
    } catch (error) {
      return whyNot(error);
    }
  };
}

/** Never the error's text: it can quote the token. */
function whyNot(error: unknown): { refused: 401 | 503; why: string } {
  if (error instanceof errors.JWKSTimeout) return { refused: 503, why: 'keys-not-reached' };
  if (error instanceof errors.JWTExpired) return { refused: 401, why: 'expired' };
  if (error instanceof errors.JWTClaimValidationFailed) return { refused: 401, why: `wrong-${error.claim}` };
  if (error instanceof errors.JWKSNoMatchingKey) return { refused: 401, why: 'unknown-key' };
  // jose's plain error: the keys' address answered with something else than keys. Not a JOSEError: it could not be reached.
  const keysFailed = !(error instanceof errors.JOSEError) || error.code === 'ERR_JOSE_GENERIC' || error instanceof errors.JWKSInvalid; // prettier-ignore
  return keysFailed ? { refused: 503, why: 'keys-not-reached' } : { refused: 401, why: 'not-valid' };
}
