import { CardFactory, INVOKE_RESPONSE_KEY, type TurnContext } from 'botbuilder';
import type { FoundClause } from '../asking/look-up.ts';

/** What Teams shows for the compose box, and in a dialog. HTTP is always 200: anything else is "Unable to reach app". */
const answer = async (context: TurnContext, body: object) => {
  // botbuilder keeps one response: a second one would be dropped without a word.
  context.turnState.delete(INVOKE_RESPONSE_KEY);
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
};

/** A list to choose from; what is chosen is put into the message being written. */
export const answerWithFound = (context: TurnContext, found: readonly FoundClause[]) =>
  answer(context, {
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: found.map(({ title, text, card }) => ({
        ...CardFactory.adaptiveCard(card.content),
        preview: CardFactory.thumbnailCard(title, [], [], { text }),
      })),
    },
  });

/** In place of the list: plain words. */
export const answerWithLine = (context: TurnContext, text: string) =>
  answer(context, { composeExtension: { type: 'message', text } });

/** A dialog with this card, opened or changed. */
export const answerWithDialog = (context: TurnContext, card: Record<string, unknown>) =>
  answer(context, {
    task: {
      type: 'continue',
      value: { title: 'Policy Guide', height: 'large', width: 'medium', card: CardFactory.adaptiveCard(card) },
    },
  });

/** Plain words in the dialog, the last thing that it shows. */
export const answerWithLastWords = (context: TurnContext, text: string) =>
  answer(context, { task: { type: 'message', value: text } });
