import { matterCard, type MatterData, type RenderedCard } from '../../cards/index.ts';
import type { MatterInFull } from '../escalation/escalation.ts';
import type { Detail, MatterEvent, Office } from '../escalation/matter.ts';
import type { When } from '../escalation/school-hours.ts';
import type { Schools } from '../schools.ts';
import { outcomeSentence } from './notice-data.ts';
import { officeName, schoolName } from './office-names.ts';

interface Needs {
  full: MatterInFull;
  schools: Schools;
  when: When;
  now: Date;
  detailDays: number;
  /** Skip as many notes. */
  from: number | undefined;
}

/** Everything of a matter on one card, for those who have it. */
export function drawMatterInFull({ full, schools, when, now, detailDays, from }: Needs): RenderedCard {
  const { view, events, details } = full;
  const { matter, status } = view;
  const moment = (at: Date) => `${when.day(at)} ${when.time(at)}`;
  const school = schoolName(matter.school, schools);
  const held = matter.held ? events.findLast(({ kind }) => kind === 'held')?.at : undefined;
  const purged = events.findLast(({ kind }) => kind === 'details-purged')?.at;
  const record = details.findLast(({ kind }) => kind === matter.outcome?.kind);
  return matterCard({
    matter: matter.id,
    reference: matter.reference,
    drill: matter.drill,
    state: STATES[status.is],
    reporter: matter.reporter.name,
    ...(school !== undefined && { school }),
    at: moment(matter.storedAt),
    aboutHeadteacher: matter.aboutHeadteacher,
    ...(matter.acknowledged && { holder: officeName(matter.acknowledged.by, matter, schools) }),
    ...(matter.outcome && { outcome: [outcomeSentence(matter.outcome, when), recordWords(record)].join(' ').trim() }),
    chronology: events.map((event) => ({ at: moment(event.at), line: eventLine(event, full, schools) })),
    details: details.filter(({ kind }) => kind === 'what-happened').map((detail) => noteOf(detail, now, when)),
    ...(from !== undefined && { from }),
    ...(purged && details.length === 0 && { detailsDeleted: when.day(purged) }),
    ...(held && { held: when.day(held) }),
    detailDays,
    buttons: matter.held ? ['release'] : ['hold'],
  });
}

const STATES: Record<MatterInFull['view']['status']['is'], string> = {
  stored: 'stored, delivery not confirmed',
  delivered: 'delivered, not acknowledged',
  reminded: 'not acknowledged in time',
  'not-delivered': 'not delivered to anybody',
  'passed-on': 'passed on, not acknowledged',
  acknowledged: 'acknowledged',
  closed: 'closed',
  withdrawn: 'withdrawn',
};

function noteOf({ at, fields }: Detail, now: Date, when: When): MatterData['details'][number] {
  const { pupil, what, where, when: happened } = fields;
  return {
    at: when.moment(at, now),
    ...(pupil !== undefined && { pupil }),
    ...(what !== undefined && { what }),
    ...(where !== undefined && { where }),
    ...(happened !== undefined && { when: happened }),
  };
}

/** What was typed about the record, as long as it is kept. */
function recordWords(detail: Detail | undefined): string {
  if (!detail) return '';
  const { on, reference, reason, where } = detail.fields;
  return [on && `On ${on}.`, reference && `Reference ${reference}.`, reason, where].filter(Boolean).join(' ');
}

function eventLine(
  { kind, by, receiver, fact }: MatterEvent,
  { view: { matter } }: MatterInFull,
  schools: Schools,
): string {
  const office = receiver ? officeName(receiver, matter, schools) : '';
  const reporter = matter.reporter.name;
  const who = by === matter.reporter.person ? reporter : office;
  switch (kind) {
    case 'stored':
      return `${reporter} pressed ${matter.aboutHeadteacher ? '“It concerns the Headteacher”' : '“Tell the Headteacher”'}. Stored.`;
    case 'school-chosen':
      return `${reporter} chose the school.`;
    case 'notice-due':
      return `To be sent to ${office}.`;
    case 'delivered':
      return `Delivered to ${office}.`;
    case 'unreachable':
      return `Could not be delivered to ${office}${fact === undefined ? '' : ` (${fact})`}.`;
    case 'reminded':
      return `Reminded: ${office}.`;
    case 'nobody-left':
      return 'Nobody is left to be asked. An alarm was raised.';
    case 'acknowledged':
      return `Acknowledged by ${who}.`;
    case 'passed-on':
      return `Passed on to ${office} by ${officeName({ office: fact as Office }, matter, schools)}.`;
    case 'details-asked':
      return `Details asked for by ${who}.`;
    case 'details-added':
      return `${reporter} added a note.`;
    case 'logged-on-cpoms':
      return `Logged on CPOMS, says ${who}.`;
    case 'cpoms-not-needed':
      return `CPOMS not needed, says ${who}.`;
    case 'recorded-elsewhere':
      return `Recorded elsewhere, says ${who}.`;
    case 'closed':
      return `Closed by ${who}.`;
    case 'reopened':
      return `Reopened by ${who}.`;
    case 'withdrawn':
      return `${reporter} withdrew it.`;
    case 'held':
      return `Put on hold by ${who}.`;
    case 'released':
      return `Hold ended by ${who}.`;
    case 'opened':
      return `Opened by ${who}.`;
    case 'followed':
      return `A second matter follows this one: ${fact ?? ''}.`;
    case 'details-purged':
      return 'The details were deleted, as set by the trust.';
    default:
      return kind satisfies never;
  }
}
