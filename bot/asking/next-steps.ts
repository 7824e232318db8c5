import type { NextStep as StepOnCard } from '../../cards/index.ts';
import type { Clause, NextStep } from '../../knowledge/index.ts';
import type { Trust } from './trust.ts';

/** Next steps with the addresses of the trust's own systems, where the schools file gives them. */
export function nextStepsOnCard(steps: readonly NextStep[], trust: Trust): StepOnCard[] {
  return steps.map((step) => {
    switch (step) {
      case 'tell-headteacher':
        return { step };
      case 'check-arbor':
        return { step, ...(trust?.links.arbor && { url: trust.links.arbor }) };
      case 'log-on-cpoms':
        return { step, ...(trust?.links.cpoms && { url: trust.links.cpoms }) };
      default:
        return step satisfies never;
    }
  });
}

/** What the clauses tell to do next, in their order, each step once. */
export function nextStepsOf(clauses: readonly Clause[]): NextStep[] {
  return [
    ...new Set(clauses.flatMap((clause) => [...clause.nextSteps, ...clause.parts.flatMap((part) => part.nextSteps)])),
  ];
}
