import { z } from 'zod';
import { OfferKey, Slug, action } from './actions.ts';
import { defineCard } from './define-card.ts';
import { pupilContactButton } from './next-steps.ts';
import { OFFER } from './samples.ts';
import { asTitle } from './topic.ts';
import template from './templates/which-did-you-mean.json';

export const WhichDidYouMeanData = z.object({
  offer: OfferKey,
  choices: z
    .array(z.object({ policy: Slug, clause: Slug, title: z.string().min(1) }))
    .min(2)
    .max(3),
});
export type WhichDidYouMeanData = z.infer<typeof WhichDidYouMeanData>;

/** Several clauses are about equally near: the person chooses, by title and without a stance. */
export const whichDidYouMeanCard = defineCard({
  name: 'which-did-you-mean',
  template,
  data: WhichDidYouMeanData,
  view: ({ offer, choices }) => ({
    choices: choices.map(({ policy, clause, title }) => {
      const line = asTitle(title);
      return { line, hint: '', press: action(line, { verb: 'choose-clause', offer, policy, clause }) };
    }),
    buttons: [action('None of these', { verb: 'feedback', offer, helpful: false }), pupilContactButton()],
  }),
  sample: {
    offer: OFFER,
    choices: [
      { policy: 'social-media-policy', clause: 'defame', title: 'defaming or disparaging the Trust' },
      {
        policy: 'social-media-policy',
        clause: 'disrepute',
        title: 'naming the Trust as your employer in a way that may bring it into disrepute',
      },
      {
        policy: 'social-media-policy',
        clause: 'harass-bully',
        title: 'harassing, bullying or unlawfully discriminating against anybody',
      },
    ],
  },
  summary: 'Policy Guide: which did you mean?',
});
