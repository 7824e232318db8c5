import { z } from 'zod';
import { Slug, action } from './actions.ts';
import { defineCard } from './define-card.ts';
import { formHead } from './form-head.ts';
import { MatterBase, heading, notification } from './matter-base.ts';
import { MATTER } from './matter-samples.ts';
import { plainText } from './safe-text.ts';
import template from './templates/details-form.json';

const Values = z.object({ pupil: z.string(), what: z.string(), where: z.string(), when: z.string() }).partial();

export const DetailsFormData = MatterBase.extend({
  /** The form's own key, so that saving twice saves once. */
  form: Slug,
  /** What was wrong with what was typed; the values are kept. */
  problem: z.string().optional(),
  values: Values,
});
export type DetailsFormData = z.infer<typeof DetailsFormData>;

/** What the typed words may weigh: 28 KB less the form. */
const BYTES = 22_000;

/**
 * Whether the words can be shown again in the form. Where they can't, answer with a line instead of a card: Teams then
 * leaves the form as it was typed.
 */
export function fitsDetailsForm(values: z.infer<typeof Values>): boolean {
  return Buffer.byteLength(JSON.stringify(values)) <= BYTES;
}

/** The reporter adds what happened. A message of its own, so that no update wipes what is being typed. */
export const detailsFormCard = defineCard({
  name: 'details-form',
  template,
  data: DetailsFormData,
  view: ({ matter, form, problem, values, ...named }) => {
    const { pupil = '', what = '', where = '', when = '' } = fitsDetailsForm(values) ? values : {};
    return {
      ...formHead({
        heading: heading('Add what happened', named),
        drill: named.drill ? 'This is a test: make it up, and name no real pupil.' : undefined,
        says: ['What you saw, heard or read, in the exact words. No opinions, no other pupils’ names, no pictures.'],
        problem,
      }),
      pupil: plainText(pupil),
      what: plainText(what),
      where: plainText(where),
      when: plainText(when),
      buttons: [{ actions: [action('Save', { verb: 'save-details', matter, form })] }],
      quiet: [
        'Only those who have this matter can read it. Nothing is saved before you press Save.',
        'This is not a CPOMS record.',
      ],
    };
  },
  sample: { ...MATTER, form: 'form-1', values: {} },
  variants: {
    problem: {
      ...MATTER,
      form: 'form-1',
      problem: 'Not saved yet: please write at least one line.',
      values: { pupil: 'A. N., year 9', what: '“Add me back”\nTwice.', where: 'Instagram', when: 'Yesterday at 21:10' },
    },
    test: { ...MATTER, drill: true, form: 'form-1', values: {} },
  },
  summary: (data) => notification('a form to add what happened', data),
});
