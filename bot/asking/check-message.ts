import type { RenderedCard } from '../../cards/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { DrawAnswer } from './answer-view.ts';
import type { DrawDuty } from './draw-duty.ts';
import { isNotEnglish } from './language.ts';
import { drawNoAnswer } from './no-answer-view.ts';
import { readQuestion } from './read-question.ts';
import type { Trust } from './trust.ts';
import { withDuty } from './with-duty.ts';

export type Checked = { kind: 'card'; card: RenderedCard; note?: string } | { kind: 'english-only' };

/**
 * Makes the function that says what the policy says to a message somebody else may have written. Nothing of it is stored, not even when
 * nothing was found; who tells from the card reports a contact of their own, never the message.
 */
export function createCheckMessage(needs: {
  knowledge: () => Knowledge;
  draw: DrawAnswer;
  drawDuty: DrawDuty;
  trust: () => Trust;
  settings: { questionMaxCharacters: number };
}) {
  const { draw, drawDuty, trust, settings } = needs;
  return async ({ text, asker }: { text: string; asker: string }): Promise<Checked> => {
    const knowledge = needs.knowledge();
    const { match, read } = readQuestion({ text, most: settings.questionMaxCharacters, knowledge });
    const { nextSteps, pupilSignal } = match;
    if (pupilSignal) {
      const shown = withDuty(knowledge, match);
      if (shown.length > 0)
        return { kind: 'card', card: await drawDuty({ asker, knowledge, shown, nextSteps }), note: IF_IT_IS_YOURS };
    }
    if (match.kind === 'none') {
      if (isNotEnglish(read)) return { kind: 'english-only' };
      return { kind: 'card', card: drawNoAnswer(knowledge, { nearest: match.nearest, trust: trust() }) };
    }
    const depends = match.kind === 'clarify' && match.because === 'setting';
    const { shown } = match;
    return { kind: 'card', card: draw({ knowledge, shown, nextSteps, depends, pupilSignal: false, feedback: { state: 'none' } }) }; // prettier-ignore
  };
}

const IF_IT_IS_YOURS =
  'Telling from here says that a pupil has contacted you. Is it a colleague’s? Please ask them to tell; nothing of the message is sent or kept.';
