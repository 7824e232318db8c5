import { z } from 'zod';
import { SectionNumber, action, openUrl, refreshMatter, type ExecuteAction, type OpenUrlAction } from './actions.ts';
import { defineCard } from './define-card.ts';
import {
  MatterBase,
  Office,
  Reference,
  RefreshFor,
  When,
  drillLines,
  fact,
  heading,
  line,
  notification,
  tooOld,
} from './matter-base.ts';
import { NOTICE, noticeVariants } from './notice-samples.ts';
import { NOTICE_LOOKS, NoticeState, noticeHeading, noticeLines } from './notice-state.ts';
import { quote } from './quote.ts';
import { plainWords } from './safe-text.ts';
import { textRun } from './text-run.ts';
import template from './templates/notice.json';

const NoticeButton = z.enum([
  'acknowledge',
  'pass-on',
  'ask-for-details',
  'show-matter',
  'log-on-cpoms',
  'cpoms-not-needed',
  'recorded-elsewhere',
  'close',
  'reopen',
]);

export const NoticeData = MatterBase.extend({
  state: NoticeState,
  /** The reporter's name. */
  reporter: z.string().min(1),
  school: z.string().optional(),
  /** When the reporter pressed. */
  at: When,
  /** The reporter pressed "It concerns the Headteacher". */
  aboutHeadteacher: z.boolean(),
  /** Why this person is asked, where they are not the first: a whole sentence. */
  because: z.string().optional(),
  /** The clause's exact words. */
  clauseWords: z.string().min(1),
  section: SectionNumber,
  by: When.optional(),
  /** Who is asked too at `by`. */
  next: Office.optional(),
  details: z.number().int().min(0),
  /** When details were asked for. */
  asked: When.optional(),
  /** What is recorded: a whole sentence, "Logged on CPOMS on 3 May (ref 12345)." */
  outcome: z.string().optional(),
  /** The earlier matter that this one follows. */
  continues: Reference.optional(),
  /** Deep link to a chat with the reporter. */
  message: z.url({ protocol: /^https$/ }).optional(),
  detailDays: z.number().int().min(0),
  refreshFor: RefreshFor,
  /** In the order in which they are to stand. show-matter is a row. With Message more than six are cut from the end. */
  buttons: z.array(NoticeButton).max(9),
});
export type NoticeData = z.infer<typeof NoticeData>;

const TITLES = {
  acknowledge: 'Acknowledge: I have this',
  'pass-on': 'Pass on',
  'ask-for-details': 'Ask for details',
  'log-on-cpoms': 'Logged on CPOMS',
  'cpoms-not-needed': 'CPOMS not needed',
  'recorded-elsewhere': 'Recorded elsewhere',
  close: 'Close',
  reopen: 'Reopen',
} as const;

const RECORDS: readonly z.infer<typeof NoticeButton>[] = ['log-on-cpoms', 'cpoms-not-needed', 'recorded-elsewhere'];
type Button = ExecuteAction | OpenUrlAction;

/** What a receiver sees of a matter: who pressed, when, which clause; never what was asked. */
export const noticeCard = defineCard({
  name: 'notice',
  template,
  data: NoticeData,
  view: (data) => {
    const { state, drill, clauseWords, section } = data;
    const { tone } = NOTICE_LOOKS[state.is];
    const [exact] = quote({ stance: 'should', act: '', text: clauseWords }, 'clause', false);
    return {
      fallback: tooOld(notified(data)),
      banner: [{ tone, headline: heading(noticeHeading(state), data), scope: [] }],
      drill: drillLines(drill),
      lines: [...noticeLines(state).map(line), pressed(data), ...about(data).map(line), ...recorded(data)],
      quote: [...(exact?.runs ?? []), textRun(` (section ${section})`, { isSubtle: true })],
      chase: state.is === 'please-acknowledge' ? chase(data).map(line) : [],
      open: data.buttons.includes('show-matter') ? [openRow(data)] : [],
      ...buttons(data),
      quiet: quiet(data),
    };
  },
  sample: NOTICE,
  variants: noticeVariants(),
  summary: notified,
  refresh: ({ matter, refreshFor }) => refreshMatter(matter, refreshFor),
});

function notified(data: z.infer<typeof NoticeData>): string {
  return notification(NOTICE_LOOKS[data.state.is].words.toLowerCase(), data);
}

function pressed({ reporter, school, at, aboutHeadteacher }: NoticeData) {
  const button = aboutHeadteacher ? 'It concerns the Headteacher' : 'Tell the Headteacher';
  const where = school ? `, ${plainWords(school)},` : '';
  return {
    runs: [
      textRun(`${plainWords(at, 40)}: `),
      textRun(plainWords(reporter), { weight: 'Bolder' }),
      textRun(`${where} pressed “${button}”.`),
    ],
  };
}

function about({ because, aboutHeadteacher, details, asked, continues, buttons }: NoticeData): string[] {
  const notes = details === 1 ? '1 note was added.' : `${details} notes were added.`;
  const added = buttons.includes('show-matter') ? `${notes} Open the matter to read.` : notes;
  return [
    ...(because ? [because] : []),
    ...(aboutHeadteacher ? ['The Headteacher is not told, and can’t see it here.'] : []),
    `About: contact by a pupil. ${details === 0 ? 'No details yet; the pupil is not named.' : added}`,
    ...(asked ? [`You asked for details (${asked}).`] : []),
    ...(continues ? [`It follows an earlier one, ${continues}.`] : []),
  ];
}

function recorded({ outcome }: NoticeData) {
  return outcome ? [fact('Recorded', outcome)] : [];
}

function chase({ by, next }: NoticeData): string[] {
  if (!by) return [];
  return [next ? `If it is not acknowledged by ${by}, ${next} is asked too.` : `Please acknowledge by ${by}.`];
}

function openRow({ matter, details }: NoticeData) {
  const words = 'Open the matter';
  const hint = details === 0 ? '' : `${details === 1 ? '1 note' : `${details} notes`} `;
  return { line: words, hint, press: action(`${words} ${hint}`.trim(), { verb: 'show-matter', matter }) };
}

/** First what moves the matter on, with the chat; then, under their own heading, what may be recorded of it. */
function buttons({ matter, buttons: verbs, message, reporter, outcome }: NoticeData) {
  // Never the chat is left out, where there are more than six.
  const drawn = verbs.filter((verb) => verb !== 'show-matter').slice(0, message ? 5 : 6);
  const of = (list: typeof drawn) => list.map((verb) => action(TITLES[verb], { verb, matter }));
  const moves: Button[] = of(drawn.filter((verb) => !RECORDS.includes(verb)));
  if (message) moves.splice(2, 0, openUrl(`Message ${plainWords(reporter, 60)}`, message));
  const records = of(drawn.filter((verb) => RECORDS.includes(verb)));
  return {
    buttons: moves.length === 0 ? [] : [{ actions: moves }],
    records: records.length === 0 ? [] : [{ words: outcome ? 'Correct what is recorded' : 'Record', actions: records }],
  };
}

function quiet({ state, reporter, detailDays }: NoticeData): string[] {
  const days = detailDays === 1 ? '1 day' : `${detailDays} days`;
  return [
    ...(state.is === 'please-acknowledge'
      ? [`${plainWords(reporter)} sees when you acknowledge, not when you read this.`]
      : []),
    `This is not the school’s record. Details are deleted ${days} after closing.`,
  ];
}
