import { TeamsActivityHandler, type TurnContext } from 'botbuilder';
import type { Asking } from '../asking/asking.ts';
import type { Escalation } from '../escalation/escalation.ts';
import type { Logger } from '../logger.ts';
import { createAnswerTurn } from './answer-turn.ts';
import type { CommandNeeds } from './commands.ts';
import { createCompose } from './compose.ts';
import type { ConversationBook } from './conversation-book.ts';
import { createFailedTurn } from './failed-turn.ts';
import { createMayWriteHere, type Places } from './may-write-here.ts';
import { createOwnChat } from './own-chat.ts';
import { createPress } from './press.ts';
import type { PressNeeds } from './press-result.ts';
import { createReplyToSaid } from './reply-to-said.ts';
import { createCheckStaff } from './staff.ts';
import type { TellPress } from './tell-press.ts';
import { readTurn, type Turn } from './turn.ts';
import type { StartTimer } from './typing.ts';
import { createWelcome, type WelcomeNeeds } from './welcome.ts';

export interface HandlerNeeds {
  asking: Asking;
  book: ConversationBook;
  /** The bot's application id; '' in local mode. */
  appId: string;
  /** Who is staff: `pattern` matches their whole user principal name. Without one everybody is; only local mode may do so. */
  staff: { pattern?: RegExp; tenantId?: string };
  settings: { typingAfterMilliseconds: number };
  /** Where the bot may write; undefined in local mode: everywhere. */
  places: Places | undefined;
  escalation: Pick<Escalation, 'meet' | 'reachable'>;
  tellPress: TellPress;
  matterPress: PressNeeds['matterPress'];
  listMatters: CommandNeeds['listMatters'];
  schoolsFor: WelcomeNeeds['schoolsFor'];
  now: () => Date;
  startTimer: StartTimer;
  /** A short reference for an error card, without spaces. */
  newReference: () => string;
  log: Logger;
}

/** The bot: reads each activity as a turn and gives it to what handles its kind. No error leaves it. */
export function createActivityHandler(needs: HandlerNeeds): TeamsActivityHandler {
  const { asking, book, appId, staff, settings, now, startTimer, newReference, log } = needs;
  const { escalation, tellPress, matterPress, listMatters, schoolsFor } = needs;
  const checkStaff = createCheckStaff({ ...staff, now });
  const ownChat = createOwnChat({ appId, book, now });
  const replyToSaid = createReplyToSaid({ asking, tellPress, listMatters, log, now });
  const typing = { after: settings.typingAfterMilliseconds, startTimer };
  const mayWriteHere = createMayWriteHere(needs.places);
  const answerTurn = createAnswerTurn({
    mayWriteHere,
    book,
    ownChat,
    checkStaff,
    asking,
    replyToSaid,
    typing,
    now,
    log,
  });
  const press = createPress({
    book,
    ownChat,
    checkStaff,
    asking,
    tellPress,
    matterPress,
    meet: escalation.meet,
    startTimer,
    now,
    log,
  });
  const compose = createCompose({
    ...{ asking, book, ownChat, checkStaff, tellPress, matterPress, startTimer, now, log },
    meet: escalation.meet,
    everybodyIsStaff: staff.pattern === undefined,
  });
  const welcome = createWelcome({
    book,
    ownChat,
    checkStaff,
    asking,
    schoolsFor,
    reachable: escalation.reachable,
    now,
    log,
  });
  const failedTurn = createFailedTurn({ asking, newReference, log });

  const handle = async (context: TurnContext, turn: Turn): Promise<void> => {
    switch (turn.kind) {
      case 'said':
        return answerTurn(context, turn);
      case 'press':
        return press(context, turn);
      case 'look-up':
        return compose.lookUp(context, turn);
      case 'check-message':
        return compose.checkMessage(context, turn);
      case 'dialog':
        return compose.dialog(context, turn);
      case 'installed':
        return welcome(context, turn);
      case 'removed':
        if (turn.personal) await book.forget(turn.entraId ?? turn.mri);
        return;
      case 'ignored':
        return log.debug('activity ignored', { reason: turn.why, activityType: context.activity.type });
      default:
        return turn satisfies never;
    }
  };

  const handler = new TeamsActivityHandler();
  // Before botbuilder's own dispatch, which throws on some activities that are merely odd; what next() would do is not needed.
  handler.onTurn(async (context) => {
    let turn: Turn | undefined;
    try {
      turn = readTurn(context.activity);
      await handle(context, turn);
    } catch (error) {
      await failedTurn(context, turn, error);
    }
  });
  return handler;
}
