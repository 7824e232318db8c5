import type { RenderedCard } from '../../cards/index.ts';
import type { Knowledge, Match } from '../../knowledge/index.ts';
import type { DrawAnswer } from './answer-view.ts';
import type { MintOffer } from './mint-offer.ts';
import { withoutSigns } from './redact.ts';

/** What a policy now says to a question that it said nothing to before; a near-tie is no answer yet. */
export function isAnswer(match: Match): match is Exclude<Match, { kind: 'none' }> {
  return !match.pupilSignal && (match.kind === 'answer' || (match.kind === 'clarify' && match.because === 'setting'));
}

/** Makes the function that draws the answer to a question that is kept, for who asked it; undefined while there is none. */
export function createDrawFound(needs: { knowledge: () => Knowledge; mintOffer: MintOffer; draw: DrawAnswer }) {
  return async ({ question, person }: { question: string; person: string }): Promise<RenderedCard | undefined> => {
    const knowledge = needs.knowledge();
    const match = knowledge.match(withoutSigns(question));
    if (!isAnswer(match)) return undefined;
    const { shown, nextSteps } = match;
    const depends = match.kind === 'clarify';
    const offer = await needs.mintOffer({ reporter: person, knowledge, shown, depends, question });
    return needs.draw({ knowledge, shown, nextSteps, depends, pupilSignal: false, feedback: { state: 'ask', offer } });
  };
}

export type DrawFound = ReturnType<typeof createDrawFound>;
