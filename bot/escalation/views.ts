import type { Schools } from '../schools.ts';
import { calendarOf, nextReceiver } from './asking-receivers.ts';
import {
  isConcerned,
  lastPassedOn,
  type Matter,
  type MatterFile,
  type Notice,
  type Office,
  type OutcomeKind,
  type Receiver,
} from './matter.ts';
import { movesOf, type Move } from './moves.ts';
import { isAbout } from './receivers.ts';
import { nextOpening } from './school-hours.ts';

/** How far a matter got: written after the fact it states, never before. One at a time. */
export type Status =
  /** `otherwise`: when it goes to the trust, if no school is chosen before. */
  | { is: 'stored'; at: Date; schoolKnown: boolean; otherwise?: Date }
  | { is: 'delivered'; at: Date; to: Receiver; by?: Date; next?: Receiver; opens?: Date }
  | { is: 'reminded'; at: Date; to: Receiver; also?: Receiver; by?: Date }
  | { is: 'not-delivered'; at: Date }
  | { is: 'passed-on'; at: Date; to: Receiver; delivered: boolean }
  | { is: 'acknowledged'; at: Date; by: Receiver }
  | { is: 'closed'; at: Date; by?: Receiver }
  | { is: 'withdrawn'; at: Date; seenBy?: Receiver };

/** The status of a matter at `now`: a pure function of what is stored, so that every card of it says the same. */
export function statusOf(file: MatterFile, now: Date, schools: Schools): Status {
  const { matter, notices } = file;
  const delivered = notices.filter(({ state }) => state === 'delivered').sort(byDelivery);
  const [first] = delivered;
  const last = delivered.at(-1);
  switch (matter.state) {
    case 'withdrawn': {
      // Also somebody it was passed on to once more, and did not reach again.
      const [seen] = notices.filter(({ deliveredAt }) => deliveredAt !== undefined).sort(byDelivery);
      return { is: 'withdrawn', at: matter.withdrawnAt ?? matter.storedAt, ...(seen && { seenBy: seen.receiver }) };
    }
    case 'closed':
      return {
        is: 'closed',
        at: matter.closedAt ?? matter.storedAt,
        ...(matter.acknowledged && { by: matter.acknowledged.by }),
      };
    case 'acknowledged':
      return matter.acknowledged
        ? { is: 'acknowledged', ...matter.acknowledged }
        : { is: 'stored', at: matter.storedAt, schoolKnown: matter.school !== undefined };
    case 'open':
      break;
    default:
      return matter.state satisfies never;
  }
  const passed = lastPassedOn(notices);
  if (passed && passed.state !== 'unreachable' && matter.reminders === 0)
    return { is: 'passed-on', at: passed.at, to: passed.receiver, delivered: passed.state === 'delivered' };
  if (!first?.deliveredAt || !last?.deliveredAt) {
    if (matter.alarmedAt) return { is: 'not-delivered', at: matter.alarmedAt };
    const schoolKnown = matter.school !== undefined;
    const otherwise = schoolKnown || notices.length > 0 ? undefined : matter.chaseAt;
    return { is: 'stored', at: matter.storedAt, schoolKnown, ...(otherwise && { otherwise }) };
  }
  // Once nobody is left to ask, the next look promises nothing.
  const by = matter.alarmedAt ? undefined : matter.chaseAt;
  if (matter.reminders > 0) {
    const also = last === first ? undefined : last.receiver;
    return { is: 'reminded', at: last.deliveredAt, to: first.receiver, ...(also && { also }), ...(by && { by }) };
  }
  const next = nextReceiver(file, schools);
  const opens = nextOpening(now, calendarOf(matter, schools));
  return {
    is: 'delivered',
    at: last.deliveredAt,
    to: last.receiver,
    ...(by && { by }),
    ...(next && { next }),
    ...(opens && opens > now && { opens }),
  };
}

const byDelivery = (a: Notice, b: Notice) => (a.deliveredAt?.getTime() ?? 0) - (b.deliveredAt?.getTime() ?? 0);

/** What the reporter's card shows. */
export interface ReceiptView {
  kind: 'receipt';
  matter: Matter;
  status: Status;
  moves: Move[];
}

/** What a receiver's card shows. */
export interface NoticeView {
  kind: 'notice';
  matter: Matter;
  status: Status;
  office: Office;
  /** When this receiver was sent it. */
  deliveredAt?: Date;
  outcome?: { kind: OutcomeKind; at: Date };
  /** Acknowledged by somebody else. */
  takenByOther: boolean;
  /** It was passed on to this receiver. */
  passedOn: boolean;
  /** It waits for this receiver: not so for who has passed it on. */
  asked: boolean;
  moves: Move[];
}

export type MatterView = ReceiptView | NoticeView;

/** A matter as the card of `person` shows it; undefined for everybody whom it is no business of. */
export function viewFor(file: MatterFile, person: string, now: Date, schools: Schools): MatterView | undefined {
  const { notices } = file;
  if (isAbout(file.matter, person, schools)) return undefined;
  const { chaseAt, ...rest } = file.matter;
  const matter: Matter = { ...rest, ...(chaseAt && !rest.alarmedAt && { chaseAt }) };
  const moves = movesOf(file, person);
  if (matter.reporter.person === person)
    return { kind: 'receipt', matter, status: statusOf(file, now, schools), moves };
  if (!isConcerned(file, person)) return undefined;
  const notice = notices.find(({ receiver }) => receiver.person === person);
  let status: Status | undefined;
  return {
    kind: 'notice',
    matter,
    // Only once it is looked at: a register has thousands, and shows a hundred.
    get status() {
      return (status ??= statusOf(file, now, schools));
    },
    office: notice?.receiver.office ?? 'trust',
    ...(notice?.deliveredAt && { deliveredAt: notice.deliveredAt }),
    ...(matter.outcome && { outcome: matter.outcome }),
    takenByOther: matter.acknowledged !== undefined && matter.acknowledged.by.person !== person,
    passedOn: notice?.passedOnBy !== undefined,
    asked: !notices.some(({ passedOnBy, at }) => passedOnBy === person && notice && at >= notice.at),
    moves,
  };
}
