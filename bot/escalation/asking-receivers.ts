import type { Schools } from '../schools.ts';
import type { Change, Matter, MatterEvent, MatterFile, Notice, Receiver } from './matter.ts';
import { isAbout, receiversOf } from './receivers.ts';
import { addOpenMinutes, type SchoolCalendar } from './school-hours.ts';

/** Minutes by the clock, whatever the school's hours: a notice that Teams does not take is no matter of who is at work. */
export interface ChaseMinutes {
  /** A notice is not delivered: the next receiver is asked as well. */
  undelivered: number;
  /** The reporter has not said at which school they work: the trust is asked. */
  withoutSchool: number;
}

/** How often it is looked whether there is somebody to ask after all (the schools file was mended), once nobody was left. */
const LOOK_AGAIN_MINUTES = 60;
/** Reminders to those who have a notice, after everybody has been asked. */
const MOST_REMINDERS = 6;

export interface ChaseNeeds {
  schools: Schools;
  minutes: ChaseMinutes;
  newId: () => string;
}

const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

/** When the matter's school is open; the trust without a school is asked at any hour. */
export function calendarOf({ school }: Pick<Matter, 'school'>, { trust, schools }: Schools): SchoolCalendar {
  const found = schools.find(({ id }) => id === school);
  return { timezone: trust.timezone, hours: found?.hours ?? {}, closed: found?.closed ?? [] };
}

/** By when a notice delivered at `at` is to be acknowledged. */
export function acknowledgeBy(at: Date, matter: Pick<Matter, 'school'>, schools: Schools): Date {
  const minutes = schools.schools.find(({ id }) => id === matter.school)?.acknowledgeWithinMinutes ?? 30;
  return addOpenMinutes(at, minutes, calendarOf(matter, schools));
}

/** The next receiver in the chain who was not asked yet. */
export function nextReceiver({ matter, notices }: MatterFile, schools: Schools): Receiver | undefined {
  // Passed on: the school has decided who has it, and the chain goes on behind.
  return receiversOf(matter, schools).find(({ person }) => !notices.some(({ receiver }) => receiver.person === person));
}

/** Asks one more receiver; where nobody is left, says so once, and raises the alarm. */
function askNext(file: MatterFile, now: Date, { schools, minutes, newId }: ChaseNeeds): Change {
  const receiver = nextReceiver(file, schools);
  if (receiver) {
    const notice: Notice = { id: newId(), receiver, state: 'due', at: now };
    return {
      set: { chaseAt: minutesAfter(now, minutes.undelivered) },
      unset: ['alarmedAt'],
      notices: [notice],
      events: [{ at: now, kind: 'notice-due', receiver }],
    };
  }
  return nobodyLeft(file, now, schools);
}

/** The person who is told when nobody can be reached; never somebody who must not meet the matter. */
export function alarmReceiver({ matter }: MatterFile, { trust, schools }: Schools): string | undefined {
  const excluded = (person: string) =>
    person === matter.reporter.person ||
    (matter.aboutHeadteacher &&
      (matter.about?.includes(person) || schools.some((school) => school.headteacher === person)));
  return [trust.alarms, trust.safeguarding.receiver].find((person) => person !== undefined && !excluded(person));
}

function nobodyLeft(file: MatterFile, now: Date, schools: Schools): Change {
  if (file.matter.alarmedAt) return { events: [] };
  const person = alarmReceiver(file, schools);
  const delivered = file.notices.some(({ state }) => state === 'delivered');
  return {
    set: { alarmedAt: now },
    events: [{ at: now, kind: 'nobody-left' }],
    lines: [
      { person: file.matter.reporter.person, line: delivered ? 'not-acknowledged' : 'not-delivered' },
      ...(person === undefined ? [] : [{ person, line: 'alarm' as const }]),
    ],
  };
}

/** The alarm is raised by this change. */
export const isNobodyLeft = (change: Change | undefined): boolean =>
  change?.events.some(({ kind }) => kind === 'nobody-left') ?? false;

const lookAgain = (change: Change, now: Date): Change => ({
  ...change,
  set: { ...change.set, chaseAt: minutesAfter(now, LOOK_AGAIN_MINUTES) },
});

/** Whom a matter is put before at first: where the school is known the first receiver, otherwise nobody until it is, or until the time is up. */
export function firstAsked(file: MatterFile, now: Date, needs: ChaseNeeds): Change {
  if (file.matter.school === undefined)
    return { set: { chaseAt: minutesAfter(now, needs.minutes.withoutSchool) }, events: [] };
  const asked = askNext(file, now, needs);
  return asked.notices ? asked : lookAgain(asked, now);
}

