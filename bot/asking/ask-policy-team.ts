import type { RenderedCard } from '../../cards/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { DrawFound } from './draw-found.ts';
import { drawNoAnswer } from './no-answer-view.ts';
import { withoutSigns } from './redact.ts';
import type { UnansweredStore } from './stores.ts';
import type { Trust } from './trust.ts';

/** Names a person's own question, so that only their card can ask for its answer and nothing that is stored says who asked. */
export interface Seal {
  /** Letters, digits, "-" and "_". */
  of(own: { question: string; person: string }): string;
}

export type PolicyTeamAsked =
  /** `card`: the card that was pressed, saying so. */
  | { kind: 'stored'; card: RenderedCard }
  /** The revision in force has an answer: nothing is stored. */
  | { kind: 'answer'; card: RenderedCard }
  /** Deleted by the policy team, or after its days. */
  | { kind: 'gone' }
  /** Another person's card, or an altered one: which of the two is nobody's business. */
  | { kind: 'not-known' };

/** Makes the function that notes that somebody wants to be told when there is an answer to their question. */
export function createAskPolicyTeam(needs: {
  knowledge: () => Knowledge;
  unanswered: Pick<UnansweredStore, 'question' | 'wait'>;
  drawFound: DrawFound;
  seal: Seal;
  trust: () => Trust;
  unansweredDays: number;
  now: () => Date;
}) {
  const { unanswered, drawFound, seal, trust, unansweredDays, now } = needs;

  return async (press: { question: string; seal: string; presser: string }): Promise<PolicyTeamAsked> => {
    const { question: id, presser } = press;
    if (press.seal !== seal.of({ question: id, person: presser })) return { kind: 'not-known' };
    const kept = await unanswered.question(id);
    if (!kept) return { kind: 'gone' };
    const found = await drawFound({ question: kept.question, person: presser });
    if (found) return { kind: 'answer', card: found };
    if (!(await unanswered.wait({ question: id, person: presser, at: now() }))) return { kind: 'gone' };
    const knowledge = needs.knowledge();
    const match = knowledge.match(withoutSigns(kept.question));
    const nearest = match.kind === 'none' ? match.nearest : match.shown.map(({ clause }) => clause);
    const ask = { state: 'stored', unansweredDays } as const;
    return { kind: 'stored', card: drawNoAnswer(knowledge, { nearest, trust: trust(), ask }) };
  };
}
