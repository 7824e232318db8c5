import { z } from 'zod';
import { OfferKey, Slug, action } from './actions.ts';
import { defineCard } from './define-card.ts';
import { formHead } from './form-head.ts';
import { Reference } from './matter-base.ts';
import { SCHOOLS } from './matter-samples.ts';
import { OFFER } from './samples.ts';
import { Schools, schoolChoice } from './school-choice.ts';
import template from './templates/school-form.json';

export const SchoolFormData = z.object({
  schools: Schools,
  chosen: Slug.optional(),
  /** The answer on which the school was asked for. */
  offer: OfferKey.optional(),
  /** The matter that waits for the school. */
  waiting: Reference.optional(),
  problem: z.string().optional(),
});
export type SchoolFormData = z.infer<typeof SchoolFormData>;

/** The person says at which school they work. */
export const schoolFormCard = defineCard({
  name: 'school-form',
  template,
  data: SchoolFormData,
  view: ({ schools, chosen, offer, waiting, problem }) => ({
    ...formHead({
      heading: 'Which is your school?',
      says: [
        waiting
          ? `${waiting} is stored without a school. When you save, it goes to whoever is asked at that school.`
          : 'It decides who is told when you press Tell the Headteacher. Saving it tells nobody.',
      ],
      problem,
    }),
    ...schoolChoice(schools, chosen),
    buttons: [{ actions: [action('Save my school', { verb: 'save-school', offer })] }],
    quiet: ['I keep it with your name, and you can change it at any time.'],
  }),
  sample: { schools: SCHOOLS, offer: OFFER },
  variants: {
    'a matter waits': { schools: SCHOOLS, waiting: 'K7P4QX', chosen: 'southfield' },
    problem: { schools: SCHOOLS, problem: 'Not saved: please choose a school.' },
  },
  summary: 'Policy Guide: which is your school?',
});
