import { TurnContext, type ConversationReference } from 'botbuilder';
import { AuthenticationConstants } from 'botframework-connector';

const blank = { isGroup: false, name: '' };

/** Where a 1:1 turn can be continued, without names, and without the message: or everything sent would be a reply to it. */
export function referenceOf(context: TurnContext): Partial<ConversationReference> {
  const { channelId, serviceUrl, bot, user, conversation } = TurnContext.getConversationReference(context.activity);
  return {
    channelId,
    serviceUrl,
    bot: bot && { id: bot.id, name: bot.name },
    ...(user && { user: { id: user.id, name: '', aadObjectId: user.aadObjectId } }),
    conversation: conversation && {
      ...blank,
      id: conversation.id,
      conversationType: 'personal',
      tenantId: conversation.tenantId,
    },
  };
}

/** Where the bot speaks from: what a turn shows, or else the settings say. */
export interface Place {
  serviceUrl: string;
  /** 28:<application id>. */
  botId: string;
  botName?: string;
  tenantId?: string;
}

export function placeOf(context: TurnContext): Place {
  const { serviceUrl, recipient } = context.activity;
  return { serviceUrl, botId: recipient.id, botName: recipient.name, tenantId: tenantOf(context) };
}

/** The same for a 1:1 chat that no turn has come from. */
export function referenceTo(
  { serviceUrl, botId, botName = '', tenantId }: Place,
  { conversationId, entraId, mri }: { conversationId: string; entraId: string; mri?: string },
): Partial<ConversationReference> {
  return {
    channelId: 'msteams',
    serviceUrl,
    bot: { id: botId, name: botName },
    ...(mri && { user: { id: mri, name: '', aadObjectId: entraId } }),
    conversation: { ...blank, id: conversationId, conversationType: 'personal', tenantId },
  };
}

function tenantOf({ activity }: TurnContext): string | undefined {
  const data = activity.channelData as { tenant?: { id?: string } } | undefined;
  return activity.conversation.tenantId ?? data?.tenant?.id;
}

/** Whom tokens for the connector are for; sovereign clouds have their own. */
export function audienceOf(context: TurnContext): string {
  return (
    context.turnState.get<string | undefined>(context.adapter.OAuthScopeKey) ??
    AuthenticationConstants.ToChannelFromBotOAuthScope
  );
}
