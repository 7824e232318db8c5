import { DEPUTY, DSL, HEADTEACHER, MATTER, REPORTER, SCHOOL } from './matter-samples.ts';
import type { NoticeData } from './notice.ts';

const CHAT = 'https://teams.microsoft.com/l/chat/0/0?users=sam.okafor@staff.northfield.example';
const OUTCOMES = ['log-on-cpoms', 'cpoms-not-needed', 'recorded-elsewhere'] as const;

export const NOTICE: NoticeData = {
  ...MATTER,
  state: { is: 'please-acknowledge' },
  reporter: REPORTER,
  school: SCHOOL,
  at: '10:32',
  aboutHeadteacher: false,
  clauseWords: "Where they are contacted by a pupil they should bring it to the Headteacher's attention.",
  section: '3',
  by: '11:02',
  next: DEPUTY,
  details: 0,
  message: CHAT,
  detailDays: 90,
  refreshFor: ['29:1sample'],
  buttons: ['acknowledge', 'pass-on', 'ask-for-details', 'show-matter'],
};

/** One of each state. */
export const noticeVariants = (): Record<string, NoticeData> => ({
  'asked second': {
    ...NOTICE,
    because: `You are asked because ${HEADTEACHER} has not acknowledged it by 11:02.`,
    next: undefined,
    message: undefined,
    refreshFor: undefined,
    continues: 'B2M8RT',
    details: 2,
  },
  'about the Headteacher': { ...NOTICE, school: undefined, aboutHeadteacher: true, by: undefined },
  acknowledged: {
    ...NOTICE,
    state: { is: 'acknowledged', at: '10:51' },
    asked: '10:55',
    details: 1,
    buttons: ['pass-on', 'ask-for-details', ...OUTCOMES, 'show-matter'],
  },
  'with an outcome': {
    ...NOTICE,
    state: { is: 'acknowledged', at: '10:51' },
    outcome: 'Logged on CPOMS on 3 May (reference 12345).',
    buttons: ['close', 'log-on-cpoms', ...OUTCOMES.slice(1), 'pass-on', 'show-matter'],
  },
  taken: { ...NOTICE, state: { is: 'taken', at: '11:04', by: DEPUTY }, buttons: ['show-matter'] },
  'passed on': { ...NOTICE, state: { is: 'passed-on', at: '11:10', to: DSL }, buttons: ['pass-on', 'show-matter'] },
  withdrawn: { ...NOTICE, state: { is: 'withdrawn', at: '10:40' }, buttons: ['show-matter'] },
  closed: {
    ...NOTICE,
    state: { is: 'closed', at: '14:10' },
    outcome: 'CPOMS not needed: a message from the pupil’s older brother, who is a colleague.',
    buttons: ['reopen', 'show-matter'],
  },
  test: { ...NOTICE, drill: true },
});
