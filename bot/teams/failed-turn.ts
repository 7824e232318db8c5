import type { TurnContext } from 'botbuilder';
import type { Asking } from '../asking/asking.ts';
import type { Logger } from '../logger.ts';
import { answerWithFailure } from './invoke-answer.ts';
import { cardMessage, textMessage } from './message.ts';
import type { Turn } from './turn.ts';

/** Makes the function that ends a failed turn: the error goes into the log, its reference to the person. Never throws. */
export function createFailedTurn(needs: {
  asking: Pick<Asking, 'somethingWentWrong'>;
  newReference: () => string;
  log: Logger;
}) {
  const { asking, newReference, log } = needs;

  const tell = async (context: TurnContext, turn: Turn | undefined, reference: string) => {
    if (turn?.kind === 'press' && turn.via === 'execute') {
      const text = `Something went wrong. Please try again in a minute. If it happens again, tell IT this reference: ${reference}`;
      return answerWithFailure(context, text);
    }
    if (!turn || turn.kind === 'ignored' || turn.kind === 'removed') return;
    await context.sendActivity(
      turn.personal
        ? cardMessage(asking.somethingWentWrong(reference))
        : textMessage(`Something went wrong. Please ask me in our own chat. Reference: ${reference}`),
    );
  };

  return async (context: TurnContext, turn: Turn | undefined, error: unknown): Promise<void> => {
    const reference = newReference();
    log.error('turn failed', { reference, activityType: context.activity.type, reason: turn?.kind, error });
    await tell(context, turn, reference).catch((second: unknown) => {
      log.error('failure not told', { reference, error: second });
    });
  };
}
