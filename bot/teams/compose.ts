import type { TurnContext } from 'botbuilder';
import type { Asking } from '../asking/asking.ts';
import type { Escalation } from '../escalation/escalation.ts';
import type { Logger } from '../logger.ts';
import { atMost } from './at-most.ts';
import { answerWithDialog, answerWithFound, answerWithLastWords, answerWithLine } from './compose-answer.ts';
import type { ConversationBook } from './conversation-book.ts';
import { forDialog } from './for-dialog.ts';
import { cardMessage } from './message.ts';
import type { OwnChat } from './own-chat.ts';
import { pressResult, type PressNeeds } from './press-result.ts';
import type { PressResult } from './press-results.ts';
import type { CheckStaff, StaffCheck } from './staff.ts';
import type { CheckTurn, DialogTurn, LookUpTurn, Origin } from './turn.ts';
import type { StartTimer } from './typing.ts';
import { WORDS } from './words.ts';

/** Teams gives up on a dialog after some seconds; the receipt may come into the own chat a little later. */
const RECEIPT_MILLISECONDS = 1500;

interface Needs extends PressNeeds {
  asking: Asking;
  book: Pick<ConversationBook, 'claimQuestion' | 'releaseQuestion'>;
  ownChat: OwnChat;
  checkStaff: CheckStaff;
  /** Keeps a matter's card up to date from now on. */
  meet: Escalation['meet'];
  /** Nobody is turned away: local mode without a pattern. */
  everybodyIsStaff: boolean;
  startTimer: StartTimer;
  now: () => Date;
  log: Logger;
}

type Who = StaffCheck | { kind: 'not-met' };

/**
 * Makes what the bot does where it is no member: the compose box and a message's menu, in whatever chat they are used. Whether somebody is
 * staff is asked in their own chat with the bot, the only place where it can be. Nothing typed or looked at is kept.
 */
export function createCompose(needs: Needs) {
  const { asking, book, ownChat, checkStaff, meet, everybodyIsStaff, startTimer, now, log } = needs;

  const who = async (context: TurnContext, turn: Origin): Promise<Who> => {
    if (everybodyIsStaff) return checkStaff(context, turn);
    if (!turn.entraId) return { kind: 'not-staff' };
    return (
      (await ownChat.within(context, turn.entraId, (inChat, mri) => checkStaff(inChat, { ...turn, mri }))) ?? {
        kind: 'not-met',
      }
    );
  };

  const refusal = (found: Exclude<Who, { kind: 'staff' }>) =>
    found.kind === 'not-met' ? WORDS.helloFirst : WORDS.staffOnly;

  /** The receipt, kept up to date, in the presser's own chat: a dialog is gone when it is closed. True if it is there now. */
  const putInOwnChat = async (
    context: TurnContext,
    { conversationId, activityId, mri }: DialogTurn,
    entraId: string,
    result: Extract<PressResult, { kind: 'show' | 'send' }>,
  ): Promise<boolean> => {
    const { matter, card } = result;
    if (!matter) return false;
    const claim = { conversationId, activityId };
    // Delivered a second time: whether the first has sent the receipt, or died before it, is not known here.
    if (activityId !== '' && !(await book.claimQuestion({ ...claim, at: now() }))) return false;
    const sent = await ownChat.send(context, { entraId, mri }, cardMessage(card));
    if (sent === 'unreachable') {
      await book.releaseQuestion(claim);
      return false;
    }
    await meet({ ...sent, matter: matter.id, person: entraId }, matter.version);
    const also = result.kind === 'show' ? result.also : undefined;
    if (also) await ownChat.send(context, { entraId, mri }, cardMessage(also));
    return true;
  };

  const showResult = async (context: TurnContext, turn: DialogTurn, entraId: string, result: PressResult) => {
    if (result.kind === 'say') return answerWithLastWords(context, result.text);
    if (!('matter' in result) || !result.matter) {
      const note = result.kind === 'send' ? result.note : undefined;
      return answerWithDialog(context, forDialog(result.card, note));
    }
    const sent = await atMost(
      RECEIPT_MILLISECONDS,
      putInOwnChat(context, turn, entraId, result).catch((error: unknown) => {
        log.warn('receipt not sent to the own chat', { error });
        return false;
      }),
      startTimer,
    );
    return answerWithLastWords(
      context,
      `${result.stored ?? WORDS.isStored} ${sent ? WORDS.receiptInOurChat : WORDS.askForReports}`,
    );
  };

  return {
    async lookUp(context: TurnContext, turn: LookUpTurn): Promise<void> {
      const found = await who(context, turn);
      if (found.kind !== 'staff') return answerWithLine(context, refusal(found));
      const clauses = await asking.lookUp(turn.typed);
      log.info('clauses looked up', { count: clauses.length });
      return clauses.length > 0 ? answerWithFound(context, clauses) : answerWithLine(context, WORDS.nothingFound);
    },

    async checkMessage(context: TurnContext, turn: CheckTurn): Promise<void> {
      const found = await who(context, turn);
      if (found.kind !== 'staff') return answerWithLastWords(context, refusal(found));
      if (turn.text === '') return answerWithLastWords(context, WORDS.noWordsInIt);
      const checked = await asking.checkMessage({ text: turn.text, asker: found.entraId });
      log.info('message checked', { outcome: checked.kind });
      if (checked.kind === 'english-only') return answerWithLastWords(context, WORDS.onlyEnglish);
      return answerWithDialog(context, forDialog(checked.card, checked.note));
    },

    async dialog(context: TurnContext, turn: DialogTurn): Promise<void> {
      const found = await who(context, turn);
      if (found.kind !== 'staff') return answerWithLastWords(context, refusal(found));
      if (!turn.action) return answerWithLastWords(context, WORDS.notAButton);
      log.info('button pressed', { verb: turn.action.verb, part: 'dialog' });
      const pressed = { person: found.entraId, name: turn.name || WORDS.somebody, card: undefined };
      return showResult(context, turn, found.entraId, await pressResult(needs, turn.action, pressed));
    },
  };
}
