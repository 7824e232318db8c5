import { INVOKE_RESPONSE_KEY, type TurnContext } from 'botbuilder';
import type { RenderedCard } from '../../cards/index.ts';

/** What Teams shows after an Action.Execute: HTTP is always 200, the outcome is in the body. */
type Body =
  | { statusCode: 200; type: 'application/vnd.microsoft.card.adaptive'; value: Record<string, unknown> }
  | { statusCode: 200; type: 'application/vnd.microsoft.activity.message'; value: string }
  | { statusCode: 500; type: 'application/vnd.microsoft.error'; value: { code: string; message: string } };

const answer = async (context: TurnContext, body: Body) => {
  // botbuilder keeps one response: a second one would be dropped without a word.
  context.turnState.delete(INVOKE_RESPONSE_KEY);
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
};

/** The pressed card becomes this one. */
export const answerWithCard = (context: TurnContext, { content }: RenderedCard) =>
  answer(context, { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: content });

/** A line that Teams shows by the card. */
export const answerWithText = (context: TurnContext, text: string) =>
  answer(context, { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text });

/** The press failed. */
export const answerWithFailure = (context: TurnContext, message: string) =>
  answer(context, {
    statusCode: 500,
    type: 'application/vnd.microsoft.error',
    value: { code: 'turn-failed', message },
  });
