import { z } from 'zod';
import { SectionNumber, refreshMatter } from './actions.ts';
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
import { NoticeButton, noticeButtons, openRow } from './notice-buttons.ts';
import { NOTICE, noticeVariants } from './notice-samples.ts';
import { NOTICE_LOOKS, NoticeState, noticeHeading, noticeLines } from './notice-state.ts';
import { quote } from './quote.ts';
import { plainWords } from './safe-text.ts';
import { textRun } from './text-run.ts';
import template from './templates/notice.json';

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
      ...noticeButtons(data),
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

function pressed({ reporter, school, at, aboutHeadteacher, drill }: NoticeData) {
  const button = aboutHeadteacher ? 'It concerns the Headteacher' : 'Tell the Headteacher';
  const where = school ? `, ${plainWords(school)},` : '';
  return {
    runs: [
      textRun(`${plainWords(at, 40)}: `),
      textRun(plainWords(reporter), { weight: 'Bolder' }),
      textRun(`${where} ${drill ? 'started this test' : `pressed “${button}”`}.`),
    ],
  };
}

function about({ because, drill, aboutHeadteacher, details, asked, continues, buttons }: NoticeData): string[] {
  const notes = details === 1 ? '1 note was added.' : `${details} notes were added.`;
  const added = buttons.includes('show-matter') ? `${notes} Open the matter to read.` : notes;
  return [
    ...(because ? [because] : []),
    ...(aboutHeadteacher ? ['The Headteacher is not told, and can’t see it here.'] : []),
    `${drill ? 'A real one would be about contact by a pupil.' : 'About: contact by a pupil.'} ${details === 0 ? 'No details yet; the pupil is not named.' : added}`,
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

function quiet({ state, reporter, detailDays }: NoticeData): string[] {
  const days = detailDays === 1 ? '1 day' : `${detailDays} days`;
  return [
    ...(state.is === 'please-acknowledge'
      ? [`${plainWords(reporter)} sees when you acknowledge, not when you read this.`]
      : []),
    `This is not the school’s record. Details are deleted ${days} after closing.`,
  ];
}
