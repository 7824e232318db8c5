import { z } from 'zod';
import { OfferKey, action } from './actions.ts';
import { defineCard } from './define-card.ts';
import { FromTrust, worried } from './from-trust.ts';
import { pupilContactButton } from './next-steps.ts';
import { plainLine, upperFirst } from './safe-text.ts';
import { OFFER, TRUST } from './samples.ts';
import { textRun } from './text-run.ts';
import { Topic, listed, topicRow } from './topic.ts';
import template from './templates/no-answer.json';

export const NoAnswerData = z.object({
  /** The titles of the policies that were searched. */
  policyTitles: z.array(z.string()).min(1),
  nearest: z.array(Topic).max(3),
  /** Policies that these name and that were not searched. */
  related: z.array(z.string()),
  fromTrust: FromTrust,
  /** Only where the question is kept: it may be asked of the policy team, or has been. */
  ask: z
    .discriminatedUnion('state', [
      z.object({ state: z.literal('ask'), question: OfferKey, seal: OfferKey, unansweredDays: z.number().int() }),
      z.object({ state: z.literal('stored'), unansweredDays: z.number().int() }),
      /** The policy team found that no policy answers it. */
      z.object({ state: z.literal('none'), question: z.string() }),
    ])
    .optional(),
});
export type NoAnswerData = z.infer<typeof NoAnswerData>;

/** The policies do not say: an honest no, with ways on. */
export const noAnswerCard = defineCard({
  name: 'no-answer',
  template,
  data: NoAnswerData,
  view: ({ policyTitles, nearest, related, fromTrust, ask }) => {
    const [only, ...more] = policyTitles;
    const none = ask?.state === 'none';
    const one = only !== undefined && more.length === 0;
    const policies = one ? `the ${plainLine(only)}` : 'the policies I know';
    return {
      heading: none
        ? `${upperFirst(policies)} ${one ? 'doesn’t' : 'don’t'} answer this`
        : `I can’t find this in ${policies}`,
      searched: one ? [] : [{ runs: [textRun(`I searched: ${listed(policyTitles)}.`)] }],
      nearest: nearest.length === 0 ? [] : [{ rows: nearest.map(topicRow) }],
      related:
        related.length === 0
          ? []
          : [
              {
                runs: [
                  textRun(`${one ? 'It names' : 'They name'} these, which I have not searched: ${listed(related)}.`),
                ],
              },
            ],
      doubt: none
        ? `The policy team has read your question and found no answer to it in the ${one ? 'policy' : 'policies'}. That doesn’t mean it is allowed or not allowed: ask before you act.`
        : 'That doesn’t mean it is allowed or not allowed. I may have misunderstood, or another policy may cover it.',
      asked: ask?.state === 'none' ? [{ runs: [textRun(`You asked: “${ask.question}”`)] }] : [],
      ask: ask === undefined || ask.state === 'none' ? [] : [{ text: askLine(ask) }],
      buttons: [
        pupilContactButton(),
        ...(ask?.state === 'ask'
          ? [action('Ask the policy team', { verb: 'ask-policy-team', question: ask.question, seal: ask.seal })]
          : []),
        action('Topics', { verb: 'show-topics' }),
      ],
      fromTrust: worried(fromTrust),
    };
  },
  sample: {
    policyTitles: ['Social Media Policy'],
    nearest: [
      {
        policy: 'social-media-policy',
        clause: 'school-account-purpose',
        revision: 'r1',
        title: 'what the school’s accounts are for',
      },
      { policy: 'social-media-policy', clause: 'what-counts', revision: 'r1', title: 'what counts as social media' },
      {
        policy: 'social-media-policy',
        clause: 'related-policies',
        revision: 'r1',
        title: 'policies to read alongside this one',
      },
    ],
    related: [
      'Safeguarding and child protection policy',
      'Code of Conduct',
      'Data protection policy',
      'Keeping Children Safe in Education',
      'Online Safety Policy',
    ],
    fromTrust: TRUST,
    ask: { state: 'ask', question: OFFER, seal: OFFER, unansweredDays: 90 },
  },
  variants: {
    'policy team asked': {
      policyTitles: ['Social Media Policy'],
      nearest: [],
      related: [],
      fromTrust: TRUST,
      ask: { state: 'stored', unansweredDays: 90 },
    },
    'the policy team found none': {
      policyTitles: ['Social Media Policy'],
      nearest: [],
      related: ['Online Safety Policy'],
      fromTrust: TRUST,
      ask: { state: 'none', question: 'can [name] in 9B book the minibus?' },
    },
    'several policies, nothing near': {
      policyTitles: ['Social Media Policy', 'Code of Conduct'],
      nearest: [],
      related: [],
      fromTrust: { contact: 'the trust’s safeguarding lead' },
    },
  },
  summary: 'Policy Guide: about your question',
});

/** Every sentence is a promise the code keeps: change them together. */
function askLine(ask: Exclude<NonNullable<NoAnswerData['ask']>, { state: 'none' }>): string {
  const days = `${ask.unansweredDays} ${ask.unansweredDays === 1 ? 'day' : 'days'}`;
  return ask.state === 'ask'
    ? `The policy team can read your question without your name, and without other names as far as I can tell them. Ask the policy team: I note that it was you, and tell you here when the policies have an answer, or the team finds that they have none. The team sees how many wait, not who. Nobody replies by hand: not for urgent matters.`
    : `Noted. I’ll tell you here when the policies have an answer, or the team finds that they have none; then I forget that it was you. The policy team sees how many wait, not who. If neither comes within ${days} of your asking, or the team deletes the question, it is deleted and you hear nothing.`;
}
