import type { CardAction, RenderedCard } from '../../cards/index.ts';
import type { Asking } from '../asking/asking.ts';
import type { createMatterPress, Pressed } from './matter-press.ts';
import { say, type PressResult } from './press-results.ts';
import type { TellPress } from './tell-press.ts';
import { WORDS } from './words.ts';

const send = (card: RenderedCard | undefined, note?: string): PressResult =>
  card ? { kind: 'send', card, ...(note && { note }) } : say(WORDS.clauseGone);

export interface PressNeeds {
  asking: Asking;
  tellPress: Pick<TellPress, 'press'>;
  matterPress: ReturnType<typeof createMatterPress>;
}

/** Does what a button of a card says, for the member of staff who pressed it. */
export async function pressResult(
  { asking, tellPress, matterPress }: PressNeeds,
  action: CardAction,
  pressed: Pressed,
): Promise<PressResult> {
  const presser = pressed.person;
  switch (action.verb) {
    case 'show-clause': {
      const { policy, clause, revision } = action;
      const shown = await asking.clauseInFull({ ref: { policy, id: clause }, revision });
      return shown.kind === 'clause' ? send(shown.card, shown.note) : say(WORDS.clauseGone);
    }
    case 'choose-clause': {
      const { offer, policy, clause } = action;
      const chosen = await asking.chooseClause({ offerKey: offer, ref: { policy, id: clause }, presser });
      if (chosen.kind === 'answer') return { kind: 'replace', card: chosen.card };
      return say(chosen.kind === 'gone' ? WORDS.clauseGone : WORDS.notYours);
    }
    case 'ask-policy-team': {
      const { question, seal } = action;
      const asked = await asking.askPolicyTeam({ question, seal, presser });
      switch (asked.kind) {
        case 'stored':
        case 'answer':
          return { kind: 'replace', card: asked.card };
        case 'gone':
          return say(WORDS.questionGone);
        case 'not-known':
          return say(WORDS.notYours);
        default:
          return asked satisfies never;
      }
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
      return send((await asking.pupilContact(presser)) ?? asking.help());
    case 'try-question': {
      const text = asking.sampleQuestion(action.question);
      if (text === undefined) return say(WORDS.notAButton);
      const answered = await asking.answerQuestion({ text, asker: presser });
      return answered.kind === 'english-only' ? say(answered.text) : send(answered.card, answered.note);
    }
    case 'tell-headteacher':
    case 'tell-alternate':
    case 'choose-school':
    case 'save-school':
    case 'start-drill':
      return tellPress.press(action, pressed);
    default:
      return matterPress(action, pressed);
  }
}
