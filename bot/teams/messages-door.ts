import {
  INVOKE_RESPONSE_KEY,
  type Activity,
  type CloudAdapter,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { AuthenticationError, type BotFrameworkAuthentication } from 'botframework-connector';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import { readActivity } from './incoming-activity.ts';
import { whyRefused } from './may-come-in.ts';

/** What Teams is answered: a status, with a body for an invoke; or a refusal, which says no more than its status. */
export type MessageAnswer = { status: number; body?: unknown } | { refused: 400 | 401 | 403 | 503 };

interface Needs {
  adapter: CloudAdapter;
  authentication: BotFrameworkAuthentication;
  handler: { run(context: TurnContext): Promise<void> };
  config: Config;
  log: Logger;
}

/** POST /api/messages: shape, signature, tenant and serviceUrl, in this order; what passes becomes a turn. */
export function createMessagesDoor({ adapter, authentication, handler, config, log }: Needs) {
  const refuse = (
    refused: 400 | 401 | 403 | 503,
    facts: { reason: string; activity?: Activity; error?: unknown },
  ): MessageAnswer => {
    const { reason, activity, error } = facts;
    log.warn('activity refused', { reason, status: refused, ...describeActivity(activity), error });
    return { refused };
  };

  return async ({ authorization, body }: { authorization: string; body: unknown }): Promise<MessageAnswer> => {
    const activity = readActivity(body);
    if (activity === undefined) return refuse(400, { reason: 'not-an-activity' });
    const signIn = await authentication
      .authenticateRequest(activity, authorization)
      .catch((error: unknown) => ({ error }));
    if ('error' in signIn) {
      const { error } = signIn;
      return cannotTell(error)
        ? refuse(503, { reason: 'no-signing-keys', activity, error })
        : refuse(401, { reason: 'not-signed', activity });
    }
    const why = whyRefused(activity, config);
    if (why !== undefined) return refuse(403, { reason: why, activity });

    let answer: InvokeResponse | undefined;
    await adapter.processActivityDirect(signIn, activity, async (context) => {
      await handler.run(context);
      answer = context.turnState.get<{ value?: InvokeResponse } | undefined>(INVOKE_RESPONSE_KEY)?.value;
    });
    if (answer !== undefined) return { status: answer.status, body: answer.body as unknown };
    return { status: activity.type === 'invoke' ? 501 : 200 };
  };
}

/** The keys could not be fetched, so nothing is known about the token: Teams may come again. Every other failure is the token's. */
function cannotTell(error: unknown): boolean {
  if (error instanceof AuthenticationError) return error.statusCode >= 500;
  return error instanceof Error && (error.name === 'FetchError' || error.name === 'AbortError');
}

const TYPES = ['message', 'messageUpdate', 'messageDelete', 'invoke', 'conversationUpdate', 'installationUpdate', 'messageReaction', 'event', 'typing']; // prettier-ignore
const CHANNELS = ['msteams', 'emulator', 'webchat', 'directline'];
const CONVERSATIONS = ['personal', 'channel', 'groupChat'];
/** A word of ours or "other": an unsigned activity may say anything, even as its type. */
const oneOf = (known: readonly string[], said: string | undefined) =>
  said === undefined || known.includes(said) ? said : 'other';

/** Types only: no text, no names, no ids. */
function describeActivity(activity: Activity | undefined) {
  if (activity === undefined) return {};
  const { type, channelId, conversation } = activity;
  return {
    activityType: oneOf(TYPES, type),
    channelId: oneOf(CHANNELS, channelId),
    conversationType: oneOf(CONVERSATIONS, conversation.conversationType),
  };
}
