import type { RenderedCard } from '../../cards/index.ts';
import type { Knowledge, Wording } from '../../knowledge/index.ts';
import { LRUCache } from 'lru-cache';
import type { DrawAnswer } from './answer-view.ts';
import type { Calendar } from './calendar.ts';
import type { Led } from './duty.ts';
import { nextStepsOf } from './next-steps.ts';
import type { RecentQuestions } from './recent-questions.ts';
import { sameRule } from './same-rule.ts';
import type { FeedbackStore, Offer, OfferStore, UnansweredStore } from './stores.ts';

export type FeedbackGiven =
  /** Counted, or counted before; `card` is the answer again with the thanks on it, where it can still be drawn. */
  | { kind: 'counted'; card?: RenderedCard; helpful: boolean }
  /** None of the clauses offered was meant. */
  | { kind: 'none-of-these' }
  /** No such offer, or another person's: which of the two is nobody's business. */
  | { kind: 'not-known' };

interface Given {
  helpful: boolean;
  wordsKept: boolean;
}

export interface FeedbackNeeds {
  knowledge: () => Knowledge;
  knowledgeAt: (revision: string) => Promise<Wording | undefined>;
  offers: Pick<OfferStore, 'offer'>;
  feedback: Pick<FeedbackStore, 'give'>;
  unanswered: Pick<UnansweredStore, 'add' | 'remove' | 'countPupilSignal'>;
  recent: Pick<RecentQuestions, 'take'>;
  draw: DrawAnswer;
  calendar: Calendar;
  now: () => Date;
  newKey: () => string;
}

/** Makes the function that counts "Was this what you asked?" once for an offer, without who pressed. */
export function createGiveFeedback(needs: FeedbackNeeds) {
  // What was counted for an offer, so that a press that Teams delivers twice sees its own answer and never the other one.
  const given = new LRUCache<string, Given>({ max: 1000 });

  /** True if the words are stored now. */
  const keepQuestion = async (offer: Offer): Promise<boolean> => {
    const recent = needs.recent.take(offer.key);
    if (recent === undefined || offer.pupilSignal) return false;
    const { words, chosen } = recent;
    const on = needs.calendar.day(needs.now());
    if (words === undefined) {
      await needs.unanswered.countPupilSignal(on);
      return false;
    }
    await needs.unanswered.add({
      id: needs.newKey(),
      question: words,
      why: 'not-what-i-asked',
      revision: offer.revision,
      on,
    });
    // Chosen a moment ago and wrong all the same: it would be an example of the wrong clause.
    if (chosen !== undefined) await needs.unanswered.remove(chosen);
    return true;
  };

  const redraw = async (offer: Offer, counted: Given | undefined): Promise<RenderedCard | undefined> => {
    const knowledge = await needs.knowledgeAt(offer.revision);
    const shown = knowledge && ledOf(offer, knowledge);
    if (!knowledge || !shown) return undefined;
    const newest = needs.knowledge();
    const clauses = shown.map(({ clause }) => clause);
    const outdated = clauses.some((then) => {
      const now = newest.clause(then);
      return !now || !sameRule(now, then);
    });
    return needs.draw({
      knowledge,
      shown,
      outdated,
      // An old rule's next steps may be wrong by now.
      nextSteps: outdated ? [] : nextStepsOf(clauses),
      depends: offer.depends,
      pupilSignal: false,
      feedback: counted === undefined ? { state: 'none' } : { state: 'given', ...counted },
    });
  };

  return async ({
    offerKey,
    helpful,
    presser,
  }: {
    offerKey: string;
    helpful: boolean;
    presser: string;
  }): Promise<FeedbackGiven> => {
    const offer = await needs.offers.offer(offerKey);
    if (offer?.reporter !== presser || offer.pupilSignal) return { kind: 'not-known' };
    const [lead] = offer.shown;
    if (!lead) {
      if (!helpful) await keepQuestion(offer);
      return helpful ? { kind: 'not-known' } : { kind: 'none-of-these' };
    }
    const on = needs.calendar.day(needs.now());
    const counted = await needs.feedback.give(offerKey, {
      policy: lead.policy,
      id: lead.id,
      revision: offer.revision,
      helpful,
      on,
    });
    if (counted) {
      // The card says what is kept only once it is.
      given.set(offerKey, { helpful, wordsKept: !helpful && (await keepQuestion(offer)) });
    }
    const card = await redraw(offer, given.get(offerKey));
    return { kind: 'counted', helpful, ...(card && { card }) };
  };
}

/** The clauses of an offer; undefined if one is no longer there. */
function ledOf(offer: Offer, knowledge: Wording): Led[] | undefined {
  const led = offer.shown.flatMap(({ leadPart, ...ref }): Led[] => {
    const clause = knowledge.clause(ref);
    return clause ? [{ clause, ...(leadPart !== undefined && { leadPart }) }] : [];
  });
  return led.length === offer.shown.length ? led : undefined;
}
