import type { TurnContext } from 'botbuilder';
import type { RenderedCard } from '../../cards/index.ts';
import type { Escalation } from '../escalation/escalation.ts';
import type { Logger } from '../logger.ts';
import { atMost } from './at-most.ts';
import type { ConversationBook } from './conversation-book.ts';
import { answerWithCard, answerWithText } from './invoke-answer.ts';
import { cardMessage, textMessage, type Message } from './message.ts';
import type { OwnChat } from './own-chat.ts';
import { pressResult, type PressNeeds } from './press-result.ts';
import type { PressResult } from './press-results.ts';
import type { CheckStaff } from './staff.ts';
import type { PressTurn } from './turn.ts';
import type { StartTimer } from './typing.ts';
import { WORDS } from './words.ts';

/** Teams gives up on a press after some seconds; the stored message may be brought up to date a little later than that. */
const UPDATE_MILLISECONDS = 1500;

interface Needs extends PressNeeds {
  book: ConversationBook;
  ownChat: OwnChat;
  checkStaff: CheckStaff;
  /** Keeps a matter's card up to date from now on. */
  meet: Escalation['meet'];
  startTimer: StartTimer;
  now: () => Date;
  log: Logger;
}

/** Makes the function that handles a press of a card's button: authorised anew each time, by who pressed and never by the card. */
export function createPress(needs: Needs) {
  const { book, ownChat, checkStaff, meet, startTimer, now, log } = needs;

  const act = async (context: TurnContext, turn: PressTurn): Promise<Pressed> => {
    const staff = await checkStaff(context, turn);
    const nothing = (text: string): Pressed => ({ person: '', result: { kind: 'say', text } });
    if (staff.kind === 'not-staff') return nothing(WORDS.staffOnly);
    // Forwarded to where others read along: what the button would show is not for there.
    if (!turn.personal) return nothing(WORDS.pressInOurChat);
    if (!turn.action) return nothing(WORDS.notAButton);
    const { conversationId, cardId } = turn;
    await ownChat.remember(context, { entraId: staff.entraId, mri: turn.mri });
    const card = cardId === undefined ? undefined : { conversationId, activityId: cardId };
    // Teams itself brings a card up to date: nobody has pressed anything.
    if (card && !turn.automatic) {
      await book.markPressed({ replyConversationId: conversationId, replyActivityId: card.activityId });
    }
    log.info('button pressed', { verb: turn.action.verb });
    const pressed = { person: staff.entraId, name: turn.name || WORDS.somebody, card };
    return { person: staff.entraId, result: await pressResult(needs, turn.action, pressed) };
  };

  /** Sends a press's messages once, however often Teams delivers the press; what could not be sent may be tried again. */
  const sendOnce = async (
    context: TurnContext,
    turn: PressTurn,
    { person, result }: Pressed,
    messages: readonly Message[],
  ) => {
    const { conversationId, activityId } = turn;
    if (messages.length === 0) return;
    if (activityId !== '' && !(await book.claimQuestion({ conversationId, activityId, at: now() }))) return;
    try {
      const [first, ...others] = messages;
      const sent = first && (await context.sendActivity(first));
      for (const message of others) await context.sendActivity(message);
      const matter = 'matter' in result ? result.matter : undefined;
      if (matter && sent?.id)
        await meet({ conversationId, activityId: sent.id, matter: matter.id, person }, matter.version);
    } catch (error) {
      await book.releaseQuestion({ conversationId, activityId }).catch(() => undefined);
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

  const answerExecute = async (context: TurnContext, turn: PressTurn, pressed: Pressed) => {
    const { result } = pressed;
    switch (result.kind) {
      case 'replace':
        await atMost(UPDATE_MILLISECONDS, updateMessage(context, turn, cardMessage(result.card)), startTimer);
        await sendOnce(context, turn, { ...pressed, result: NO_CARD }, also(result));
        return answerWithCard(context, result.card);
      case 'show':
        // First of all: whoever has told sees that it is stored, whatever becomes of what comes below.
        await answerWithCard(context, result.card);
        return sendOnce(context, turn, { ...pressed, result: NO_CARD }, also(result)).catch((error: unknown) => {
          log.warn('message below not sent', { error });
        });
      case 'ask-again':
        return answerWithCard(context, result.card);
      case 'send':
        await sendOnce(context, turn, pressed, [cardMessage(result.card, result.note)]);
        return answerWithText(context, result.note ?? WORDS.below);
      case 'say':
        return answerWithText(context, result.text);
      default:
        return result satisfies never;
    }
  };

  const answerSubmit = async (context: TurnContext, turn: PressTurn, pressed: Pressed) => {
    const { result } = pressed;
    if (result.kind === 'say') return sendOnce(context, turn, pressed, [textMessage(result.text)]);
    if (result.kind === 'replace' && (await updateMessage(context, turn, cardMessage(result.card)))) {
      return sendOnce(context, turn, pressed, also(result));
    }
    const note = result.kind === 'send' ? result.note : undefined;
    await sendOnce(context, turn, pressed, [cardMessage(result.card, note), ...also(result)]);
  };

  return async (context: TurnContext, turn: PressTurn): Promise<void> => {
    const pressed = await act(context, turn);
    const stored = 'stored' in pressed.result ? pressed.result.stored : undefined;
    try {
      await (turn.via === 'execute' ? answerExecute : answerSubmit)(context, turn, pressed);
    } catch (error) {
      if (stored === undefined) throw error;
      log.warn('receipt not shown', { error });
      const said = `${stored} ${WORDS.noReceiptNow}`;
      if (turn.via === 'execute') return answerWithText(context, said);
      await context.sendActivity(textMessage(said)).catch(() => undefined);
    }
  };
}

/** What a press of this person led to. */
interface Pressed {
  person: string;
  result: PressResult;
}

/** Of what is sent below, none is the matter's card. */
const NO_CARD: PressResult = { kind: 'say', text: '' };

const also = (result: { also?: RenderedCard } | object): Message[] =>
  'also' in result && result.also ? [cardMessage(result.also)] : [];
