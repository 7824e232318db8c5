import { z } from 'zod';
import { additionsOn } from './additions.ts';
import { clauseBlock, onSetting } from './clause-block.ts';
import { ClauseView } from './clause-view.ts';
import { defineCard } from './define-card.ts';
import { Feedback, feedbackLine } from './feedback.ts';
import { footer } from './footer.ts';
import { NextStep, nextSteps } from './next-steps.ts';
import { OFFER, firstNamesOnly, noStudentsOnPersonal, parentalConsent, withAdditions } from './samples.ts';
import { outdatedOn } from './outdated.ts';
import template from './templates/it-depends.json';

export const ItDependsData = z.object({
  sides: z
    .array(
      z.object({
        /** As it reads after "On": "your own account", "the school's LinkedIn or Facebook". */
        settingLabel: z.string().min(1),
        clauses: z.array(ClauseView).min(1).max(2),
      }),
    )
    .min(2)
    .max(3),
  nextSteps: z.array(NextStep).max(3),
  feedback: Feedback,
  /** Redrawn after a press: what it quotes is no longer in force. */
  outdated: z.boolean().optional(),
});
export type ItDependsData = z.infer<typeof ItDependsData>;

/** The same act under different settings: each side with its own rule and words, none of them leading. */
export const itDependsCard = defineCard({
  name: 'it-depends',
  template,
  data: ItDependsData,
  view: ({ sides, nextSteps: steps, feedback, outdated }) => ({
    outdated: outdatedOn(outdated),
    sides: sides.map(({ settingLabel, clauses }, side) => ({
      heading: onSetting(settingLabel),
      // The side's heading says where it applies.
      blocks: clauses.map((clause, index) => ({
        ...clauseBlock({ ...clause, settingLabel: undefined }, { id: `side-${side}-${index}`, fold: true }),
        additions: additionsOn(clause.additions, 2000),
      })),
    })),
    steps: nextSteps(steps),
    footer: footer(sides.flatMap((side) => side.clauses)),
    feedback: feedbackLine(feedback),
  }),
  sample: {
    sides: [
      { settingLabel: 'your own account', clauses: [noStudentsOnPersonal] },
      { settingLabel: 'the school’s LinkedIn or Facebook', clauses: [parentalConsent, firstNamesOnly] },
    ],
    nextSteps: [{ step: 'check-arbor', url: 'https://login.arbor.example/' }],
    feedback: { state: 'ask', offer: OFFER },
  },
  variants: {
    'a school’s own addition': {
      sides: [
        { settingLabel: 'your own account', clauses: [noStudentsOnPersonal] },
        { settingLabel: 'the school’s LinkedIn or Facebook', clauses: [withAdditions(parentalConsent)] },
      ],
      nextSteps: [{ step: 'check-arbor' }],
      feedback: { state: 'ask', offer: OFFER },
    },
    'no address for Arbor': {
      sides: [
        { settingLabel: 'your own account', clauses: [noStudentsOnPersonal] },
        { settingLabel: 'the school’s LinkedIn or Facebook', clauses: [parentalConsent] },
      ],
      nextSteps: [{ step: 'check-arbor' }],
      feedback: { state: 'given', helpful: true, wordsKept: false },
    },
  },
  summary: 'Policy Guide: here is what the policy says',
});
