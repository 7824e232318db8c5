import type { TurnContext } from 'botbuilder';
import type { Asking } from '../asking/asking.ts';
import type { Logger } from '../logger.ts';
import { answerWithLastWords, answerWithLine } from './compose-answer.ts';
import { answerWithFailure } from './invoke-answer.ts';
import { cardMessage, textMessage } from './message.ts';
import type { Turn } from './turn.ts';
import { WORDS } from './words.ts';

/** Whoever pressed one of these must not believe that somebody was told. */
const TELLS: ReadonlySet<string> = new Set(['tell-headteacher', 'tell-alternate', 'tell-again', 'something-new']);

/** Makes the function that ends a failed turn: the error goes into the log, its reference to the person. Never throws. */
export function createFailedTurn(needs: {
  asking: Pick<Asking, 'somethingWentWrong' | 'ringInstead'>;
  newReference: () => string;
  log: Logger;
}) {
  const { asking, newReference, log } = needs;

  /** What is not done because of it, and what to do now. */
  const whatFailed = (verb: string | undefined): string => {
    if (verb === undefined) return WORDS.failed;
    if (TELLS.has(verb)) return `${WORDS.notTold} ${asking.ringInstead()}`;
    return verb.startsWith('save-') ? WORDS.notSaved : WORDS.failed;
  };

  const tell = async (context: TurnContext, turn: Turn | undefined, reference: string) => {
    const reported = `If it happens again, tell IT this reference: ${reference}`;
    if (turn?.kind === 'press' && turn.via === 'execute')
      return answerWithFailure(context, `${whatFailed(turn.action?.verb)} ${reported}`);
    if (turn?.kind === 'look-up') return answerWithLine(context, `${WORDS.failed} ${reported}`);
    if (turn?.kind === 'check-message') return answerWithLastWords(context, `${WORDS.failed} ${reported}`);
    if (turn?.kind === 'dialog') return answerWithLastWords(context, `${whatFailed(turn.action?.verb)} ${reported}`);
    if (!turn || turn.kind === 'ignored' || turn.kind === 'removed') return;
    const verb = turn.kind === 'press' ? turn.action?.verb : undefined;
    const what = verb !== undefined && (TELLS.has(verb) || verb.startsWith('save-')) ? whatFailed(verb) : undefined;
    await context.sendActivity(
      turn.personal
        ? cardMessage(asking.somethingWentWrong(reference), what)
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
