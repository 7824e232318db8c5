import type { Dates } from '../dates.ts';
import type { Matter, MatterEvent, MoveName, Office, View } from '../said.ts';

export const OFFICES: Readonly<Record<Office, string>> = {
  headteacher: 'the Headteacher',
  deputy: 'a deputy',
  dsl: 'the designated safeguarding lead',
  alternate: 'the alternate contact',
  trust: 'the trust’s safeguarding contact',
};

export const VIEWS: readonly { view: View; title: string }[] = [
  { view: 'open', title: 'Open' },
  { view: 'overdue', title: 'Overdue' },
  { view: 'passed', title: 'Passed to me' },
  { view: 'closed', title: 'Closed' },
];

/** As on the card. */
export const MOVES: Readonly<Record<MoveName, { title: string; done: string }>> = {
  acknowledge: { title: 'Acknowledge: I have this', done: 'Acknowledged. The member of staff is told.' },
  'pass-on': { title: 'Pass on', done: 'Passed on.' },
  'ask-for-details': { title: 'Ask for details', done: 'Asked. The member of staff is told.' },
  'logged-on-cpoms': { title: 'Logged on CPOMS', done: 'Recorded: logged on CPOMS.' },
  'cpoms-not-needed': { title: 'CPOMS not needed', done: 'Recorded: CPOMS not needed.' },
  'recorded-elsewhere': { title: 'Recorded elsewhere', done: 'Recorded: recorded elsewhere.' },
  close: { title: 'Close', done: 'Closed.' },
  reopen: { title: 'Reopen', done: 'Opened again.' },
  hold: { title: 'Keep the notes', done: 'On hold: the notes are kept.' },
  release: { title: 'End the hold', done: 'The hold has ended.' },
};

export const OUTCOMES = {
  'logged-on-cpoms': 'Logged on CPOMS',
  'cpoms-not-needed': 'CPOMS not needed',
  'recorded-elsewhere': 'Recorded elsewhere',
} as const;

export type Tone = 'bad' | 'warning' | 'good' | 'calm';

/** How a matter stands, for the badge. What is late says so before anything else. */
export function standing(matter: Matter): { words: string; tone: Tone } {
  switch (matter.state) {
    case 'closed':
      return { words: 'Closed', tone: 'calm' };
    case 'withdrawn':
      return { words: 'Withdrawn', tone: 'calm' };
    case 'acknowledged':
      return { words: matter.acknowledged?.you ? 'You have this' : 'Somebody has this', tone: 'good' };
    case 'open':
      break;
    default:
      return matter.state satisfies never;
  }
  if (matter.status === 'not-delivered') return { words: 'Not delivered', tone: 'bad' };
  if (matter.overdue) return { words: 'Overdue', tone: 'bad' };
  if (!matter.asked) return { words: 'Passed on', tone: 'calm' };
  return { words: 'Please acknowledge', tone: 'warning' };
}

/** The same in a sentence, with its times. */
export function standingSentence(matter: Matter, dates: Dates): string {
  const { acknowledged, by } = matter;
  switch (matter.state) {
    case 'closed':
      return `Closed ${dates.full(matter.closedAt ?? matter.storedAt)}.`;
    case 'withdrawn':
      return `Marked as sent by mistake ${dates.full(matter.withdrawnAt ?? matter.storedAt)}. You can still speak to the member of staff.`;
    case 'acknowledged': {
      if (acknowledged === undefined) return 'Acknowledged.';
      const who = acknowledged.you ? 'You acknowledged' : `${first(OFFICES[acknowledged.office])} acknowledged`;
      return `${who} this ${dates.full(acknowledged.at)}.`;
    }
    case 'open':
      break;
    default:
      return matter.state satisfies never;
  }
  if (matter.status === 'not-delivered')
    return 'It could not be delivered to anybody else. Nobody has acknowledged it.';
  if (by === undefined) return 'Nobody has acknowledged it yet.';
  return matter.overdue
    ? `Nobody acknowledged it by ${dates.full(by)}.`
    : `To be acknowledged by ${dates.full(by)}; then the next person is asked too.`;
}

/** A line of the chronology. */
export function eventLine({ kind, by, receiver, fact }: MatterEvent, { reporter, aboutHeadteacher }: Matter): string {
  const name = ({ office, you }: MatterEvent['by']) =>
    you ? 'you' : office === 'reporter' ? reporter : office === 'policy-guide' ? 'Policy Guide' : OFFICES[office];
  const to = receiver === undefined ? 'a receiver' : name(receiver);
  const who = name(by);
  switch (kind) {
    case 'stored':
      return `${reporter} pressed ${aboutHeadteacher ? '“It concerns the Headteacher”' : '“Tell the Headteacher”'}. Stored.`;
    case 'school-chosen':
      return `${reporter} chose the school.`;
    case 'notice-due':
      return `To be sent to ${to}.`;
    case 'delivered':
      return `Delivered to ${to}.`;
    case 'unreachable':
      return `Could not be delivered to ${to}${fact === undefined ? '' : ` (${fact.replaceAll('-', ' ')})`}.`;
    case 'reminded':
      return `Reminded: ${to}.`;
    case 'nobody-left':
      return 'Nobody is left to be asked. An alarm was raised.';
    case 'passed-on':
      return `Passed on to ${to} by ${who}.`;
    case 'details-asked':
      return `Details asked for by ${who}.`;
    case 'details-added':
      return `${reporter} added a note.`;
    case 'withdrawn':
      return `${reporter} withdrew it.`;
    case 'followed':
      return `A second matter follows this one${fact === undefined ? '' : `: ${fact}`}.`;
    case 'details-purged':
      return 'The notes were deleted, as set by the trust.';
    default:
      return `${DONE[kind] ?? first(kind.replaceAll('-', ' '))} by ${who}.`;
  }
}

const DONE: Readonly<Record<string, string>> = {
  acknowledged: 'Acknowledged',
  'logged-on-cpoms': 'Recorded as logged on CPOMS',
  'cpoms-not-needed': 'Recorded as not needed on CPOMS',
  'recorded-elsewhere': 'Recorded as kept elsewhere',
  closed: 'Closed',
  reopened: 'Reopened',
  held: 'Notes kept (on hold)',
  released: 'Hold ended',
  opened: 'Opened',
};

export const first = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
