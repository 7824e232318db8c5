import { TeamsInfo, type ConversationReference } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { within, type Voice } from './personal-chat.ts';

/** Names change seldom. */
const KNOWN_MINUTES = 10;
/** So that a list of ten matters does not ask a Teams in trouble ten times. */
const UNKNOWN_MINUTES = 1;
const MOST = 10_000;
const MINUTE = 60_000;

/** As the roster of Teams has it, for those who are shown it: neither proves anything. */
export interface Known {
  name?: string;
  /** User principal name. */
  upn?: string;
}

const Member = z.object({
  name: z.string().trim().min(1).max(200).optional().catch(undefined),
  userPrincipalName: z.string().min(1).optional().catch(undefined),
  aadObjectId: z.string().optional().catch(undefined),
  objectId: z.string().optional().catch(undefined),
});

/**
 * Finds name and user principal name of somebody who has a 1:1 chat with the bot. Empty when they cannot be had, or are another's;
 * never throws, because a card without the link is better than none.
 */
export function createWhoIs({
  voice,
  referenceOf,
  now,
}: {
  voice: Voice;
  /** Where the person is reached. */
  referenceOf: (entraId: string) => Promise<Partial<ConversationReference> | undefined>;
  now: () => Date;
}): (person: { entraId: string }) => Promise<Known> {
  const found = new LRUCache<string, Known>({ max: MOST, ttlResolution: 0, perf: { now: () => now().getTime() } }); // prettier-ignore

  const lookUp = async (entraId: string): Promise<Known> => {
    const reference = await referenceOf(entraId);
    if (!reference) return {};
    const found = await within(voice, reference, (inChat) =>
      TeamsInfo.getMember(inChat, reference.user?.id ?? entraId),
    );
    const { name, userPrincipalName: upn, aadObjectId, objectId } = Member.parse(found);
    const id = aadObjectId ?? objectId;
    if (id !== undefined && id.toLowerCase() !== entraId) return {};
    return { ...(name !== undefined && { name }), ...(upn !== undefined && { upn }) };
  };

  return async ({ entraId }) => {
    const kept = found.get(entraId);
    if (kept) return kept;
    const known = await lookUp(entraId).catch((): Known => ({}));
    found.set(entraId, known, { ttl: (known.upn ? KNOWN_MINUTES : UNKNOWN_MINUTES) * MINUTE });
    return known;
  };
}
