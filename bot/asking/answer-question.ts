import { noAnswerCard, whichDidYouMeanCard, type RenderedCard } from '../../cards/index.ts';
import type { Clause, Knowledge, Match } from '../../knowledge/index.ts';
import type { DrawAnswer } from './answer-view.ts';
import type { Calendar } from './calendar.ts';
import { dutyToTell, type Led } from './duty.ts';
import { isNotEnglish } from './language.ts';
import { readQuestion } from './read-question.ts';
import type { RecentQuestions } from './recent-questions.ts';
import { redact } from './redact.ts';
import type { Offer, OfferStore, UnansweredStore } from './stores.ts';
import { fromTrust, safeguardingLine, type Trust } from './trust.ts';

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
  offers: Pick<OfferStore, 'add'>;
  unanswered: Pick<UnansweredStore, 'add'>;
  recent: Pick<RecentQuestions, 'keep'>;
  draw: DrawAnswer;
  calendar: Calendar;
  trust: Trust;
  now: () => Date;
  /** A random, unguessable key. */
  newKey: () => string;
  settings: { questionMaxCharacters: number };
}

export type AnswerQuestion = (question: Question) => Promise<Answer>;

/** Makes the function that answers a question with a card, or says that it answers in English. Throws only if a store does. */
export function createAnswerQuestion(needs: AnswerNeeds): AnswerQuestion {
  const { offers, unanswered, recent, draw, calendar, trust, now, newKey, settings } = needs;

  /** A pupil's contact leads, whatever else was asked; what was asked comes as others. */
  const withDuty = (knowledge: Knowledge, match: Match): Led[] => {
    const duty = dutyToTell(knowledge);
    const asked: Led[] = match.kind === 'none' ? [] : match.shown;
    return duty ? [duty, ...asked.filter(({ clause }) => clause !== duty.clause)] : asked;
  };

  const offerFor = async (
    asker: string,
    text: string,
    shown: readonly Led[],
    knowledge: Knowledge,
    depends: boolean,
  ) => {
    const key = newKey();
    await offers.add({
      key,
      reporter: asker,
      revision: knowledge.revision,
      shown: shown.map(refOf),
      depends,
      pupilSignal: false,
      at: now(),
    });
    recent.keep(key, text);
    return key;
  };

  const noAnswer = (knowledge: Knowledge, nearest: readonly Clause[]) =>
    noAnswerCard({
      policyTitles: knowledge.policies.map(({ title }) => title),
      nearest: nearest
        .slice(0, 3)
        .map(({ policy, id, title }) => ({ policy, clause: id, revision: knowledge.revision, title })),
      related: notSearched(knowledge),
      fromTrust: fromTrust(trust),
    });

  return async ({ text, asker, mentioned }) => {
    const knowledge = needs.knowledge();
    const { revision } = knowledge;
    const { match, read, cut } = readQuestion({ text, most: settings.questionMaxCharacters, knowledge });
    const note = cut
      ? { note: `I read the first ${settings.questionMaxCharacters.toLocaleString('en-GB')} characters.` }
      : {};

    if (match.pupilSignal) {
      const shown = withDuty(knowledge, match);
      // No policy has the duty and nothing else was found: still no word of it is kept.
      if (shown.length === 0) return { kind: 'no-answer', card: noAnswer(knowledge, []), ...note, revision };
      const card = draw({
        knowledge,
        shown,
        nextSteps: match.nextSteps,
        depends: false,
        pupilSignal: true,
        feedback: { state: 'none' },
      });
      return { kind: 'answer', card, ...note, clause: shown[0]?.clause.id, revision };
    }
    if (!isSure(match) && isNotEnglish(read)) {
      return { kind: 'english-only', text: englishOnly(trust), revision };
    }
    switch (match.kind) {
      case 'answer':
      case 'clarify': {
        if (match.kind === 'clarify' && match.because === 'near-tie') {
          // Nothing is shown yet: the offer holds no clause, and a press chooses one.
          const offerKey = await offerFor(asker, redact(read, mentioned), [], knowledge, false);
          const choices = match.shown.map(({ clause }) => ({
            policy: clause.policy,
            clause: clause.id,
            title: clause.title,
          }));
          return {
            kind: 'which-did-you-mean',
            card: whichDidYouMeanCard({ offer: offerKey, choices }),
            ...note,
            offerKey,
            revision,
          };
        }
        const depends = match.kind === 'clarify';
        const offerKey = await offerFor(asker, redact(read, mentioned), match.shown, knowledge, depends);
        const card = draw({
          knowledge,
          shown: match.shown,
          nextSteps: match.nextSteps,
          depends,
          pupilSignal: false,
          feedback: { state: 'ask', offer: offerKey },
        });
        const clause = match.shown[0]?.clause.id;
        return { kind: depends ? 'it-depends' : 'answer', card, ...note, offerKey, clause, revision };
      }
      case 'none': {
        const question = redact(read, mentioned);
        await unanswered.add({ id: newKey(), question, why: 'no-match', revision, on: calendar.day(now()) });
        return { kind: 'no-answer', card: noAnswer(knowledge, match.nearest), ...note, revision };
      }
      default:
        return match satisfies never;
    }
  };
}

const refOf = ({ clause, leadPart }: Led): Offer['shown'][number] => ({
  policy: clause.policy,
  id: clause.id,
  ...(leadPart !== undefined && { leadPart }),
});

const isSure = (match: Match) => match.kind !== 'none' && (match.shown[0]?.score ?? 0) >= SURE;

/** Policies that ours name and that we do not hold. */
function notSearched(knowledge: Knowledge): string[] {
  const held = new Set(knowledge.policies.map(({ title }) => title.toLowerCase()));
  return [...new Set(knowledge.policies.flatMap(({ related }) => related))].filter(
    (title) => !held.has(title.toLowerCase()),
  );
}

const englishOnly = (trust: Trust) =>
  'I can only answer in English. Please ask again in short, simple English words. ' +
  `If a pupil has contacted you, write: “A pupil has contacted me”. ${safeguardingLine(trust)}`;
