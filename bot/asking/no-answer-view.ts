import { noAnswerCard, type NoAnswerData, type RenderedCard } from '../../cards/index.ts';
import type { Clause, Knowledge } from '../../knowledge/index.ts';
import { fromTrust, type Trust } from './trust.ts';

const MOST_NEAREST = 3;

/** The honest no: what was searched, what lies nearest, and which policies were not searched. */
export function drawNoAnswer(
  knowledge: Knowledge,
  { nearest, trust, ask }: { nearest: readonly Clause[]; trust: Trust; ask?: NoAnswerData['ask'] },
): RenderedCard {
  const { revision, policies } = knowledge;
  return noAnswerCard({
    policyTitles: policies.map(({ title }) => title),
    nearest: nearest.slice(0, MOST_NEAREST).map(({ policy, id, title }) => ({ policy, clause: id, revision, title })),
    related: notSearched(knowledge),
    fromTrust: fromTrust(trust),
    ...(ask && { ask }),
  });
}

/** Policies that ours name and that we do not hold. */
function notSearched({ policies }: Knowledge): string[] {
  const held = new Set(policies.map(({ title }) => title.toLowerCase()));
  return [...new Set(policies.flatMap(({ related }) => related))].filter((title) => !held.has(title.toLowerCase()));
}
