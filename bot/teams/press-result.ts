import type { CardAction, RenderedCard } from '../../cards/index.ts';
import type { Asking } from '../asking/asking.ts';
import { WORDS } from './words.ts';

/** What a press leads to. */
export type PressResult =
  /** The card that was pressed becomes this one. */
  | { kind: 'replace'; card: RenderedCard }
  /** A new message comes below; the card stays. */
  | { kind: 'send'; card: RenderedCard; note?: string }
  | { kind: 'say'; text: string };

const say = (text: string): PressResult => ({ kind: 'say', text });
const send = (card: RenderedCard | undefined, note?: string): PressResult =>
  card ? { kind: 'send', card, ...(note && { note }) } : say(WORDS.clauseGone);

/** Does what a button of a card says, for the member of staff `presser` (their Entra object id). */
export async function pressResult(asking: Asking, action: CardAction, presser: string): Promise<PressResult> {
  switch (action.verb) {
    case 'show-clause': {
      const { policy, clause, revision } = action;
      const shown = asking.clauseInFull({ ref: { policy, id: clause }, revision });
      return shown.kind === 'clause' ? send(shown.card, shown.note) : say(WORDS.clauseGone);
    }
    case 'choose-clause': {
      const { offer, policy, clause } = action;
      const chosen = await asking.chooseClause({ offerKey: offer, ref: { policy, id: clause }, presser });
      if (chosen.kind === 'answer') return { kind: 'replace', card: chosen.card };
      return say(chosen.kind === 'gone' ? WORDS.clauseGone : WORDS.notYours);
    }
    case 'feedback': {
      const { offer, helpful } = action;
      const given = await asking.giveFeedback({ offerKey: offer, helpful, presser });
      switch (given.kind) {
        case 'counted':
          if (given.card) return { kind: 'replace', card: given.card };
          return say(given.helpful ? WORDS.counted : `${WORDS.counted} ${WORDS.otherWords}`);
        case 'none-of-these':
          return { kind: 'replace', card: asking.topics() };
        case 'not-known':
          return say(WORDS.notYours);
        default:
          return given satisfies never;
      }
    }
    case 'show-topics':
      return send(asking.topics(action));
    case 'show-topic':
      return send(asking.topic(action));
    case 'show-help':
      return send(asking.help());
    case 'pupil-contact':
      return send(asking.pupilContact() ?? asking.help());
    case 'try-question': {
      const text = asking.sampleQuestion(action.question);
      if (text === undefined) return say(WORDS.notAButton);
      const answered = await asking.answerQuestion({ text, asker: presser });
      return answered.kind === 'english-only' ? say(answered.text) : send(answered.card, answered.note);
    }
    case 'tell-headteacher':
    case 'tell-alternate':
    case 'tell-again':
    case 'show-receipt':
    case 'add-details':
    case 'save-details':
    case 'withdraw':
    case 'something-new':
    case 'acknowledge':
    case 'pass-on':
    case 'save-pass-on':
    case 'ask-for-details':
    case 'log-on-cpoms':
    case 'save-log-on-cpoms':
    case 'cpoms-not-needed':
    case 'save-cpoms-not-needed':
    case 'recorded-elsewhere':
    case 'save-recorded-elsewhere':
    case 'close':
    case 'reopen':
    case 'hold':
    case 'release':
    case 'show-matter':
    case 'refresh-matter':
    case 'open-matters':
    case 'my-reports':
    case 'choose-school':
    case 'save-school':
    case 'start-drill':
      return say(WORDS.notAButton);
    default:
      return action satisfies never;
  }
}
