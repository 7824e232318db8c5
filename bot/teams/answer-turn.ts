import type { TurnContext } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { Asking } from '../asking/asking.ts';
import type { Logger } from '../logger.ts';
import type { ConversationBook, Reply } from './conversation-book.ts';
import { createInOrder } from './in-order.ts';
import type { createMayWriteHere } from './may-write-here.ts';
import { cardMessage, textMessage, type Message } from './message.ts';
import type { OwnChat, Sent } from './own-chat.ts';
import type { ReplyToSaid } from './reply-to-said.ts';
import type { CheckStaff } from './staff.ts';
import type { SaidTurn } from './turn.ts';
import { withTyping, type StartTimer } from './typing.ts';
import { WORDS } from './words.ts';

interface Needs {
  book: ConversationBook;
  ownChat: OwnChat;
  checkStaff: CheckStaff;
  asking: Pick<Asking, 'staffOnly'>;
  replyToSaid: ReplyToSaid;
  mayWriteHere: ReturnType<typeof createMayWriteHere>;
  typing: { after: number; startTimer: StartTimer };
  now: () => Date;
  log: Logger;
}

/** A reply and where it belongs: where the person spoke, or in their own chat. */
type Due = { message: Message } & ({ where: 'here' } | { where: 'own-chat'; entraId: string });

/** Makes the function that answers a message, or updates the answer to one that was edited. Throws if nothing could be sent. */
export function createAnswerTurn(needs: Needs) {
  const { book, ownChat, checkStaff, asking, replyToSaid, mayWriteHere, typing, now, log } = needs;
  const inOrder = createInOrder();
  // When the newest edit of a message was written, so that a late second delivery of an older one does not undo it.
  const editedAt = new LRUCache<string, number>({ max: 1000 });

  const draft = async (context: TurnContext, turn: SaidTurn): Promise<Due | undefined> => {
    const staff = await checkStaff(context, turn);
    if (staff.kind === 'not-staff')
      return mayWriteHere(turn) ? { message: cardMessage(asking.staffOnly()), where: 'here' } : undefined;
    const { entraId } = staff;
    if (turn.personal) await ownChat.remember(context, { entraId, mri: turn.mri });
    const message = await replyToSaid(turn.said, entraId);
    if (turn.personal) return { message, where: 'here' };
    const left = turn.said.what === 'question' && message.attachments ? stillThere(context) : '';
    const note = [left, message.text].filter(Boolean).join('\n\n');
    return { message: { ...message, text: note, textFormat: 'plain' }, where: 'own-chat', entraId };
  };

  const send = async (context: TurnContext, turn: SaidTurn, due: Due): Promise<Sent | undefined> => {
    if (due.where === 'here') {
      const sent = await context.sendActivity(due.message);
      return { conversationId: turn.conversationId, activityId: sent?.id ?? '' };
    }
    const sent = await ownChat.send(context, { entraId: due.entraId, mri: turn.mri }, due.message);
    if (sent === 'unreachable') {
      await context.sendActivity(textMessage(WORDS.addMeFirst));
      return undefined;
    }
    if (!mayWriteHere(turn)) return sent;
    // The answer has been sent: a line that could not be is no failure of the turn.
    await context.sendActivity(textMessage(WORDS.inTheChannel)).catch((error: unknown) => {
      log.warn('neutral line not sent', { error });
    });
    return sent;
  };

  const sendAndKeep = async (context: TurnContext, turn: SaidTurn, due: Due) => {
    const sent = await send(context, turn, due);
    if (!sent?.activityId) return;
    // The answer is there: an error card because of this would only frighten.
    await book
      .keepReply({
        conversationId: turn.conversationId,
        activityId: turn.activityId,
        replyConversationId: sent.conversationId,
        replyActivityId: sent.activityId,
        at: now(),
      })
      .catch((error: unknown) => log.warn('reply not remembered', { error }));
  };

  /** True if the reply now shows the message. */
  const update = async (context: TurnContext, turn: SaidTurn, due: Due, reply: Reply): Promise<boolean> => {
    const { replyConversationId: conversationId, replyActivityId: activityId } = reply;
    try {
      if (due.where === 'own-chat') await ownChat.update(context, due, { conversationId, activityId }, due.message);
      else if (conversationId === turn.conversationId) await context.updateActivity({ ...due.message, id: activityId });
      else return false;
      return true;
    } catch (error) {
      log.warn('reply not updated', { error });
      return false;
    }
  };

  const answerNew = async (context: TurnContext, turn: SaidTurn) => {
    const claimed = await book.claimQuestion({ ...placeOf(turn), at: now() });
    if (!claimed) return log.info('message ignored', { reason: 'delivered-again' });
    try {
      const due = await withTypingIn(context, turn);
      if (due) await sendAndKeep(context, turn, due);
      else log.info('message ignored', { reason: 'not-staff-in-a-place-not-allowed' });
    } catch (error) {
      await book.releaseQuestion(placeOf(turn)).catch(() => undefined);
      throw error;
    }
  };

  const answerEdited = async (context: TurnContext, turn: SaidTurn) => {
    const at = turn.at?.getTime() ?? 0;
    const key = keyOf(turn);
    if (at < (editedAt.get(key) ?? 0)) return log.info('message ignored', { reason: 'older-edit' });
    const due = await withTypingIn(context, turn);
    if (!due) return;
    const reply = await book.replyTo(placeOf(turn));
    const updated = reply !== undefined && !reply.pressed && (await update(context, turn, due, reply));
    if (!updated) {
      // The edit may come before its message: then that one finds itself answered.
      await book.claimQuestion({ ...placeOf(turn), at: now() });
      await sendAndKeep(context, turn, due);
    }
    editedAt.set(key, at);
  };

  const withTypingIn = (context: TurnContext, turn: SaidTurn): Promise<Due | undefined> =>
    turn.personal ? withTyping({ context, ...typing }, () => draft(context, turn)) : draft(context, turn);

  return (context: TurnContext, turn: SaidTurn): Promise<void> =>
    inOrder(keyOf(turn), () => (turn.edited ? answerEdited(context, turn) : answerNew(context, turn)));
}

/** Where the question still stands for others to read. */
const stillThere = ({ activity }: TurnContext) =>
  activity.conversation.conversationType === 'groupChat' ? WORDS.stillInTheGroup : WORDS.stillInTheChannel;

const placeOf = ({ conversationId, activityId }: SaidTurn) => ({ conversationId, activityId });
const keyOf = (turn: SaidTurn) => JSON.stringify([turn.conversationId, turn.activityId]);
