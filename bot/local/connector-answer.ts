/** An answer of the connector, in Teams' own words. */
export interface ConnectorAnswer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

const refuse = (status: number, code: string, message: string): ConnectorAnswer => ({
  status,
  body: { error: { code, message } },
});

/** Refusals as Teams gives them: the bot decides by status, code and subcode whether to try again. */
export const refusals = {
  notInstalled: refuse(403, 'ForbiddenOperationException', "The bot is not installed in user's personal scope."),
  // JSON inside a string, as Teams sends it when the person has removed or blocked the bot.
  removed: {
    status: 403,
    body: {
      errorCode: 209,
      message: JSON.stringify({
        subCode: 'MessageWritesBlocked',
        details: 'Thread is blocked from message writes.',
        errorCode: null,
        errorSubCode: null,
      }),
    },
  },
  notInRoster: refuse(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.'),
  noConversation: refuse(404, 'ConversationNotFound', 'Conversation not found.'),
  noMessage: refuse(404, 'ActivityNotFoundInConversation', 'The activity was not found in the conversation.'),
  noMember: refuse(404, 'MemberNotFoundInConversation', 'The member was not found in the conversation.'),
  noRoute: refuse(404, 'NotFound', 'No such operation.'),
  notOwn: refuse(403, 'ForbiddenOperationException', 'The bot can change its own messages only.'),
  // What is wrong with Teams itself, where trouble is played.
  busy: {
    ...refuse(429, 'TooManyRequests', 'API calls quota exceeded.'),
    headers: { 'retry-after': '2' },
  },
  disabled: refuse(403, 'BotDisabledByAdmin', 'The tenant admin disabled this bot.'),
  failing: refuse(502, 'BadGateway', 'The service could not be reached.'),
  late: refuse(504, 'GatewayTimeout', 'The service did not answer in time.'),
  bad: (message: string) => refuse(400, 'BadSyntax', message),
  tooBig: refuse(413, 'MessageSizeTooBig', 'Message size too large.'),
} satisfies Record<string, ConnectorAnswer | ((message: string) => ConnectorAnswer)>;
