import { z } from 'zod';
import { ReceiverId, action } from './actions.ts';
import { defineCard } from './define-card.ts';
import { formHead } from './form-head.ts';
import { MatterBase, drillLines, heading, notification } from './matter-base.ts';
import { DEPUTY, DSL, MATTER } from './matter-samples.ts';
import { plainLine, upperFirst } from './safe-text.ts';
import template from './templates/pass-on-form.json';

export const PassOnFormData = MatterBase.extend({
  receivers: z
    .array(z.object({ id: ReceiverId, title: z.string().min(1) }))
    .min(1)
    .max(20),
  chosen: ReceiverId.optional(),
  problem: z.string().optional(),
});
export type PassOnFormData = z.infer<typeof PassOnFormData>;

/** A receiver passes the matter on. */
export const passOnFormCard = defineCard({
  name: 'pass-on-form',
  template,
  data: PassOnFormData,
  view: ({ matter, receivers, chosen = '', problem, ...named }) => ({
    ...formHead({
      heading: heading('Pass on', named),
      drill: drillLines(named.drill)[0],
      says: ['They get the same notice and have to acknowledge it. You can still open the matter.'],
      problem,
    }),
    choices: receivers.map(({ id, title }) => ({ title: upperFirst(plainLine(title)), value: id })),
    chosen,
    buttons: [{ actions: [action('Pass on', { verb: 'save-pass-on', matter })] }],
  }),
  sample: {
    ...MATTER,
    receivers: [
      { id: 'dsl', title: DSL },
      { id: 'deputy-1', title: DEPUTY },
    ],
  },
  variants: {
    problem: {
      ...MATTER,
      drill: true,
      receivers: [{ id: 'dsl', title: DSL }],
      chosen: 'dsl',
      problem: 'Not passed on: that person has left. Please choose again.',
    },
  },
  summary: (data) => notification('a form to pass it on', data),
});
