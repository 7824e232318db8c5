import type { z } from 'zod';
import { action } from './actions.ts';
import { defineCard } from './define-card.ts';
import { MatterBase, Office, When, line, notification } from './matter-base.ts';
import { HEADTEACHER, MATTER } from './matter-samples.ts';
import template from './templates/is-it-new.json';

/** The earlier matter: whom it was for, and when the button was pressed. */
export const IsItNewData = MatterBase.extend({ office: Office, day: When, at: When });
export type IsItNewData = z.infer<typeof IsItNewData>;

/** The button was pressed again on a card that has been used: nothing is stored before the person says. */
export const isItNewCard = defineCard({
  name: 'is-it-new',
  template,
  data: IsItNewData,
  view: ({ matter, reference, drill, office, day, at }) => ({
    heading: `${drill ? 'TEST · ' : ''}Is this new?`,
    // Not "you told": it may never have been delivered.
    lines: [
      line(`You pressed this button on ${day} at ${at}, for ${office} (ref ${reference}).`),
      line('Nothing has been sent now.'),
    ],
    buttons: [
      {
        actions: [
          action('Yes, something new has happened', { verb: 'tell-again', matter }),
          action('No, show that receipt', { verb: 'show-receipt', matter }),
        ],
      },
    ],
  }),
  sample: { ...MATTER, office: HEADTEACHER, day: '3 May', at: '10:32' },
  variants: { test: { ...MATTER, drill: true, office: HEADTEACHER, day: '3 May', at: '10:32' } },
  summary: (data) => notification('is this new?', data),
});
