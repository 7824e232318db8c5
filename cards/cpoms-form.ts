import { z } from 'zod';
import { action } from './actions.ts';
import { defineCard } from './define-card.ts';
import { formHead } from './form-head.ts';
import { MatterBase, drillLines, heading, notification } from './matter-base.ts';
import { MATTER } from './matter-samples.ts';
import { plainText } from './safe-text.ts';
import template from './templates/cpoms-form.json';

/** A day as a form gives it: "2026-05-03". */
const IsoDay = z.string().regex(/^\d{4}-\d\d-\d\d$/);

export const CpomsFormData = MatterBase.extend({
  /** No later day can be chosen. */
  today: IsoDay,
  /** Today if not given. */
  on: IsoDay.optional(),
  cpomsReference: z.string().optional(),
  problem: z.string().optional(),
});
export type CpomsFormData = z.infer<typeof CpomsFormData>;

/** A receiver says that it is logged on CPOMS. */
export const cpomsFormCard = defineCard({
  name: 'cpoms-form',
  template,
  data: CpomsFormData,
  view: ({ matter, today, on = today, cpomsReference = '', problem, ...named }) => ({
    ...formHead({
      heading: heading('Logged on CPOMS', named),
      drill: drillLines(named.drill)[0],
      says: ['This notes that you have logged it. It writes nothing to CPOMS.'],
      problem,
    }),
    today,
    on,
    cpomsReference: plainText(cpomsReference),
    buttons: [{ actions: [action('Save', { verb: 'save-log-on-cpoms', matter })] }],
  }),
  sample: { ...MATTER, today: '2026-05-03' },
  variants: {
    problem: {
      ...MATTER,
      drill: true,
      today: '2026-05-03',
      on: '2026-05-02',
      cpomsReference: 'see Mrs Hall',
      problem: 'Not saved: the reference may hold letters and digits only.',
    },
  },
  summary: (data) => notification('a form to note the record', data),
});
