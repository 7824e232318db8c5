import { whichDidYouMeanCard, type RenderedCard } from '../../cards/index.ts';
import type { Knowledge, Match } from '../../knowledge/index.ts';
import type { Seal } from './ask-policy-team.ts';
import type { DrawAnswer } from './answer-view.ts';
import type { DrawDuty } from './draw-duty.ts';
import type { Calendar } from './calendar.ts';
import { dutyToTell } from './duty.ts';
import { isNotEnglish } from './language.ts';
import type { MintOffer } from './mint-offer.ts';
import { drawNoAnswer } from './no-answer-view.ts';
import { readQuestion } from './read-question.ts';
import type { Redact } from './redact.ts';
import type { UnansweredStore } from './stores.ts';
import { safeguardingLine, type Trust } from './trust.ts';
import { withDuty } from './with-duty.ts';

/** Under this score an answer is too weak to overrule that the message is in another language. */
const SURE = 0.75;

export interface Question {
  text: string;
  /** Entra object id of the person who asks. */
  asker: string;
  /** Names of people mentioned with @; never stored. */
  mentioned?: readonly string[];
}

export type Answer =
  | {
      kind: 'answer' | 'it-depends' | 'which-did-you-mean' | 'no-answer';
      card: RenderedCard;
      /** A line to stand above the card. */
      note?: string;
      /** Set where the card's buttons carry it. */
      offerKey?: string;
      /** The clause that leads, for the log. */
      clause?: string;
      revision: string;
    }
  | { kind: 'english-only'; text: string; revision: string };

export interface AnswerNeeds {
  /** The newest revision. */
  knowledge: () => Knowledge;
  mintOffer: MintOffer;
  unanswered: Pick<UnansweredStore, 'add' | 'countPupilSignal'>;
  redact: Redact;
  seal: Seal;
  draw: DrawAnswer;
  drawDuty: DrawDuty;
  calendar: Calendar;
  trust: () => Trust;
  now: () => Date;
  newKey: () => string;
  settings: { questionMaxCharacters: number; unansweredDays: number };
}

export type AnswerQuestion = (question: Question) => Promise<Answer>;

/** Makes the function that answers a question with a card, or says that it answers in English. Throws only if a store does. */
export function createAnswerQuestion(needs: AnswerNeeds): AnswerQuestion {
  const { mintOffer, unanswered, redact, seal, draw, drawDuty, calendar, trust, now, newKey, settings } = needs;

  return async ({ text, asker, mentioned }) => {
    const knowledge = needs.knowledge();
    const { revision } = knowledge;
    const { match, read, cut } = readQuestion({ text, most: settings.questionMaxCharacters, knowledge });
    const note = cut
      ? `I read the first ${settings.questionMaxCharacters.toLocaleString('en-GB')} characters.`
      : undefined;
    const common = { revision, ...(note !== undefined && { note }) };
    const { pupilSignal, nextSteps } = match;

    if (pupilSignal) {
      const duty = dutyToTell(knowledge);
      if (match.kind !== 'none' && match.shown.findIndex(({ clause }) => clause === duty?.clause) > 0) {
        // Not sure enough to lead the card, and too likely to leave out: the duty stands beside the answer.
        const { shown } = match;
        const feedback = { state: 'none' } as const;
        return { ...common, kind: 'answer', card: draw({ knowledge, shown, nextSteps, depends: false, pupilSignal: false, feedback }) }; // prettier-ignore
      }
      const shown = withDuty(knowledge, match);
      // No policy has the duty and nothing else was found: still no word of it is kept.
      if (shown.length === 0) {
        await unanswered.countPupilSignal(calendar.day(now()));
        return { ...common, kind: 'no-answer', card: drawNoAnswer(knowledge, { nearest: [], trust: trust() }) };
      }
      if (match.kind === 'none') await unanswered.countPupilSignal(calendar.day(now()));
      const card = await drawDuty({ asker, knowledge, shown, nextSteps });
      // Not even which clause: beside the time of a reply, the log would say who reported a pupil.
      return { ...common, kind: 'answer', card };
    }

    if (!isSure(match) && isNotEnglish(read)) return { kind: 'english-only', text: englishOnly(trust()), revision };

    // Kept only where a pupil's contact can be ruled out: one that was missed must not be stored on top.
    const question = match.mayBeKept ? redact(read, mentioned) : undefined;
    if (match.kind === 'none') {
      const { nearest } = match;
      const on = calendar.day(now());
      if (question === undefined) {
        await unanswered.countPupilSignal(on);
        return { ...common, kind: 'no-answer', card: drawNoAnswer(knowledge, { nearest, trust: trust() }) };
      }
      const id = newKey();
      await unanswered.add({ id, question, why: 'no-match', revision, on });
      const ask = { state: 'ask', question: id, seal: seal.of({ question: id, person: asker }), unansweredDays: settings.unansweredDays } as const; // prettier-ignore
      return { ...common, kind: 'no-answer', card: drawNoAnswer(knowledge, { nearest, trust: trust(), ask }) };
    }
    const { shown } = match;
    if (match.kind === 'clarify' && match.because === 'near-tie') {
      // Nothing is shown yet: a press chooses.
      const offerKey = await mintOffer({ reporter: asker, knowledge, shown: [], depends: false, question });
      const choices = shown.map(({ clause: { policy, id, title } }) => ({ policy, clause: id, title }));
      return {
        ...common,
        kind: 'which-did-you-mean',
        card: whichDidYouMeanCard({ offer: offerKey, choices }),
        offerKey,
      };
    }
    const depends = match.kind === 'clarify';
    const offerKey = await mintOffer({ reporter: asker, knowledge, shown, depends, question });
    const feedback = { state: 'ask', offer: offerKey } as const;
    const card = draw({ knowledge, shown, nextSteps, depends, pupilSignal, feedback });
    return { ...common, kind: depends ? 'it-depends' : 'answer', card, offerKey, clause: shown[0]?.clause.id };
  };
}

const isSure = (match: Match) => match.kind !== 'none' && (match.shown[0]?.score ?? 0) >= SURE;

const englishOnly = (trust: Trust) =>
  'I can only answer in English. Please ask again in short, simple English words. ' +
  `If a pupil has contacted you, write: “A pupil has contacted me”. ${safeguardingLine(trust)}`;
