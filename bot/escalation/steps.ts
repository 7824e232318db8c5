import type { Schools } from '../schools.ts';
import { acknowledgeBy } from './asking-receivers.ts';
import type { Change, Detail, MatterFile, Notice, OutcomeKind, Receiver } from './matter.ts';
import { lastPassedOn } from './matter.ts';

/** Who does it, when, and how new things are named. */
export interface Step {
  file: MatterFile;
  by: string;
  at: Date;
  newId: () => string;
  schools: Schools;
}

const receiverOf = ({ file, by }: Step): Receiver => {
  const notice = file.notices.find(({ receiver }) => receiver.person === by);
  if (!notice) throw new Error('Only a receiver makes this move.');
  return notice.receiver;
};
const reporterOf = ({ file }: Step) => file.matter.reporter.person;
/** Also before it was passed on to them once more. */
const wasDelivered = ({ deliveredAt }: Notice) => deliveredAt !== undefined;
const lineTo = (person: string, line: NonNullable<Change['lines']>[number]['line']) => ({ person, line });

/** From now on this receiver has it, and nobody is chased. */
export function acknowledge(step: Step): Change {
  const by = receiverOf(step);
  return {
    set: { state: 'acknowledged', acknowledged: { at: step.at, by } },
    unset: ['chaseAt'],
    events: [{ at: step.at, kind: 'acknowledged', by: step.by, receiver: by }],
    lines: [lineTo(reporterOf(step), step.file.matter.drill ? 'drill-acknowledged' : 'acknowledged')],
  };
}

/** Somebody else is to have it, and must acknowledge; the chain goes on behind them if they don't. Nothing where it lies with them already. */
export function passOn(step: Step, to: Receiver): Change | undefined {
  const { at, by, file } = step;
  const last = lastPassedOn(file.notices);
  const liesThere = file.matter.state === 'open' && last?.passedOnBy === by && last.receiver.person === to.person;
  if (liesThere && last.state !== 'unreachable') return undefined;
  const old = file.notices.find(({ receiver }) => receiver.person === to.person);
  const notice: Notice = { id: step.newId(), receiver: to, state: 'due', at, passedOnBy: by };
  return {
    set: {
      state: 'open',
      reminders: 0,
      chaseAt: acknowledgeBy(at, file.matter, step.schools),
    },
    unset: ['acknowledged', 'alarmedAt'],
    // Asked before: the same notice again, so that there is one for each receiver.
    notices: [old ? { ...old, state: 'due', at, passedOnBy: by } : notice],
    events: [{ at, kind: 'passed-on', by, receiver: to, fact: receiverOf(step).office }],
    lines: [lineTo(reporterOf(step), 'passed-on')],
  };
}

/** The reporter is asked to say more. */
export function askForDetails(step: Step): Change {
  return {
    set: { detailsAskedAt: step.at },
    events: [{ at: step.at, kind: 'details-asked', by: step.by, receiver: receiverOf(step) }],
    lines: [lineTo(reporterOf(step), 'details-asked')],
  };
}

/** What happened, in the reporter's words; those who have it are told that there is something to read. */
export function addDetails(step: Step, fields: Detail['fields'], id: string): Change {
  const readers = step.file.notices.filter(wasDelivered).map(({ receiver }) => receiver.person);
  return {
    unset: ['detailsAskedAt'],
    events: [{ at: step.at, kind: 'details-added', by: step.by }],
    details: [{ id, at: step.at, by: step.by, kind: 'what-happened', fields }],
    lines: readers.map((person) => lineTo(person, 'details-added')),
  };
}

/** Where the school's own record is. What was typed about it is a detail; the matter keeps only which of the three it is. */
export function record(step: Step, kind: OutcomeKind, fields: Detail['fields'], id: string): Change {
  return {
    set: { outcome: { kind, at: step.at } },
    events: [{ at: step.at, kind, by: step.by, receiver: receiverOf(step) }],
    ...(Object.keys(fields).length > 0 && { details: [{ id, at: step.at, by: step.by, kind, fields }] }),
  };
}

export function close(step: Step): Change {
  return {
    set: { state: 'closed', closedAt: step.at },
    events: [{ at: step.at, kind: 'closed', by: step.by, receiver: receiverOf(step) }],
  };
}

/** It is acknowledged by whoever reopens it. */
export function reopen(step: Step): Change {
  const by = receiverOf(step);
  return {
    set: { state: 'acknowledged', acknowledged: { at: step.at, by } },
    unset: ['closedAt'],
    events: [{ at: step.at, kind: 'reopened', by: step.by, receiver: by }],
  };
}

/** Sent by mistake. It stays visible to those who have it; a notice not delivered yet is not sent any more. */
export function withdraw(step: Step): Change {
  const { file, at, by } = step;
  const delivered = file.notices.filter(wasDelivered);
  return {
    set: { state: 'withdrawn', withdrawnAt: at },
    unset: ['chaseAt'],
    events: [{ at, kind: 'withdrawn', by }],
    lines: delivered.map(({ receiver }) => lineTo(receiver.person, 'withdrawn')),
  };
}

export function hold(step: Step): Change {
  return { set: { held: true }, events: [{ at: step.at, kind: 'held', by: step.by, receiver: receiverOf(step) }] };
}

export function release(step: Step): Change {
  return { set: { held: false }, events: [{ at: step.at, kind: 'released', by: step.by, receiver: receiverOf(step) }] };
}
