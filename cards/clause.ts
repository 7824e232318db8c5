import { z } from 'zod';
import { additionsOn } from './additions.ts';
import { clauseBlock } from './clause-block.ts';
import { ClauseView } from './clause-view.ts';
import { defineCard } from './define-card.ts';
import { footer } from './footer.ts';
import { NextStep, nextSteps } from './next-steps.ts';
import { plainWords } from './safe-text.ts';
import { explicitImages, noPupilFriends, parentalConsent, pupilContact, withAdditions } from './samples.ts';
import { outdatedOn } from './outdated.ts';
import template from './templates/clause.json';

export const ClauseData = z.object({
  clause: ClauseView,
  nextSteps: z.array(NextStep).max(3),
  /** The clause is of a revision that is no longer the newest, and its wording has changed or is gone. */
  outdated: z.boolean(),
});
export type ClauseData = z.infer<typeof ClauseData>;

/** A clause in full: nothing folded. */
export const clauseCard = defineCard({
  name: 'clause',
  template,
  data: ClauseData,
  view: ({ clause, nextSteps: steps, outdated }) => ({
    outdated: outdatedOn(outdated),
    block: clauseBlock(clause, { id: 'clause', fold: false }),
    additions: additionsOn(clause.additions, 12_000),
    steps: nextSteps(steps),
    section: `Section ${clause.section.number}: ${plainWords(clause.section.title)}`,
    footer: footer([clause]),
  }),
  sample: { clause: pupilContact, nextSteps: [{ step: 'tell-headteacher' }], outdated: false },
  variants: {
    outdated: { clause: noPupilFriends, nextSteps: [], outdated: true },
    'schools’ own additions': {
      clause: withAdditions(parentalConsent),
      nextSteps: [{ step: 'check-arbor' }],
      outdated: false,
    },
    long: { clause: explicitImages, nextSteps: [{ step: 'log-on-cpoms' }], outdated: false },
  },
  summary: 'Policy Guide: here is what the policy says',
});
