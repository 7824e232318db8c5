import { errorCard, helpCard, pleaseRing, staffOnlyCard, welcomeCard, type RenderedCard } from '../../cards/index.ts';
import { createAskPolicyTeam, type Seal } from './ask-policy-team.ts';
import type { Clause, Knowledge, Wording } from '../../knowledge/index.ts';
import { createAnswerQuestion } from './answer-question.ts';
import { createDrawAnswer } from './answer-view.ts';
import { createCalendar } from './calendar.ts';
import { createCheckMessage } from './check-message.ts';
import { createChooseClause } from './choose-clause.ts';
import { createClauseInFull } from './clause-in-full.ts';
import { createClauseToView } from './clause-to-view.ts';
import { createDrawNoPolicy } from './draw-no-policy.ts';
import { createDrawFound, isAnswer } from './draw-found.ts';
import { createDrawDuty, type WhoIsTold } from './draw-duty.ts';
import { dutyToTell } from './duty.ts';
import { createGiveFeedback } from './give-feedback.ts';
import { createLookUp } from './look-up.ts';
import { createMintOffer } from './mint-offer.ts';
import { createRedact, withoutSigns } from './redact.ts';
import { nextStepsOf } from './next-steps.ts';
import { createRecentQuestions } from './recent-questions.ts';
import { SAMPLE_QUESTIONS } from './sample-questions.ts';
import type { FeedbackStore, OfferStore, UnansweredStore } from './stores.ts';
import { drawTopic, drawTopics } from './topics.ts';
import { fromTrust, timezoneOf, type Trust } from './trust.ts';

export interface AskingNeeds {
  /** The newest revision. */
  knowledge: () => Knowledge;
  /** The words of an older revision, as far as they are kept; the newest one for its own name. */
  knowledgeAt: (revision: string) => Promise<Wording | undefined>;
  offers: OfferStore;
  feedback: FeedbackStore;
  unanswered: UnansweredStore;
  seal: Seal;
  /** Of the schools in force. */
  trust: () => Trust;
  whoIsTold: WhoIsTold;
  now: () => Date;
  /** Random and unguessable, 8 to 80 letters, digits, "-" and "_". */
  newKey: () => string;
  settings: {
    questionMaxCharacters: number;
    unansweredDays: number;
    /** As in the Teams manifest. */
    botName: string;
    commands: readonly { name: string; describes: string }[];
  };
}

/** All that a member of staff can ask for, as cards. Knows no Teams, HTTP or SQL. */
export function createAsking(needs: AskingNeeds) {
  const { now, newKey, trust, seal, whoIsTold, settings, knowledge, knowledgeAt, offers, feedback, unanswered } = needs;
  const calendar = createCalendar(() => timezoneOf(trust()));
  const toView = createClauseToView({ calendar, now });
  const draw = createDrawAnswer({ toView, trust });
  const recent = createRecentQuestions({ now });
  const mintOffer = createMintOffer({ offers, recent, now, newKey });
  const drawDuty = createDrawDuty({ draw, mintOffer, whoIsTold });
  const drawFound = createDrawFound({ knowledge, mintOffer, draw, drawDuty });
  const contact = () => fromTrust(trust());

  return {
    answerQuestion: createAnswerQuestion({
      knowledge,
      mintOffer,
      unanswered,
      redact: createRedact(),
      seal,
      draw,
      drawDuty,
      calendar,
      trust,
      now,
      newKey,
      settings,
    }),
    giveFeedback: createGiveFeedback({
      knowledge,
      knowledgeAt,
      offers,
      feedback,
      unanswered,
      recent,
      draw,
      calendar,
      now,
      newKey,
    }),
    chooseClause: createChooseClause({
      ...{ knowledge, offers, mintOffer, recent, unanswered, draw, drawDuty, calendar, now, newKey },
    }),
    /** Somebody wants to be told when there is an answer to a question of theirs. */
    askPolicyTeam: createAskPolicyTeam({
      ...{ knowledge, unanswered, drawFound, seal, trust, now },
      unansweredDays: settings.unansweredDays,
    }),
    /** The answer to a question that is kept; undefined while the policies do not say. */
    drawFound,
    /** That no policy answers a question that is kept; undefined while the revision in force does not hold it as such. */
    drawNoPolicy: createDrawNoPolicy({ knowledge, trust }),
    /** Whether the revision in force reads a pupil's contact in a question that is kept: then its answer is the duty to tell. */
    isDuty: ({ text }: { text: string }): boolean => knowledge().match(withoutSigns(text)).pupilSignal,
    /** Whether the revision in force has something to say to a question that is kept: an answer, or that no policy has one. */
    isSettled: ({ text, outside }: { text: string; outside?: string }): boolean =>
      isAnswer(knowledge().match(withoutSigns(text))) || (outside !== undefined && knowledge().isOutside(outside)),
    /** The very card that staff would get for a clause, without a question below it. */
    preview: ({ knowledge: wording, clause }: { knowledge: Wording; clause: Clause }): RenderedCard =>
      draw({
        knowledge: wording,
        shown: [{ clause }],
        nextSteps: nextStepsOf([clause]),
        depends: false,
        pupilSignal: false,
        feedback: { state: 'none' },
      }),
    lookUp: createLookUp({ knowledge, offers, toView, calendar, now }),
    checkMessage: createCheckMessage({ knowledge, draw, drawDuty, trust, settings }),
    clauseInFull: createClauseInFull({ knowledge, knowledgeAt, toView, trust }),
    /** The welcome's sample question with this index. */
    sampleQuestion: (index: number): string | undefined => SAMPLE_QUESTIONS[index],
    topics: (of?: { policy?: string; from?: number }): RenderedCard => drawTopics(knowledge(), of),
    topic: (of: { policy: string; section: string; from?: number }) => drawTopic(knowledge(), of),
    help: (): RenderedCard =>
      helpCard({ commands: [...settings.commands], unansweredDays: settings.unansweredDays, fromTrust: contact() }),
    /** `at`: the person's school, where known, and those to choose from. */
    welcome: (at: { school?: string; schools?: { id: string; name: string }[] } = {}): RenderedCard =>
      welcomeCard({
        botName: settings.botName,
        policyTitles: knowledge().policies.map(({ title }) => title),
        questions: [...SAMPLE_QUESTIONS],
        unansweredDays: settings.unansweredDays,
        fromTrust: contact(),
        ...at,
      }),
    /** What to do when a pupil has made contact, with the button that tells; undefined if no policy says. */
    async pupilContact(asker: string): Promise<RenderedCard | undefined> {
      const newest = knowledge();
      const duty = dutyToTell(newest);
      return duty && drawDuty({ asker, knowledge: newest, shown: [duty], nextSteps: ['tell-headteacher'] });
    },
    staffOnly: (): RenderedCard => staffOnlyCard({}),
    /** Whom to ring where the bot could tell nobody. */
    ringInstead: (): string => pleaseRing(contact()),
    /** `reference` is what the log knows the turn by. */
    somethingWentWrong: (reference: string): RenderedCard => errorCard({ reference, fromTrust: contact() }),
  };
}

export type Asking = ReturnType<typeof createAsking>;
