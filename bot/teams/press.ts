import type { TurnContext } from 'botbuilder';
import type { Asking } from '../asking/asking.ts';
import type { Logger } from '../logger.ts';
import type { ConversationBook } from './conversation-book.ts';
import { answerWithCard, answerWithText } from './invoke-answer.ts';
import { cardMessage, textMessage, type Message } from './message.ts';
import type { OwnChat } from './own-chat.ts';
import { pressResult, type PressResult } from './press-result.ts';
import type { CheckStaff } from './staff.ts';
import type { PressTurn } from './turn.ts';
import type { StartTimer } from './typing.ts';
import { WORDS } from './words.ts';

/** Teams gives up on a press after some seconds; the stored message may be brought up to date a little later than that. */
const UPDATE_MILLISECONDS = 1500;

interface Needs {
  book: ConversationBook;
  ownChat: OwnChat;
  checkStaff: CheckStaff;
  asking: Asking;
  startTimer: StartTimer;
  now: () => Date;
  log: Logger;
}

/** Makes the function that handles a press of a card's button: authorised anew each time, by who pressed and never by the card. */
export function createPress({ book, ownChat, checkStaff, asking, startTimer, now, log }: Needs) {
  const act = async (context: TurnContext, turn: PressTurn): Promise<PressResult> => {
    const staff = await checkStaff(context, turn);
    if (staff.kind === 'not-staff') return { kind: 'say', text: WORDS.staffOnly };
    // Forwarded to where others read along: what the button would show is not for there.
    if (!turn.personal) return { kind: 'say', text: WORDS.pressInOurChat };
    if (!turn.action) return { kind: 'say', text: WORDS.notAButton };
    await ownChat.remember(context, { entraId: staff.entraId, mri: turn.mri });
    if (turn.cardId) {
      await book.markPressed({ replyConversationId: turn.conversationId, replyActivityId: turn.cardId });
    }
    log.info('button pressed', { verb: turn.action.verb });
    return pressResult(asking, turn.action, staff.entraId);
  };

  /** Sends a press's message once, however often Teams delivers the press; one that could not be sent may be tried again. */
  const sendOnce = async (context: TurnContext, { conversationId, activityId }: PressTurn, message: Message) => {
    const press = { conversationId, activityId };
    if (activityId !== '' && !(await book.claimQuestion({ ...press, at: now() }))) return;
    try {
      await context.sendActivity(message);
    } catch (error) {
      await book.releaseQuestion(press).catch(() => undefined);
      throw error;
    }
  };

  /** The answer to an Execute changes the card in that client only; this changes the message, so that it stays. */
  const updateMessage = async (context: TurnContext, turn: PressTurn, message: Message) => {
    if (!turn.cardId) return false;
    return context.updateActivity({ ...message, id: turn.cardId }).then(
      () => true,
      (error: unknown) => {
        log.warn('reply not updated', { error });
        return false;
      },
    );
  };

  const answerExecute = async (context: TurnContext, turn: PressTurn, result: PressResult) => {
    switch (result.kind) {
      case 'replace':
        await atMost(UPDATE_MILLISECONDS, updateMessage(context, turn, cardMessage(result.card)), startTimer);
        return answerWithCard(context, result.card);
      case 'send':
        await sendOnce(context, turn, cardMessage(result.card, result.note));
        return answerWithText(context, WORDS.below);
      case 'say':
        return answerWithText(context, result.text);
      default:
        return result satisfies never;
    }
  };

  const answerSubmit = async (context: TurnContext, turn: PressTurn, result: PressResult) => {
    if (result.kind === 'replace' && (await updateMessage(context, turn, cardMessage(result.card)))) return;
    await sendOnce(
      context,
      turn,
      result.kind === 'say' ? textMessage(result.text) : cardMessage(result.card, noteOf(result)),
    );
  };

  return async (context: TurnContext, turn: PressTurn): Promise<void> => {
    const result = await act(context, turn);
    await (turn.via === 'execute' ? answerExecute : answerSubmit)(context, turn, result);
  };
}

const noteOf = (result: PressResult) => (result.kind === 'send' ? result.note : undefined);

/** Waits for the work, but no longer than so many milliseconds; the work goes on. */
async function atMost(milliseconds: number, work: Promise<unknown>, startTimer: StartTimer): Promise<void> {
  await new Promise<void>((resolve) => {
    const cancel = startTimer(resolve, milliseconds);
    void work.finally(() => {
      cancel();
      resolve();
    });
  });
}
