import type { RenderedCard } from '../../cards/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { drawNoAnswer } from './no-answer-view.ts';
import { withoutSigns } from './redact.ts';
import type { Trust } from './trust.ts';

/**
 * Makes the function that tells who asked that no policy answers a question that is kept. `outside`: the words that the policy team kept of
 * it; undefined until the revision in force holds them, for a draft says nothing to staff.
 */
export function createDrawNoPolicy(needs: { knowledge: () => Knowledge; trust: () => Trust }) {
  return ({ question, outside }: { question: string; outside?: string | undefined }): RenderedCard | undefined => {
    const knowledge = needs.knowledge();
    if (outside === undefined || !knowledge.isOutside(outside)) return undefined;
    const match = knowledge.match(withoutSigns(question));
    if (match.pupilSignal) return undefined;
    const nearest = match.kind === 'none' ? match.nearest : match.shown.map(({ clause }) => clause);
    return drawNoAnswer(knowledge, { nearest, trust: needs.trust(), ask: { state: 'none', question } });
  };
}
