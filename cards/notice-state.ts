import { z } from 'zod';
import { Office, When } from './matter-base.ts';
import { upperFirst } from './safe-text.ts';

/** How a matter stands for one receiver. */
export const NoticeState = z.discriminatedUnion('is', [
  z.object({ is: z.literal('please-acknowledge') }),
  z.object({ is: z.literal('acknowledged'), at: When }),
  /** Somebody else acknowledged. */
  z.object({ is: z.literal('taken'), at: When, by: Office }),
  /** Passed on by this receiver, and not acknowledged by `to` yet. */
  z.object({ is: z.literal('passed-on'), at: When, to: Office }),
  z.object({ is: z.literal('withdrawn'), at: When }),
  z.object({ is: z.literal('closed'), at: When }),
]);
export type NoticeState = z.infer<typeof NoticeState>;

/** How each state is headed and coloured. */
export const NOTICE_LOOKS = {
  'please-acknowledge': { words: 'Please acknowledge', tone: 'warning' },
  acknowledged: { words: 'You have this', tone: 'good' },
  taken: { words: 'Somebody else has this', tone: 'emphasis' },
  'passed-on': { words: 'Passed on', tone: 'accent' },
  withdrawn: { words: 'Withdrawn', tone: 'emphasis' },
  closed: { words: 'Closed', tone: 'good' },
} as const satisfies Record<NoticeState['is'], { words: string; tone: string }>;

/** The state's heading, with its time where that is the news. */
export function noticeHeading(state: NoticeState): string {
  const { words } = NOTICE_LOOKS[state.is];
  return state.is === 'passed-on' || state.is === 'withdrawn' || state.is === 'closed' ? `${words} ${state.at}` : words;
}

/** What the state means, under its heading. */
export function noticeLines(state: NoticeState): string[] {
  switch (state.is) {
    case 'please-acknowledge':
    case 'closed':
      return [];
    case 'acknowledged':
      return [`Acknowledged ${state.at}.`];
    case 'taken':
      return [`${upperFirst(state.by)} acknowledged it ${state.at}. Nothing more is asked of you here.`];
    case 'passed-on':
      return [`To ${state.to}, who has not acknowledged it yet.`];
    case 'withdrawn':
      return [`The member of staff marked it as sent by mistake. You can still speak to them.`];
    default:
      return state satisfies never;
  }
}
