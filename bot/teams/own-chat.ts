import type { ConversationReference, TurnContext } from 'botbuilder';
import { AuthenticationConstants, ClaimsIdentity } from 'botframework-connector';
import type { ConversationBook } from './conversation-book.ts';
import { audienceOf, referenceOf, referenceTo, tenantOf } from './conversation-reference.ts';
import type { Message } from './message.ts';

/** A message sent: where it is. */
export interface Sent {
  conversationId: string;
  activityId: string;
}

/** Teams will not let us write to this person: the app is not installed for them, or they blocked it. */
export type Unreachable = 'unreachable';

export type OwnChat = ReturnType<typeof createOwnChat>;

/** Reaches a person's own 1:1 chat with the bot from a turn that came from elsewhere. */
export function createOwnChat({ appId, book, now }: { appId: string; book: ConversationBook; now: () => Date }) {
  const identity = new ClaimsIdentity([
    { type: AuthenticationConstants.AudienceClaim, value: appId },
    { type: AuthenticationConstants.AppIdClaim, value: appId },
  ]);

  /** Keeps where this turn's person can be reached; `context` is a turn of their 1:1 chat. Writes only what has changed. */
  const remember = async (context: TurnContext, { entraId, mri }: { entraId: string; mri: string }) => {
    const reference = referenceOf(context);
    const known = await book.person(entraId);
    const same =
      known?.mri === mri &&
      known.reference?.conversation?.id === reference.conversation?.id &&
      known.reference?.serviceUrl === reference.serviceUrl;
    if (!same) await book.remember({ entraId, mri, reference, at: now() });
  };

  const create = async (context: TurnContext, person: { entraId: string; mri: string }) => {
    const { serviceUrl, channelId, recipient } = context.activity;
    const tenantId = tenantOf(context);
    let conversationId: string | undefined;
    await context.adapter.createConversationAsync(
      appId,
      channelId,
      serviceUrl,
      audienceOf(context),
      {
        isGroup: false,
        bot: { id: recipient.id, name: recipient.name },
        // By Entra object id: the id of a channel's roster is not always known to the personal scope.
        members: [{ id: person.entraId, name: '' }],
        ...(tenantId && { tenantId }),
        channelData: tenantId ? { tenant: { id: tenantId } } : {},
      },
      (created) => Promise.resolve(void (conversationId = created.activity.conversation.id)),
    );
    if (!conversationId) throw new Error('Teams created a chat without an id.');
    const reference = referenceTo(context, { conversationId, ...person });
    await book.remember({ ...person, reference, at: now() });
    return reference;
  };

  /** Does something in the chat of a reference. What throws in there throws here (botbuilder would swallow it). */
  const within = async <Result>(
    context: TurnContext,
    reference: Partial<ConversationReference>,
    work: (inChat: TurnContext) => Promise<Result>,
  ): Promise<Result> => {
    let outcome: Promise<Result> = Promise.reject(new Error('Teams did not open the chat.'));
    outcome.catch(() => undefined);
    await context.adapter.continueConversationAsync(identity, reference, audienceOf(context), async (inChat) => {
      outcome = work(inChat);
      // Waited for and not thrown here: botbuilder would swallow it.
      await outcome.catch(() => undefined);
    });
    return outcome;
  };

  const sendTo = (context: TurnContext, reference: Partial<ConversationReference>, message: Message) =>
    within(context, reference, async (inChat): Promise<Sent> => {
      const sent = await inChat.sendActivity(message);
      return { conversationId: inChat.activity.conversation.id, activityId: sent?.id ?? '' };
    });

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
        if (known) return await sendTo(context, known, message);
      } catch (error) {
        // What we knew is out of date; a chat opened anew may still work.
        if (!isRefusal(error)) throw error;
      }
      try {
        return await sendTo(context, await create(context, person), message);
      } catch (error) {
        if (isRefusal(error)) return 'unreachable';
        throw error;
      }
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
      await within(context, reference, (inChat) => inChat.updateActivity({ ...message, id: activityId }));
    },
  };
}

/** Not allowed or not there: asking again changes nothing. Everything else is trouble of the moment. */
function isRefusal(error: unknown): boolean {
  const status = (error as { statusCode?: unknown }).statusCode;
  return status === 403 || status === 404;
}
