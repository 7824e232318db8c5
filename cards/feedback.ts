import { z } from 'zod';
import { OfferKey, action, type ExecuteAction } from './actions.ts';

/** "Was this what you asked?" and what came of it. */
export const Feedback = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ask'), offer: OfferKey }),
  /** `wordsKept`: the question's words were stored. The card may say so only then. */
  z.object({ state: z.literal('given'), helpful: z.boolean(), wordsKept: z.boolean() }),
  z.object({ state: z.literal('none') }),
]);
export type Feedback = z.infer<typeof Feedback>;

/** What the part "feedback" shows; nothing for 'none'. */
export function feedbackLine(feedback: Feedback): { text: string; buttons: { actions: ExecuteAction[] }[] }[] {
  switch (feedback.state) {
    case 'ask':
      return [{ text: 'Was this what you asked?', buttons: [{ actions: ask(feedback.offer) }] }];
    case 'given':
      return feedback.helpful
        ? [{ text: 'Thank you. Your “yes” is counted without your name.', buttons: [] }]
        : [
            {
              text: `Thank you. ${feedback.wordsKept ? 'It is counted, and your question’s words are kept, both' : 'It is counted'} without your name. Try other words, or look through the topics.`,
              buttons: [{ actions: [action('Topics', { verb: 'show-topics' })] }],
            },
          ];
    case 'none':
      return [];
    default:
      return feedback satisfies never;
  }
}

const ask = (offer: string): ExecuteAction[] => [
  action('Yes', { verb: 'feedback', offer, helpful: true }),
  action('Not what I asked', { verb: 'feedback', offer, helpful: false }),
];
