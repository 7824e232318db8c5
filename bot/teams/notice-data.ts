import type { NoticeData } from '../../cards/index.ts';
import type { OutcomeKind } from '../escalation/matter.ts';
import type { Move } from '../escalation/moves.ts';
import type { When } from '../escalation/school-hours.ts';
import type { NoticeView } from '../escalation/views.ts';
import type { Schools } from '../schools.ts';
import { officeName, schoolName } from './office-names.ts';

type Button = NoticeData['buttons'][number];

const BUTTONS: Partial<Record<Move, Button>> = {
  acknowledge: 'acknowledge',
  close: 'close',
  reopen: 'reopen',
  'logged-on-cpoms': 'log-on-cpoms',
  'cpoms-not-needed': 'cpoms-not-needed',
  'recorded-elsewhere': 'recorded-elsewhere',
  'pass-on': 'pass-on',
  'ask-for-details': 'ask-for-details',
};
/** What is likeliest to be wanted stands first: a card has room for six. */
const ORDER = ['acknowledge', 'close', 'reopen', 'logged-on-cpoms', 'cpoms-not-needed', 'recorded-elsewhere', 'pass-on', 'ask-for-details'] as const; // prettier-ignore

const OUTCOMES: Record<OutcomeKind, string> = {
  'logged-on-cpoms': 'Logged on CPOMS',
  'cpoms-not-needed': 'CPOMS not needed',
  'recorded-elsewhere': 'Recorded elsewhere',
};

export const outcomeSentence = ({ kind, at }: { kind: OutcomeKind; at: Date }, when: When): string =>
  `${OUTCOMES[kind]} (said on ${when.day(at)}).`;

/** A receiver's card as data. */
export function noticeData(needs: {
  view: NoticeView;
  schools: Schools;
  when: When;
  now: Date;
  earlier: { reference: string } | undefined;
  clause: { words: string; section: string };
  /** A link to a chat with the reporter. */
  message: string | undefined;
  detailDays: number;
  mri: string | undefined;
}): NoticeData {
  const { view, schools, when, now, earlier, clause, message, detailDays, mri } = needs;
  const { matter, moves, status } = view;
  const school = schoolName(matter.school, schools);
  const moment = (at: Date) => when.moment(at, now);
  const waiting = status.is === 'delivered' || status.is === 'reminded' || status.is === 'passed-on';
  const next = status.is === 'delivered' ? status.next : undefined;
  return {
    matter: matter.id,
    reference: matter.reference,
    drill: matter.drill,
    state: stateData(needs),
    reporter: matter.reporter.name,
    ...(school !== undefined && { school }),
    at: moment(matter.storedAt),
    aboutHeadteacher: matter.aboutHeadteacher,
    ...because(needs),
    clauseWords: clause.words,
    section: clause.section,
    ...(waiting && matter.chaseAt && { by: moment(matter.chaseAt) }),
    ...(next && { next: officeName(next, matter, schools) }),
    details: matter.details,
    ...(matter.detailsAskedAt && { asked: moment(matter.detailsAskedAt) }),
    ...(view.outcome && { outcome: outcomeSentence(view.outcome, when) }),
    ...(earlier && { continues: earlier.reference }),
    ...(message !== undefined && { message }),
    detailDays,
    buttons: ['show-matter', ...ORDER.flatMap((move) => (moves.includes(move) ? (BUTTONS[move] ?? []) : []))],
    ...(mri !== undefined && { refreshFor: [mri] }),
  };
}

function stateData({ view, schools, when, now }: Parameters<typeof noticeData>[0]): NoticeData['state'] {
  const { matter, status } = view;
  const at = when.moment(status.at, now);
  switch (status.is) {
    case 'withdrawn':
    case 'closed':
      return { is: status.is, at };
    case 'acknowledged':
      return view.takenByOther
        ? { is: 'taken', at, by: officeName(status.by, matter, schools) }
        : { is: 'acknowledged', at };
    case 'passed-on':
      // Whoever was asked last must acknowledge; the others see where it went.
      return view.asked
        ? { is: 'please-acknowledge' }
        : { is: 'passed-on', at, to: officeName(status.to, matter, schools) };
    case 'stored':
    case 'delivered':
    case 'reminded':
    case 'not-delivered':
      return { is: 'please-acknowledge' };
    default:
      return status satisfies never;
  }
}

/** Why somebody is asked who is not the Headteacher. */
function because({ view: { office, matter, passedOn }, schools }: Parameters<typeof noticeData>[0]): {
  because?: string;
} {
  if (passedOn) return { because: 'It was passed on to you.' };
  switch (office) {
    case 'headteacher':
      return {};
    case 'alternate':
      return matter.aboutHeadteacher
        ? {}
        : { because: 'You are asked because the member of staff receives such notices.' };
    case 'trust':
      return { because: matter.school === undefined ? 'You are asked because the school is not known yet.' : 'You are asked because nobody at the school has acknowledged it yet, or could be reached.' }; // prettier-ignore
    case 'deputy':
    case 'dsl':
      return { because: `You are asked because ${officeName({ office: 'headteacher' }, matter, schools)} has not acknowledged it yet, or could not be reached.` }; // prettier-ignore
    default:
      return office satisfies never;
  }
}
