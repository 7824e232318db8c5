import type { RenderedCard } from '../../cards/index.ts';
import type { ClauseRef, Knowledge } from '../../knowledge/index.ts';
import type { DrawAnswer } from './answer-view.ts';
import { nextStepsOf } from './next-steps.ts';
import type { RecentQuestions } from './recent-questions.ts';
import type { OfferStore } from './stores.ts';

export type Chosen = { kind: 'answer'; card: RenderedCard } | { kind: 'not-known' } | { kind: 'gone' };

/** Makes the function that answers "which did you mean?" with the clause chosen, in the words in force now. */
export function createChooseClause(needs: {
  knowledge: () => Knowledge;
  offers: Pick<OfferStore, 'offer' | 'add'>;
  recent: RecentQuestions;
  draw: DrawAnswer;
  now: () => Date;
  newKey: () => string;
}) {
  return async ({ offerKey, ref, presser }: { offerKey: string; ref: ClauseRef; presser: string }): Promise<Chosen> => {
    const asked = await needs.offers.offer(offerKey);
    if (asked?.reporter !== presser) return { kind: 'not-known' };
    const knowledge = needs.knowledge();
    const clause = knowledge.clause(ref);
    if (!clause) return { kind: 'gone' };
    // The chosen clause gets an offer of its own, so that its feedback is counted for it.
    const key = needs.newKey();
    await needs.offers.add({
      key,
      reporter: presser,
      revision: knowledge.revision,
      shown: [{ policy: clause.policy, id: clause.id }],
      depends: false,
      pupilSignal: false,
      at: needs.now(),
    });
    const text = needs.recent.take(offerKey);
    if (text !== undefined) needs.recent.keep(key, text);
    const card = needs.draw({
      knowledge,
      shown: [{ clause }],
      nextSteps: nextStepsOf([clause]),
      depends: false,
      pupilSignal: false,
      feedback: { state: 'ask', offer: key },
    });
    return { kind: 'answer', card };
  };
}
