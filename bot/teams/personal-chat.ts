import type { BotAdapter, ConversationReference, TurnContext } from 'botbuilder';
import { AuthenticationConstants, ClaimsIdentity } from 'botframework-connector';
import type { Place } from './conversation-reference.ts';
import type { Message } from './message.ts';

/** A message sent: where it is. */
export interface Sent {
  conversationId: string;
  activityId: string;
}

/** What the bot speaks with where no turn is. */
export interface Voice {
  adapter: BotAdapter;
  /** The bot's application id; '' in local mode. */
  appId: string;
  /** Whom tokens for the connector are for. */
  audience: string;
}

/** Opens the 1:1 chat with a person, who need never have written, and gives its id. Throws if Teams refuses or fails. */
export async function openChat(
  { adapter, appId, audience }: Voice,
  { serviceUrl, botId, botName, tenantId }: Place,
  { entraId }: { entraId: string },
): Promise<string> {
  let conversationId: string | undefined;
  await adapter.createConversationAsync(
    appId,
    'msteams',
    serviceUrl,
    audience,
    {
      isGroup: false,
      bot: { id: botId, name: botName ?? '' },
      // By Entra object id: the id of a channel's roster is not always known to the personal scope.
      members: [{ id: entraId, name: '' }],
      ...(tenantId && { tenantId }),
      channelData: tenantId ? { tenant: { id: tenantId } } : {},
    },
    (created) => Promise.resolve(void (conversationId = created.activity.conversation.id)),
  );
  if (!conversationId) throw new Error('Teams created a chat without an id.');
  return conversationId;
}

/** Does something in the chat of a reference. What throws in there throws here (botbuilder would swallow it). */
export async function within<Result>(
  { adapter, appId, audience }: Voice,
  reference: Partial<ConversationReference>,
  work: (inChat: TurnContext) => Promise<Result>,
): Promise<Result> {
  const identity = new ClaimsIdentity([
    { type: AuthenticationConstants.AudienceClaim, value: appId },
    { type: AuthenticationConstants.AppIdClaim, value: appId },
  ]);
  let outcome: Promise<Result> = Promise.reject(new Error('Teams did not open the chat.'));
  outcome.catch(() => undefined);
  await adapter.continueConversationAsync(identity, reference, audience, async (inChat) => {
    outcome = work(inChat);
    // Waited for and not thrown here: botbuilder would swallow it.
    await outcome.catch(() => undefined);
  });
  return outcome;
}

/** Sends into the chat of a reference. Throws if Teams refuses or fails. */
export function sendIn(voice: Voice, reference: Partial<ConversationReference>, message: Message): Promise<Sent> {
  return within(voice, reference, async (inChat) => {
    const sent = await inChat.sendActivity(message);
    return { conversationId: inChat.activity.conversation.id, activityId: sent?.id ?? '' };
  });
}

/** Replaces a message in the chat of a reference. Throws if Teams refuses or fails. */
export async function updateIn(
  voice: Voice,
  reference: Partial<ConversationReference>,
  activityId: string,
  message: Message,
): Promise<void> {
  await within(voice, reference, (inChat) => inChat.updateActivity({ ...message, id: activityId }));
}

/** Not allowed or not there: what was known of the chat may be out of date. Everything else is trouble of the moment. */
export function isRefusal(error: unknown): boolean {
  const status = (error as { statusCode?: unknown }).statusCode;
  return status === 403 || status === 404;
}
