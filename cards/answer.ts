import { z } from 'zod';
import { additionsOn } from './additions.ts';
import { tellBlock, Tell } from './tell.ts';
import { clauseBlock } from './clause-block.ts';
import { ClauseView, clauseRow } from './clause-view.ts';
import { defineCard } from './define-card.ts';
import { Feedback, feedbackLine } from './feedback.ts';
import { footer } from './footer.ts';
import { FromTrust, cannotWait, worried } from './from-trust.ts';
import { HEADTEACHER, SCHOOL } from './matter-samples.ts';
import { NextStep, nextSteps } from './next-steps.ts';
import {
  OFFER,
  TRUST,
  disrepute,
  explicitImages,
  firstNamesOnly,
  noPupilFriends,
  pupilBehaviourOnline,
  pupilContact,
  withAdditions,
} from './samples.ts';
import { outdatedOn } from './outdated.ts';
import template from './templates/answer.json';

export const AnswerData = z.object({
  lead: ClauseView,
  /** Other clauses that apply; shown as rows. */
  others: z.array(ClauseView).max(2),
  nextSteps: z.array(NextStep).max(3),
  /** The box is shown when given; always give it with a pupil signal. */
  fromTrust: FromTrust.optional(),
  feedback: Feedback,
  /** Redrawn after a press: what it quotes is no longer in force. */
  outdated: z.boolean().optional(),
  /** The message told of a pupil's contact: the lead is the duty, and nothing is asked about the answer. */
  pupilSignal: z.boolean(),
  /** The button that tells the Headteacher; drawn with a pupil signal only. */
  tell: Tell.optional(),
});
export type AnswerData = z.infer<typeof AnswerData>;

const CONTACTED = 'The policy says “contacted”. It does not say whether a follow alone counts; you can ';

const CONTACTED_BY_PUPIL: AnswerData = {
  lead: pupilContact,
  others: [noPupilFriends, pupilBehaviourOnline],
  nextSteps: [{ step: 'tell-headteacher' }, { step: 'log-on-cpoms' }],
  fromTrust: TRUST,
  feedback: { state: 'none' },
  pupilSignal: true,
};

/** One clause leads, quoted word for word. */
export const answerCard = defineCard({
  name: 'answer',
  template,
  data: AnswerData,
  view: ({ lead, others, nextSteps: steps, fromTrust, feedback, pupilSignal, tell, outdated }) => {
    const telling = pupilSignal ? tell : undefined;
    const [duty, ...rest] = lead.rules;
    // With a pupil signal the duty stands alone, and what to do comes at once; the clause's other rules become rows.
    const shown = pupilSignal && duty ? { ...lead, rules: [duty] } : lead;
    const block = clauseBlock(shown, { id: 'lead', fold: true });
    const rows = [
      ...(pupilSignal ? rest.map((rule) => clauseRow(lead, rule)) : []),
      ...others.map((other) => clauseRow(other)),
    ];
    return {
      outdated: outdatedOn(outdated),
      lead: block,
      plainWords: pupilSignal ? [] : [block],
      additions: additionsOn(lead.additions, 6000),
      // The lead says the duty already.
      steps: nextSteps(pupilSignal ? steps.filter((step) => step.step !== 'tell-headteacher') : steps),
      tell: telling ? [tellBlock(telling, fromTrust)] : [],
      // Where there is something to press, the box stands right below it.
      trust: fromTrust && !telling ? [{ fromTrust: pupilSignal ? cannotWait(fromTrust) : worried(fromTrust) }] : [],
      also: rows.length === 0 ? [] : [{ rows }],
      limits: pupilSignal
        ? [CONTACTED + (telling ? 'use the button either way.' : 'bring it to the Headteacher either way.')]
        : [],
      footer: footer([lead]),
      feedback: pupilSignal ? [] : feedbackLine(feedback),
    };
  },
  sample: {
    lead: noPupilFriends,
    others: [pupilContact],
    nextSteps: [{ step: 'tell-headteacher' }],
    feedback: { state: 'ask', offer: OFFER },
    pupilSignal: false,
  },
  variants: {
    'no longer in force': {
      lead: noPupilFriends,
      others: [],
      nextSteps: [],
      feedback: { state: 'given', helpful: true, wordsKept: false },
      pupilSignal: false,
      outdated: true,
    },
    'pupil signal': CONTACTED_BY_PUPIL,
    'tell the Headteacher': {
      ...CONTACTED_BY_PUPIL,
      tell: { offer: OFFER, office: HEADTEACHER, school: SCHOOL, alternate: true },
    },
    'tell, no alternate': {
      ...CONTACTED_BY_PUPIL,
      tell: { offer: OFFER, office: HEADTEACHER, school: SCHOOL, phone: '01632 960 000' },
    },
    'tell, school unknown': {
      ...CONTACTED_BY_PUPIL,
      fromTrust: undefined,
      tell: { offer: OFFER, office: 'the Headteacher', phone: '01632 960 000' },
    },
    'long clause': {
      lead: explicitImages,
      others: [],
      nextSteps: [],
      fromTrust: { contact: 'the trust’s safeguarding lead' },
      feedback: { state: 'given', helpful: true, wordsKept: false },
      pupilSignal: false,
    },
    'stem and limit': {
      lead: disrepute,
      others: [],
      nextSteps: [],
      feedback: { state: 'given', helpful: false, wordsKept: true },
      pupilSignal: false,
    },
    'a school’s own addition': {
      lead: withAdditions(noPupilFriends),
      others: [],
      nextSteps: [],
      feedback: { state: 'ask', offer: OFFER },
      pupilSignal: false,
    },
    'a school’s own addition to the duty': {
      ...CONTACTED_BY_PUPIL,
      lead: withAdditions(pupilContact),
      tell: { offer: OFFER, office: HEADTEACHER, school: SCHOOL, alternate: true },
    },
    'two rules': {
      lead: firstNamesOnly,
      others: [],
      nextSteps: [{ step: 'check-arbor', url: 'https://login.arbor.example/' }],
      feedback: { state: 'ask', offer: OFFER },
      pupilSignal: false,
    },
  },
  summary: 'Policy Guide: here is what the policy says',
});