/** A notice could not be delivered: the next receiver is asked at once, unless somebody else has been reached already. */
export function afterUnreachable(
  file: MatterFile,
  noticeId: string,
  reason: string,
  now: Date,
  needs: ChaseNeeds,
): Change | undefined {
  const notice = file.notices.find(({ id }) => id === noticeId);
  if (notice?.state !== 'due') return undefined;
  const unreachable: Notice = { ...notice, state: 'unreachable', reason };
  const notices = file.notices.map((each) => (each.id === noticeId ? unreachable : each));
  const event: MatterEvent = { at: now, kind: 'unreachable', receiver: notice.receiver, fact: reason };
  const isOpen = file.matter.state === 'open';
  // Whoever was reached and has let their time pass counts no more.
  const overdue = file.matter.reminders > 0 && nextReceiver({ ...file, notices }, needs.schools) !== undefined;
  const inHand = !overdue && notices.some(({ state }) => state !== 'unreachable');
  const passer = isOpen && notice.passedOnBy ? [{ person: notice.passedOnBy, line: 'pass-on-failed' as const }] : [];
  if (!isOpen || inHand) return { notices: [unreachable], events: [event], lines: passer };
  const next = askNext({ ...file, notices }, now, needs);
  const change: Change = {
    ...next,
    notices: [unreachable, ...(next.notices ?? [])],
    events: [event, ...next.events],
    lines: [...passer, ...(next.lines ?? [])],
  };
  return next.notices ? change : lookAgain(change, now);
}

/** A notice was delivered: from now on its receiver is waited for, in school hours. */
export function afterDelivered(file: MatterFile, noticeId: string, now: Date, schools: Schools): Change | undefined {
  const notice = file.notices.find(({ id }) => id === noticeId);
  if (!notice || notice.state === 'delivered') return undefined;
  const isOpen = file.matter.state === 'open';
  return {
    ...(isOpen && { set: { chaseAt: acknowledgeBy(now, file.matter, schools) } }),
    notices: [{ ...notice, state: 'delivered', deliveredAt: now }],
    events: [{ at: now, kind: 'delivered', receiver: notice.receiver }],
    // On its way when it was withdrawn: they have just been alerted.
    ...(file.matter.state === 'withdrawn' && {
      lines: [{ person: notice.receiver.person, line: 'withdrawn' as const }],
    }),
  };
}

/**
 * What is to be done about a matter that nobody has acknowledged: nothing before `chaseAt`; then those who have a notice are reminded,
 * the next receiver is asked and the reporter is told.
 */
export function chase(file: MatterFile, now: Date, needs: ChaseNeeds): Change | undefined {
  const { matter, notices } = file;
  if (matter.state !== 'open' || !matter.chaseAt || matter.chaseAt > now) return undefined;
  const delivered = notices.filter(({ state }) => state === 'delivered');
  if (delivered.length === 0) {
    const next = askNext(file, now, needs);
    if (next.notices) return next;
    // What is due is still being tried; whoever installs the app is asked then.
    return lookAgain(next, now);
  }
  const next = askNext(file, now, needs);
  if (matter.reminders >= MOST_REMINDERS && !next.notices) return lookAgain(next, now);
  const reminded = delivered
    .map(({ receiver }) => receiver)
    .filter(({ person }) => !isAbout(matter, person, needs.schools));
  const isFirst = matter.reminders === 0;
  return {
    set: {
      ...next.set,
      reminders: matter.reminders + 1,
      chaseAt: acknowledgeBy(now, matter, needs.schools),
    },
    ...(next.unset && { unset: next.unset }),
    ...(next.notices && { notices: next.notices }),
    events: [...reminded.map((receiver): MatterEvent => ({ at: now, kind: 'reminded', receiver })), ...next.events],
    lines: [
      ...reminded.map(({ person }) => ({ person, line: 'reminder' as const })),
      ...(isFirst && !next.lines ? [{ person: matter.reporter.person, line: 'not-acknowledged' as const }] : []),
      ...(next.lines ?? []),
    ],
  };
}

/**
 * Somebody can be reached again: what was not delivered to them is due anew, while nobody has the matter; also what is just being tried, for
 * it may be refused yet.
 */
export function whenReachable(file: MatterFile, person: string, now: Date, minutes: ChaseMinutes): Change | undefined {
  if (file.matter.state !== 'open') return undefined;
  const again = file.notices.filter(({ receiver, state }) => receiver.person === person && state !== 'delivered');
  if (again.length === 0) return undefined;
  return {
    set: { chaseAt: file.matter.chaseAt ?? minutesAfter(now, minutes.undelivered) },
    notices: again.map((notice) => ({ ...notice, state: 'due', at: now, reason: undefined })),
    events: again.map(({ receiver }) => ({ at: now, kind: 'notice-due', receiver })),
  };
}
