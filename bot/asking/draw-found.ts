import type { RenderedCard } from '../../cards/index.ts';
import type { Knowledge, Match } from '../../knowledge/index.ts';
import type { DrawAnswer } from './answer-view.ts';
import type { DrawDuty } from './draw-duty.ts';
import type { MintOffer } from './mint-offer.ts';
import { withoutSigns } from './redact.ts';
import { withDuty } from './with-duty.ts';

type Found = Exclude<Match, { kind: 'none' }>;

const isFound = (match: Match): match is Found =>
  match.kind === 'answer' || (match.kind === 'clarify' && match.because === 'setting');

/** Whether there is something now to say to a question that nothing was said to before; a near-tie is no answer yet. */
export const isAnswer = (match: Match): boolean => match.pupilSignal || isFound(match);

/**
 * Makes the function that draws the answer to a question that is kept, for who asked it; undefined while there is none. Where a pupil's
 * contact is read in it only now, that is the duty to tell.
 */
export function createDrawFound(needs: {
  knowledge: () => Knowledge;
  mintOffer: MintOffer;
  draw: DrawAnswer;
  drawDuty: DrawDuty;
}) {
  return async ({ question, person }: { question: string; person: string }): Promise<RenderedCard | undefined> => {
    const knowledge = needs.knowledge();
    const match = knowledge.match(withoutSigns(question));
    const { nextSteps } = match;
    if (match.pupilSignal) {
      const led = withDuty(knowledge, match);
      return led.length === 0 ? undefined : needs.drawDuty({ asker: person, knowledge, shown: led, nextSteps });
    }
    if (!isFound(match)) return undefined;
    const { shown } = match;
    const depends = match.kind === 'clarify';
    const offer = await needs.mintOffer({ reporter: person, knowledge, shown, depends, question });
    return needs.draw({ knowledge, shown, nextSteps, depends, pupilSignal: false, feedback: { state: 'ask', offer } });
  };
}

export type DrawFound = ReturnType<typeof createDrawFound>;
