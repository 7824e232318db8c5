import { z } from 'zod';
import { action } from './actions.ts';
import { defineCard } from './define-card.ts';
import { formHead } from './form-head.ts';
import { MatterBase, drillLines, heading, notification } from './matter-base.ts';
import { MATTER } from './matter-samples.ts';
import { plainText } from './safe-text.ts';
import template from './templates/reason-form.json';

export const ReasonFormData = MatterBase.extend({
  asks: z.enum(['cpoms-not-needed', 'recorded-elsewhere']),
  value: z.string().optional(),
  problem: z.string().optional(),
});
export type ReasonFormData = z.infer<typeof ReasonFormData>;

const ASKS = {
  'cpoms-not-needed': { title: 'CPOMS not needed', id: 'reason', label: 'Why is no record on CPOMS needed?' },
  'recorded-elsewhere': { title: 'Recorded elsewhere', id: 'where', label: 'Where is it recorded?' },
} as const;

/** A receiver says why nothing is on CPOMS. */
export const reasonFormCard = defineCard({
  name: 'reason-form',
  template,
  data: ReasonFormData,
  view: ({ matter, asks, value = '', problem, ...named }) => {
    const { title, id, label } = ASKS[asks];
    return {
      ...formHead({
        heading: heading(title, named),
        drill: drillLines(named.drill)[0],
        says: ['One line is enough. Please name no pupil.'],
        problem,
      }),
      id,
      label,
      value: plainText(value),
      buttons: [{ actions: [action('Save', { verb: `save-${asks}`, matter })] }],
    };
  },
  sample: { ...MATTER, asks: 'cpoms-not-needed' },
  variants: {
    elsewhere: { ...MATTER, asks: 'recorded-elsewhere', value: 'The low-level concerns file' },
    problem: { ...MATTER, drill: true, asks: 'cpoms-not-needed', problem: 'Not saved: please give the reason.' },
  },
  summary: (data) => notification('a form to note the record', data),
});
