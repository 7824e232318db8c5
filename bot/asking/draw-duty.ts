import type { AnswerData, RenderedCard } from '../../cards/index.ts';
import type { Knowledge, NextStep } from '../../knowledge/index.ts';
import type { DrawAnswer } from './answer-view.ts';
import type { Led } from './duty.ts';
import type { MintOffer } from './mint-offer.ts';

/** Who would be told by this person's press, in words; undefined where nobody can be told by the bot. */
export type WhoIsTold = (person: string) => Promise<Omit<NonNullable<AnswerData['tell']>, 'offer'> | undefined>;

/** Makes the function that draws the card on which a pupil's contact leads, with the button that tells the Headteacher. */
export function createDrawDuty({
  draw,
  mintOffer,
  whoIsTold,
}: {
  draw: DrawAnswer;
  mintOffer: MintOffer;
  whoIsTold: WhoIsTold;
}) {
  return async (card: {
    /** Entra object id of who asks. */
    asker: string;
    knowledge: Knowledge;
    /** The duty first. */
    shown: readonly Led[];
    nextSteps: readonly NextStep[];
  }): Promise<RenderedCard> => {
    const { asker, knowledge, shown, nextSteps } = card;
    const told = await whoIsTold(asker);
    const common = {
      knowledge,
      shown,
      nextSteps,
      depends: false,
      pupilSignal: true,
      feedback: { state: 'none' },
    } as const;
    if (!told) return draw(common);
    // Nothing of the question: only which clause was shown to whom.
    const offer = await mintOffer({
      reporter: asker,
      knowledge,
      shown,
      depends: false,
      question: undefined,
      pupilSignal: true,
    });
    return draw({ ...common, tell: { offer, ...told } });
  };
}

export type DrawDuty = ReturnType<typeof createDrawDuty>;
