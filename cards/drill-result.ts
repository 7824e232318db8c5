import { z } from 'zod';
import { defineCard } from './define-card.ts';
import { Office, Reference, When, fact, heading, line, notification } from './matter-base.ts';
import { HEADTEACHER, SCHOOL } from './matter-samples.ts';
import { plainWords } from './safe-text.ts';
import template from './templates/drill-result.json';

export const DrillResultData = z.object({
  reference: Reference,
  school: z.string().min(1),
  started: When,
  delivered: z.object({ at: When, to: Office }).optional(),
  acknowledged: z.object({ at: When, by: Office }).optional(),
  /** From the start to the acknowledgement. */
  minutes: z.number().int().min(0).optional(),
});
export type DrillResultData = z.infer<typeof DrillResultData>;

/** How far a drill got. */
export const drillResultCard = defineCard({
  name: 'drill-result',
  template,
  data: DrillResultData,
  view: ({ reference, school, started, delivered, acknowledged, minutes }) => {
    const tone = acknowledged ? 'good' : delivered ? 'warning' : 'attention';
    const words = acknowledged ? 'Acknowledged' : delivered ? 'Not acknowledged' : 'Not delivered';
    return {
      banner: [{ tone, headline: heading(words, { reference, drill: true }), scope: [] }],
      lines: [
        fact('School', school),
        fact('Started', started),
        fact('Delivered', delivered ? `${plainWords(delivered.at, 40)}, to ${plainWords(delivered.to)}` : 'no'),
        fact(
          'Acknowledged',
          acknowledged ? `${plainWords(acknowledged.at, 40)}, by ${plainWords(acknowledged.by)}` : 'no',
        ),
        ...(minutes === undefined
          ? []
          : [fact('From start to acknowledgement', minutes === 1 ? '1 minute' : `${minutes} minutes`)]),
        ...(delivered ? [] : [line('This test reached nobody. Please tell IT.')]),
      ],
    };
  },
  sample: {
    reference: 'T3STQX',
    school: SCHOOL,
    started: '10:00',
    delivered: { at: '10:00', to: HEADTEACHER },
    acknowledged: { at: '10:04', by: HEADTEACHER },
    minutes: 4,
  },
  variants: {
    'not acknowledged': {
      reference: 'T3STQX',
      school: SCHOOL,
      started: '10:00',
      delivered: { at: '10:00', to: HEADTEACHER },
    },
    'not delivered': { reference: 'T3STQX', school: SCHOOL, started: '10:00' },
  },
  summary: ({ reference }) => notification('the result', { reference, drill: true }),
});
