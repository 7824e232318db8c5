import type { Knowledge, Match, NextStep } from '../../knowledge/index.ts';
import { dutyToTell, type Led } from './duty.ts';

/** A pupil's contact leads, whatever else was asked; what was asked comes as others. */
export function withDuty(knowledge: Knowledge, match: Match): Led[] {
  const duty = dutyToTell(knowledge);
  const asked: Led[] = match.kind === 'none' ? [] : match.shown;
  if (!duty) return asked;
  const others = asked.filter(({ clause }) => clause !== duty.clause).slice(0, MOST_BESIDE);
  // Contact and misbehaviour often come together, and the second has a duty of its own.
  const log = clauseWithStep(knowledge, 'log-on-cpoms');
  const known = log === undefined || others.some(({ clause }) => clause === log);
  return [duty, ...others.slice(0, known ? MOST_BESIDE : MOST_BESIDE - 1), ...(known ? [] : [{ clause: log }])];
}

/** Beside a duty a card has room for two clauses. */
const MOST_BESIDE = 2;

const clauseWithStep = (knowledge: Knowledge, step: NextStep) =>
  knowledge.policies.flatMap(({ clauses }) => clauses).find(({ nextSteps }) => nextSteps.includes(step));
