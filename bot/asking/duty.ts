import type { Clause, Knowledge } from '../../knowledge/index.ts';

/** A clause with the rule of it that leads. */
export interface Led {
  clause: Clause;
  leadPart?: number;
}

/** The rule that a pupil's contact is brought to the Headteacher; undefined if no policy has one. */
export function dutyToTell(knowledge: Knowledge): Led | undefined {
  for (const { clauses } of knowledge.policies) {
    for (const clause of clauses) {
      const leadPart = clause.parts.findIndex((part) => part.nextSteps.includes('tell-headteacher'));
      if (leadPart >= 0) return { clause, leadPart };
      if (clause.parts.length === 0 && clause.nextSteps.includes('tell-headteacher')) return { clause };
    }
  }
  return undefined;
}

/** The clause that a report is told by, in the revision in force; undefined if no policy has the rule. */
export function clauseToTell(knowledge: Knowledge) {
  const duty = dutyToTell(knowledge);
  return duty && { policy: duty.clause.policy, id: duty.clause.id, revision: knowledge.revision };
}
