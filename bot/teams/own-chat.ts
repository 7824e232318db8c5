import type { TurnContext } from 'botbuilder';
import type { ConversationBook } from './conversation-book.ts';
import { audienceOf, placeOf, referenceOf, referenceTo } from './conversation-reference.ts';
import type { Message } from './message.ts';
import { isRefusal, openChat, sendIn, updateIn, within, type Sent, type Voice } from './personal-chat.ts';

export type { Sent };

const DAY_MILLISECONDS = 86_400_000;

/** Teams will not let us write to this person: the app is not installed for them, or they blocked it. */
export type Unreachable = 'unreachable';

export type OwnChat = ReturnType<typeof createOwnChat>;

/** Reaches a person's own 1:1 chat with the bot from a turn that came from elsewhere. */
export function createOwnChat({ appId, book, now }: { appId: string; book: ConversationBook; now: () => Date }) {
  /** Keeps where this turn's person can be reached, and the day they were seen; `context` is a turn of their 1:1 chat. Writes only what has changed. */
  const remember = async (context: TurnContext, { entraId, mri }: { entraId: string; mri: string }) => {
    const reference = referenceOf(context);
    const known = await book.person(entraId);
    const same =
      known?.mri === mri &&
      now().getTime() - known.seenAt.getTime() < DAY_MILLISECONDS &&
      known.reference?.conversation?.id === reference.conversation?.id &&
      known.reference?.serviceUrl === reference.serviceUrl;
    if (!same) await book.remember({ entraId, mri, reference, at: now() });
  };

  const voiceOf = (context: TurnContext): Voice => ({ adapter: context.adapter, appId, audience: audienceOf(context) });

  const create = async (context: TurnContext, person: { entraId: string; mri: string }) => {
    const place = placeOf(context);
    const conversationId = await openChat(voiceOf(context), place, person);
    const reference = referenceTo(place, { conversationId, ...person });
    await book.remember({ ...person, reference, at: now() });
    return reference;
  };

  return {
    remember,

    /** Sends to the person's own chat: the one we know, else a new one. Throws if Teams fails otherwise. */
    async send(
      context: TurnContext,
      person: { entraId: string; mri: string },
      message: Message,
    ): Promise<Sent | Unreachable> {
      const known = (await book.person(person.entraId))?.reference;
      try {
        if (known) return await sendIn(voiceOf(context), known, message);
      } catch (error) {
        // What we knew is out of date; a chat opened anew may still work.
        if (!isRefusal(error)) throw error;
      }
      try {
        return await sendIn(voiceOf(context), await create(context, person), message);
      } catch (error) {
        if (isRefusal(error)) return 'unreachable';
        throw error;
      }
    },

    /** Does something in the person's own chat as it is known; undefined where none is. Throws what the work throws. */
    async within<Result>(
      context: TurnContext,
      entraId: string,
      work: (inChat: TurnContext, mri: string) => Promise<Result>,
    ): Promise<Result | undefined> {
      const known = await book.person(entraId);
      if (!known?.reference) return undefined;
      return within(voiceOf(context), known.reference, (inChat) => work(inChat, known.mri));
    },

    /** Replaces a message in the person's own chat. Throws if Teams refuses or fails. */
    async update(
      context: TurnContext,
      person: { entraId: string },
      { conversationId, activityId }: Sent,
      message: Message,
    ) {
      const reference = (await book.person(person.entraId))?.reference;
      if (reference?.conversation?.id !== conversationId)
        throw new Error('The chat of this message is no longer known.');
      await updateIn(voiceOf(context), reference, activityId, message);
    },
  };
}
