import { z } from 'zod';
import { action, refreshMatter, type ExecuteAction } from './actions.ts';
import { defineCard } from './define-card.ts';
import { FromTrust, ifUrgent, pleaseRing } from './from-trust.ts';
import {
  MatterBase,
  Reference,
  RefreshFor,
  When,
  drillLines,
  heading,
  line,
  notification,
  tooOld,
} from './matter-base.ts';
import { DEPUTY, HEADTEACHER, MATTER, SCHOOL } from './matter-samples.ts';
import { LOOKS, ReceiptStatus, statusLines } from './receipt-status.ts';
import { plainWords } from './safe-text.ts';
import { TRUST } from './samples.ts';
import template from './templates/receipt.json';

const ReceiptButton = z.enum(['add-details', 'something-new', 'withdraw', 'choose-school']);

export const ReceiptData = MatterBase.extend({
  status: ReceiptStatus,
  /** The first matter, where this one follows it. */
  earlier: z.object({ reference: Reference, on: When }).optional(),
  sent: z.object({ name: z.literal(true), school: z.string().optional(), at: When, drill: z.boolean() }),
  /** How many notes the reporter has added. */
  details: z.number().int().min(0),
  trust: FromTrust,
  /** In the order in which they are to stand. */
  buttons: z.array(ReceiptButton).max(4),
  refreshFor: RefreshFor,
});
export type ReceiptData = z.infer<typeof ReceiptData>;

const BUTTONS: Record<z.infer<typeof ReceiptButton>, (matter: string) => ExecuteAction> = {
  'add-details': (matter) => action('Add what happened', { verb: 'add-details', matter }),
  'something-new': (matter) => action('Something new has happened', { verb: 'something-new', matter }),
  withdraw: (matter) => action('Sent by mistake', { verb: 'withdraw', matter }),
  'choose-school': () => action('Choose my school', { verb: 'choose-school' }),
};

/** What the reporter sees of their matter: one status at a time, and no inputs, since the card is updated under their hands. */
export const receiptCard = defineCard({
  name: 'receipt',
  template,
  data: ReceiptData,
  view: (data) => {
    const { status, drill, matter } = data;
    const { words, tone } = LOOKS[status.is];
    const buttons = data.buttons.map((button) => BUTTONS[button](matter));
    return {
      fallback: tooOld(notified(data)),
      banner: [{ tone, headline: heading(`${words} ${status.at}`, data), scope: [] }],
      drill: drillLines(drill),
      lines: statusLines(status).map(line),
      trust: box(data),
      quiet: facts(data),
      buttons: buttons.length === 0 ? [] : [{ actions: buttons }],
    };
  },
  sample: {
    ...MATTER,
    status: { is: 'delivered', at: '10:32', to: HEADTEACHER, by: '11:02', next: DEPUTY },
    sent: { name: true, school: SCHOOL, at: '10:32', drill: false },
    details: 0,
    trust: TRUST,
    buttons: ['add-details', 'something-new', 'withdraw'],
    refreshFor: ['29:1sample'],
  },
  variants: variants(),
  summary: notified,
  refresh: ({ matter, refreshFor }) => refreshMatter(matter, refreshFor),
});

function notified(data: ReceiptData): string {
  return notification(LOOKS[data.status.is].words.toLowerCase(), data);
}

function box({ status, trust }: ReceiptData): { fromTrust: string }[] {
  if (status.is === 'closed' || status.is === 'withdrawn') return [];
  return [{ fromTrust: status.is === 'not-delivered' ? pleaseRing(trust) : ifUrgent(trust) }];
}

function facts({ sent, details, earlier }: ReceiptData): string[] {
  const school = sent.school ? `your school (${plainWords(sent.school)}), ` : '';
  const marked = sent.drill ? ' It is marked TEST.' : '';
  return [
    `It holds your name, ${school}the time (${plainWords(sent.at, 40)}) and the clause. Not your question.${marked} This is not a CPOMS record.`,
    ...(details === 0 ? [] : [`Notes you have added: ${details}.`]),
    ...(earlier ? [`It follows ${earlier.reference} of ${plainWords(earlier.on, 40)}.`] : []),
  ];
}

function variants(): Record<string, ReceiptData> {
  const base = {
    ...MATTER,
    sent: { name: true as const, school: SCHOOL, at: '10:32', drill: false },
    details: 0,
    trust: TRUST,
    buttons: ['add-details' as const, 'something-new' as const, 'withdraw' as const],
  };
  const withStatus = (status: ReceiptStatus): ReceiptData => ({ ...base, status });
  return {
    stored: withStatus({ is: 'stored', at: '10:32', school: 'known' }),
    'school asked': {
      ...withStatus({
        is: 'stored',
        at: '10:32',
        school: 'asked',
        otherwise: { to: 'the trust’s safeguarding lead', at: '10:47' },
      }),
      sent: { name: true, at: '10:32', drill: false },
      buttons: ['choose-school', 'add-details', 'withdraw'],
    },
    'out of hours': withStatus({
      is: 'delivered',
      at: '21:14',
      to: HEADTEACHER,
      by: 'Monday 08:30',
      opens: 'Monday 08:00',
    }),
    reminded: withStatus({ is: 'reminded', at: '11:02', to: HEADTEACHER, also: DEPUTY, by: '11:32' }),
    acknowledged: { ...withStatus({ is: 'acknowledged', at: '10:51', by: HEADTEACHER }), details: 2 },
    'passed on': withStatus({ is: 'passed-on', at: '11:10', to: DEPUTY }),
    closed: { ...withStatus({ is: 'closed', at: '14:10' }), buttons: ['something-new'] },
    'withdrawn after delivery': {
      ...withStatus({ is: 'withdrawn', at: '10:40', seenBy: HEADTEACHER }),
      buttons: ['something-new'],
    },
    'withdrawn before': { ...withStatus({ is: 'withdrawn', at: '10:40' }), buttons: [] },
    'not delivered': {
      ...withStatus({ is: 'not-delivered', at: '10:45' }),
      earlier: { reference: 'B2M8RT', on: '3 May' },
      trust: { contact: 'the trust’s safeguarding lead' },
    },
    test: {
      ...withStatus({ is: 'delivered', at: '10:32', to: HEADTEACHER }),
      drill: true,
      sent: { name: true, school: SCHOOL, at: '10:32', drill: true },
    },
  };
}
