import type { RenderedCard } from '../../cards/index.ts';
import type { ClauseRef, Knowledge } from '../../knowledge/index.ts';
import type { DrawAnswer } from './answer-view.ts';
import type { Calendar } from './calendar.ts';
import type { DrawDuty } from './draw-duty.ts';
import { dutyToTell } from './duty.ts';
import type { MintOffer } from './mint-offer.ts';
import { nextStepsOf } from './next-steps.ts';
import type { RecentQuestions } from './recent-questions.ts';
import type { OfferStore, UnansweredStore } from './stores.ts';

export type Chosen = { kind: 'answer'; card: RenderedCard } | { kind: 'not-known' } | { kind: 'gone' };

/** Makes the function that answers "which did you mean?" with the clause chosen, in the words in force now. */
export function createChooseClause(needs: {
  knowledge: () => Knowledge;
  offers: Pick<OfferStore, 'offer'>;
  mintOffer: MintOffer;
  recent: Pick<RecentQuestions, 'take'>;
  unanswered: Pick<UnansweredStore, 'add'>;
  calendar: Calendar;
  now: () => Date;
  newKey: () => string;
  draw: DrawAnswer;
  drawDuty: DrawDuty;
}) {
  /** Somebody's own choice is what the policy team learns most from: an example for the asking. */
  const keepChosen = async (question: string, { policy, id }: ClauseRef, revision: string): Promise<string> => {
    const key = needs.newKey();
    const on = needs.calendar.day(needs.now());
    await needs.unanswered.add({ id: key, question, why: 'chosen', chosen: { policy, id }, revision, on });
    return key;
  };

  return async (press: { offerKey: string; ref: ClauseRef; presser: string }): Promise<Chosen> => {
    const { offerKey, ref, presser } = press;
    const asked = await needs.offers.offer(offerKey);
    if (asked?.reporter !== presser) return { kind: 'not-known' };
    const knowledge = needs.knowledge();
    const clause = knowledge.clause(ref);
    if (!clause) return { kind: 'gone' };
    const duty = dutyToTell(knowledge);
    if (duty?.clause === clause) {
      // As if it had been told: the duty leads, and nothing of the question is kept.
      needs.recent.take(offerKey);
      const card = await needs.drawDuty({ asker: presser, knowledge, shown: [duty], nextSteps: ['tell-headteacher'] });
      return { kind: 'answer', card };
    }
    const shown = [{ clause }];
    // The chosen clause gets an offer of its own, so that its feedback is counted for it.
    const question = needs.recent.take(offerKey)?.words;
    const chosen = question === undefined ? undefined : await keepChosen(question, ref, knowledge.revision);
    const offer = await needs.mintOffer({ reporter: presser, knowledge, shown, depends: false, question, ...(chosen !== undefined && { chosen }) }); // prettier-ignore
    const card = needs.draw({
      knowledge,
      shown,
      nextSteps: nextStepsOf([clause]),
      depends: false,
      pupilSignal: false,
      feedback: { state: 'ask', offer },
    });
    return { kind: 'answer', card };
  };
}
