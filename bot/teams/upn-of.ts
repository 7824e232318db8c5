import { TeamsInfo, type ConversationReference } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import { within, type Voice } from './personal-chat.ts';

/** Names change seldom; a wrong link is noticed and harmless. */
const KNOWN_MINUTES = 10;
/** So that a list of ten matters does not ask a Teams in trouble ten times. */
const UNKNOWN_MINUTES = 1;
const MOST = 10_000;
const MINUTE = 60_000;

/**
 * Finds the user principal name of somebody who has a 1:1 chat with the bot, for a link to them. Undefined when it cannot be
 * had; never throws, because a card without the link is better than none.
 */
export function createUpnOf({
  voice,
  referenceOf,
  now,
}: {
  voice: Voice;
  /** Where the person is reached. */
  referenceOf: (entraId: string) => Promise<Partial<ConversationReference> | undefined>;
  now: () => Date;
}): (person: { entraId: string }) => Promise<string | undefined> {
  const found = new LRUCache<string, { upn?: string }>({ max: MOST, ttlResolution: 0, perf: { now: () => now().getTime() } }); // prettier-ignore

  const lookUp = async (entraId: string): Promise<string | undefined> => {
    const reference = await referenceOf(entraId);
    if (!reference) return undefined;
    const member = await within(voice, reference, (inChat) =>
      TeamsInfo.getMember(inChat, reference.user?.id ?? entraId),
    );
    return member.userPrincipalName || undefined;
  };

  return async ({ entraId }) => {
    const kept = found.get(entraId);
    if (kept) return kept.upn;
    const upn = await lookUp(entraId).catch(() => undefined);
    found.set(entraId, { upn }, { ttl: (upn ? KNOWN_MINUTES : UNKNOWN_MINUTES) * MINUTE });
    return upn;
  };
}
