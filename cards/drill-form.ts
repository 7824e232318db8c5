import { z } from 'zod';
import { Slug, action } from './actions.ts';
import { defineCard } from './define-card.ts';
import { formHead } from './form-head.ts';
import { SCHOOLS } from './matter-samples.ts';
import { Schools, schoolChoice } from './school-choice.ts';
import template from './templates/drill-form.json';

export const DrillFormData = z.object({ schools: Schools, chosen: Slug.optional(), problem: z.string().optional() });
export type DrillFormData = z.infer<typeof DrillFormData>;

/** Starts a drill: a matter marked TEST that takes the real way. */
export const drillFormCard = defineCard({
  name: 'drill-form',
  template,
  data: DrillFormData,
  view: ({ schools, chosen, problem }) => ({
    ...formHead({
      heading: 'TEST · Try out telling the Headteacher',
      says: [
        'The people of that school who would be told get a notice marked TEST, with your name. They are asked to acknowledge it.',
      ],
      problem,
    }),
    ...schoolChoice(schools, chosen),
    buttons: [{ actions: [action('Start the test', { verb: 'start-drill' })] }],
  }),
  sample: { schools: SCHOOLS },
  variants: {
    problem: { schools: SCHOOLS.slice(0, 1), chosen: 'northfield', problem: 'Not started: please choose a school.' },
  },
  summary: 'Policy Guide: TEST, a form to start a test',
});
