import { z } from 'zod';
import { defineCard } from './define-card.ts';
import { Office, Reference, When, line } from './matter-base.ts';
import { DSL } from './matter-samples.ts';
import { plainWords } from './safe-text.ts';
import template from './templates/saved.json';

const ofMatter = { reference: Reference, drill: z.boolean() };
const What = z.discriminatedUnion('is', [
  z.object({ is: z.literal('details'), ...ofMatter }),
  z.object({ is: z.literal('passed-on'), ...ofMatter, to: Office }),
  /** `outcome`: a whole sentence, as on the notice. */
  z.object({ is: z.literal('outcome'), ...ofMatter, outcome: z.string().min(1) }),
  z.object({ is: z.literal('school'), school: z.string().min(1) }),
  z.object({ is: z.literal('drill-started'), reference: Reference, school: z.string().min(1) }),
]);

export const SavedData = z.object({ at: When, what: What });
export type SavedData = z.infer<typeof SavedData>;

/** What a form becomes once it is saved: it can't be sent again, and shows nothing of what was typed. */
export const savedCard = defineCard({
  name: 'saved',
  template,
  data: SavedData,
  view: ({ at, what }) => ({ lines: [line(sentence(plainWords(at, 40), what))] }),
  sample: { at: '10:40', what: { is: 'details', reference: 'K7P4QX', drill: false } },
  variants: {
    'passed on': { at: '11:10', what: { is: 'passed-on', reference: 'K7P4QX', drill: true, to: DSL } },
    outcome: {
      at: '11:20',
      what: {
        is: 'outcome',
        reference: 'K7P4QX',
        drill: false,
        outcome: 'Logged on CPOMS on 3 May (reference 12345).',
      },
    },
    school: { at: '10:33', what: { is: 'school', school: 'Northfield School' } },
    'drill started': { at: '10:00', what: { is: 'drill-started', reference: 'T3STQX', school: 'Northfield School' } },
  },
  summary: 'Policy Guide: saved',
});

function sentence(at: string, what: z.infer<typeof What>): string {
  switch (what.is) {
    case 'details':
      return `${saved(at, what)} Only those who have this matter can read it.`;
    case 'passed-on':
      return `${test(what.drill)}Passed on ${at} · ${what.reference}. It goes to ${plainWords(what.to)}.`;
    case 'outcome':
      return `${saved(at, what)} ${plainWords(what.outcome, 240)}`;
    case 'school':
      return `Saved ${at} · Your school: ${plainWords(what.school)}.`;
    case 'drill-started':
      return `${test(true)}Started ${at} · ${what.reference} · ${plainWords(what.school)}.`;
    default:
      return what satisfies never;
  }
}

function saved(at: string, { drill, reference }: { drill: boolean; reference: string }): string {
  return `${test(drill)}Saved ${at} · ${reference}.`;
}

function test(drill: boolean): string {
  return drill ? 'TEST · ' : '';
}
