import { TeamsInfo, type TurnContext } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Origin } from './turn.ts';

/** How long somebody stays staff after the directory said so: a leaver keeps access so long. */
const STAFF_MINUTES = 10;
/** Shorter, so that a new colleague does not wait, and long enough that a pupil's hundred messages are one look-up. */
const NOT_STAFF_MINUTES = 1;
const MOST = 10_000;
const MINUTE = 60_000;

export type StaffCheck =
  /** `entraId` names the person from here on. */
  { kind: 'staff'; entraId: string } | { kind: 'not-staff' };

export type CheckStaff = (context: TurnContext, origin: Origin) => Promise<StaffCheck>;

const Member = z.object({
  userPrincipalName: z.string().nullish(),
  userRole: z.string().nullish(),
  tenantId: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
});

/**
 * Makes the check whether a person is staff, by what Teams' roster says of them, never by what the activity says. Without a pattern
 * (local mode only) everybody is. Throws if Teams cannot be asked: then nobody knows, and nothing is answered.
 */
export function createCheckStaff({
  pattern,
  tenantId,
  now,
}: {
  /** Matches the whole user principal name. */
  pattern?: RegExp;
  /** Our tenant; undefined in local mode. */
  tenantId?: string;
  now: () => Date;
}): CheckStaff {
  const verdicts = new LRUCache<string, boolean>({ max: MOST, ttlResolution: 0, perf: { now: () => now().getTime() } });

  const isStaff = (found: unknown, entraId: string): boolean => {
    const member = Member.safeParse(found).data;
    const upn = member?.userPrincipalName;
    if (!member || !upn || !pattern) return false;
    const id = member.aadObjectId ?? member.objectId;
    if (id && id.toLowerCase() !== entraId) return false;
    if (tenantId && member.tenantId && member.tenantId.toLowerCase() !== tenantId.toLowerCase()) return false;
    if (/#ext#/i.test(upn) || /guest|anonymous/i.test(member.userRole ?? '')) return false;
    return pattern.test(upn);
  };

  // Several presses of one person at once are one look-up: Teams counts them.
  const under = new Map<string, Promise<boolean>>();
  const lookUp = (context: TurnContext, { entraId, mri }: { entraId: string; mri: string }): Promise<boolean> => {
    const found =
      under.get(entraId) ??
      memberOrNobody(context, mri)
        .then((member) => {
          const staff = isStaff(member, entraId);
          verdicts.set(entraId, staff, { ttl: (staff ? STAFF_MINUTES : NOT_STAFF_MINUTES) * MINUTE });
          return staff;
        })
        .finally(() => under.delete(entraId));
    under.set(entraId, found);
    return found;
  };

  return async (context, { entraId, mri }) => {
    if (!pattern) return { kind: 'staff', entraId: entraId ?? mri };
    if (!entraId) return { kind: 'not-staff' };
    const staff = verdicts.get(entraId) ?? (await lookUp(context, { entraId, mri }));
    return staff ? { kind: 'staff', entraId } : { kind: 'not-staff' };
  };
}

/** Somebody who has left is no longer in the roster. */
async function memberOrNobody(context: TurnContext, mri: string): Promise<unknown> {
  try {
    return await TeamsInfo.getMember(context, mri);
  } catch (error) {
    const status = (error as { statusCode?: unknown }).statusCode;
    if (status === 404 || status === 403) return undefined;
    throw error;
  }
}
