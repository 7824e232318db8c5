import type { BotAdapter, ConversationReference } from 'botbuilder';
import { AuthenticationConstants } from 'botframework-connector';
import type { Config } from '../config.ts';
import type { Refusal, SentCard } from '../escalation/courier.ts';
import type { Logger } from '../logger.ts';
import type { ConversationBook } from './conversation-book.ts';
import { referenceTo, type Place } from './conversation-reference.ts';
import { isServiceAllowed } from './may-come-in.ts';
import type { Message } from './message.ts';
import { isRefusal, openChat, sendIn, updateIn, type Voice } from './personal-chat.ts';
import { createWhoIs } from './who-is.ts';
import { whyRefused } from './why-refused.ts';

type Reference = Partial<ConversationReference>;

/** Refusals in a new chat that mean: the person has not got the app, or is not there any more. */
const GONE: ReadonlySet<string> = new Set(['not-installed', 'not-in-roster', 'blocked', 'gone']);
type Person = { entraId: string };

export interface CourierNeeds {
  /** One whose requests are single attempts (one-attempt.ts): the outbox counts them. */
  adapter: BotAdapter;
  /** The bot's application id; '' in local mode. */
  appId: string;
  book: ConversationBook;
  /** Where to begin when no turn has ever come in. */
  place: () => Place;
  config: Pick<Config, 'mode' | 'MicrosoftAppTenantId' | 'ALLOWED_SERVICE_HOSTS' | 'ToChannelFromBotOAuthScope'>;
  now: () => Date;
  log: Logger;
}

/**
 * Puts messages before people without a turn, also before people who never wrote. Throws nothing: whatever goes wrong is a
 * refusal. One call is at most three requests (the chat we know, a new chat, a message there), each at most ten seconds.
 * A message refused for `timeout`, `no-connection` or 5xx may have been delivered all the same: Teams does not tell two
 * equal messages from one sent twice, so a card sent again must be one that is harmless twice.
 */
export function createCourier({ adapter, appId, book, place, config, now, log }: CourierNeeds) {
  // Sovereign clouds have their own.
  const audience = config.ToChannelFromBotOAuthScope ?? AuthenticationConstants.ToChannelFromBotOAuthScope;
  const voice: Voice = { adapter, appId, audience };

  const isAllowed = (serviceUrl: string | undefined): serviceUrl is string =>
    serviceUrl !== undefined && URL.canParse(serviceUrl) && isServiceAllowed(new URL(serviceUrl), config);

  /** As kept, if we may still send there. In local mode the port may be another one since. */
  const usable = (reference: Reference | undefined): Reference | undefined => {
    if (reference && config.mode === 'local') return { ...reference, serviceUrl: place().serviceUrl };
    return isAllowed(reference?.serviceUrl) ? reference : undefined;
  };

  /** Where Teams was last heard from, else where it is documented to be. */
  const whereTeamsIs = async (): Promise<Place> => {
    const newest = usable(await book.newestReference());
    return { ...place(), ...(newest?.serviceUrl && { serviceUrl: newest.serviceUrl }) };
  };

  const refusalFor = (error: unknown): Refusal => {
    const refusal = whyRefused(error, now());
    // The one reason that says nothing: a fault of ours or of the database, most likely.
    if (refusal.reason === 'failed') log.error('courier failed', { error });
    return refusal;
  };

  const open = async (from: Place, { entraId }: Person, mri: string | undefined): Promise<Reference> => {
    const conversationId = await openChat(voice, from, { entraId });
    const reference = referenceTo(from, { conversationId, entraId, mri });
    await book.remember({ entraId, mri: mri ?? entraId, reference, at: now() });
    return reference;
  };

  const sendAnyhow = async (person: Person, message: Message): Promise<SentCard | Refusal> => {
    const known = await book.person(person.entraId);
    const reference = usable(known?.reference);
    try {
      if (reference) return await sendIn(voice, reference, message);
    } catch (error) {
      // What we knew is out of date; a chat opened anew may still work.
      if (!isRefusal(error)) throw error;
    }
    const from = await whereTeamsIs();
    if (!isAllowed(from.serviceUrl)) return { refused: 'later', reason: 'host-not-allowed' };
    try {
      return await sendIn(voice, await open(from, person, mriOf(known)), message);
    } catch (error) {
      // As an event that nobody heard would have said: they are not to count as reachable, and are welcomed anew.
      if (GONE.has(whyRefused(error, now()).reason)) await book.forget(person.entraId);
      throw error;
    }
  };

  return {
    /** Sends to the person's own chat: the one we know, else a new one, which is remembered. */
    send: (person: Person, message: Message): Promise<SentCard | Refusal> =>
      sendAnyhow(person, message).catch(refusalFor),

    /** Replaces a message sent to the person, also where their chat is no longer the one we know. */
    async update(
      { conversationId, activityId, person }: SentCard & { person: Person },
      message: Message,
    ): Promise<'updated' | Refusal> {
      try {
        const known = usable((await book.person(person.entraId))?.reference);
        const reference =
          known?.conversation?.id === conversationId
            ? known
            : referenceTo(await whereTeamsIs(), { conversationId, entraId: person.entraId });
        if (!isAllowed(reference.serviceUrl)) return { refused: 'later', reason: 'host-not-allowed' };
        await updateIn(voice, reference, activityId, message);
        return 'updated';
      } catch (error) {
        return refusalFor(error);
      }
    },

    /** Name and user principal name, as far as they can be had. */
    whoIs: createWhoIs({ voice, referenceOf: async (entraId) => usable((await book.person(entraId))?.reference), now }),
  };
}

/** The id in the book stands in for one not known yet where they are the same. */
function mriOf(known: { entraId: string; mri: string } | undefined): string | undefined {
  return known?.mri === known?.entraId ? undefined : known?.mri;
}
