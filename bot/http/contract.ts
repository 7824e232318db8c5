import { z } from 'zod';
import { Item, ItemKey } from './clauses-contract.ts';

/**
 * What the tabs and /api/v1 say to each other, and what OpenAPI is written from. Imports zod and its neighbour only: the tabs are bundled for a browser.
 * A moment is ISO 8601 in UTC; a person is an Entra object id. Nothing here holds typed text but `details` and `OutcomeSaid`.
 */
const moment = z.iso.datetime();
const person = z.guid();
const words = (most: number) => z.string().trim().min(1).max(most);

export const Role = z.enum(['receiver', 'admin', 'approver', 'auditor']);
export const Office = z.enum(['headteacher', 'deputy', 'dsl', 'alternate', 'trust']);
export const Outcome = z.enum(['logged-on-cpoms', 'cpoms-not-needed', 'recorded-elsewhere']);

/** GET /me. `schools`: those whose matters may be put before this person; the trust's own receiver has `trust`. */
export const Me = z.object({
  id: person,
  name: z.string(),
  roles: z.array(Role),
  schools: z.array(z.object({ id: z.string(), name: z.string(), office: Office })),
  trust: z.object({ name: z.string(), timezone: z.string(), receiver: z.boolean() }).optional(),
  detailDays: z.number(),
});

export const View = z.enum(['open', 'overdue', 'passed', 'closed']);
export const MattersQuery = z.object({
  view: View.default('open'),
  /** In references, the names of those who told, schools, and outcomes. */
  q: z.string().max(100).default(''),
  cursor: z.string().max(300).optional(),
});

/** What can be done now is in `moves`; the rest of a line of the register. */
export const MoveName = z.enum(['acknowledge', 'pass-on', 'ask-for-details', ...Outcome.options, 'close', 'reopen', 'hold', 'release']); // prettier-ignore
export const Matter = z.object({
  id: z.string(),
  version: z.int(),
  reference: z.string(),
  drill: z.boolean(),
  school: z.object({ id: z.string(), name: z.string() }).optional(),
  reporter: z.string(),
  aboutHeadteacher: z.boolean(),
  state: z.enum(['open', 'acknowledged', 'closed', 'withdrawn']),
  /** How far it got, as the card says it. */
  status: z.enum(['stored', 'delivered', 'reminded', 'not-delivered', 'passed-on', 'acknowledged', 'closed', 'withdrawn']), // prettier-ignore
  storedAt: moment,
  /** When this person was sent it. */
  deliveredAt: moment.optional(),
  acknowledged: z.object({ at: moment, office: Office, you: z.boolean() }).optional(),
  closedAt: moment.optional(),
  withdrawnAt: moment.optional(),
  /** Acknowledge by. */
  by: moment.optional(),
  overdue: z.boolean(),
  /** The office by which this person has it; whether it was passed on to them, and waits for them. */
  office: Office,
  passedOn: z.boolean(),
  asked: z.boolean(),
  outcome: z.object({ kind: Outcome, at: moment }).optional(),
  detailsAskedAt: moment.optional(),
  details: z.int(),
  held: z.boolean(),
  moves: z.array(MoveName),
});

/** GET /matters. Counts are of all views, without `q`. */
export const Matters = z.object({
  matters: z.array(Matter),
  counts: z.object({ open: z.int(), overdue: z.int(), passed: z.int(), closed: z.int() }),
  next: z.string().optional(),
});

const who = z.object({ office: z.enum([...Office.options, 'reporter', 'policy-guide']), you: z.boolean() });
/** A line of the chronology. `fact`: a school's id, an office, a number or a word-with-dashes. */
export const MatterEvent = z.object({ at: moment, kind: z.string(), by: who, receiver: who.optional(), fact: z.string().optional() }); // prettier-ignore
/** Typed words. `fields` by pupil, what, where, when (what-happened), on, reference, reason, where (an outcome). */
export const Detail = z.object({ at: moment, kind: z.enum(['what-happened', ...Outcome.options]), by: who, fields: z.record(z.string(), z.string()) }); // prettier-ignore
/** GET /matters/{id} (recorded as opened), and what a move answers. The ETag is the version: send it back as If-Match. */
export const MatterInFull = z.object({
  matter: Matter,
  /** The rule the reporter was shown, where its revision is still known. */
  clause: z.object({
    policy: z.string(),
    id: z.string(),
    title: z.string().optional(),
    section: z.string().optional(),
  }),
  continues: z.object({ reference: z.string() }).optional(),
  /** Opens a chat with the reporter in Teams, where Teams says who they are. */
  message: z.url().optional(),
  events: z.array(MatterEvent),
  details: z.array(Detail),
});
/** GET /matters/{id}/hand-over (recorded): for print. */
export const HandOver = MatterInFull.extend({ printedAt: moment, printedBy: z.string(), trust: z.string() });
/** GET /matters/{id}/receivers: to whom this person may pass it on. */
export const Receivers = z.object({ receivers: z.array(z.object({ to: person, office: Office, school: z.string().optional() })) }); // prettier-ignore

/** POST /matters/{id}/moves, with If-Match. */
export const MoveRequest = z.discriminatedUnion('move', [
  z.strictObject({ move: z.enum(['acknowledge', 'ask-for-details', 'close', 'reopen', 'hold', 'release']) }),
  z.strictObject({ move: z.literal('pass-on'), to: person }),
  z.strictObject({ move: z.literal('logged-on-cpoms'), on: z.iso.date(), reference: z.string().regex(/^[A-Za-z0-9]{1,40}$/, 'up to 40 letters and digits, nothing else').optional() }), // prettier-ignore
  z.strictObject({ move: z.literal('cpoms-not-needed'), reason: words(500) }),
  z.strictObject({ move: z.literal('recorded-elsewhere'), where: words(500) }),
]);

/** GET /changes?since=: short poll, every 2 to 4 s. `version` is another whenever something that this person may see is. */
export const ChangesQuery = z.object({ since: z.string().max(100).optional() });
export const Changes = z.object({ version: z.string(), changed: z.boolean() });

const entraId = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'give the Entra object id of the person'); // prettier-ignore
/** As in SCHOOLS_FILE: hours "08:00-16:30" by day, closed "2026-12-21..2027-01-03". The service checks more, with errors by field. */
export const School = z.strictObject({
  id: z.string().max(40),
  name: z.string().max(100),
  headteacher: entraId,
  deputies: z.array(entraId).max(10),
  alternate: entraId.optional(),
  dsl: entraId.optional(),
  phone: z.string().max(40),
  hours: z.partialRecord(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), z.string().max(20)),
  closed: z.array(z.string().max(30)).max(200),
  acknowledgeWithinMinutes: z.int().min(1).max(1440),
});
export const Schools = z.strictObject({
  trust: z.strictObject({
    name: z.string().max(100),
    timezone: z.string().max(60),
    safeguarding: z.strictObject({ role: z.string().max(100), receiver: entraId, phone: z.string().max(40) }),
    alarms: entraId.optional(),
    links: z.strictObject({ arbor: z.string().max(300).optional(), cpoms: z.string().max(300).optional() }),
  }),
  schools: z.array(School).min(1).max(200),
});
/** `mine`: proposed by this person, who therefore can't approve it. */
export const Proposal = z.object({ id: z.string(), by: person, name: z.string(), at: moment, mine: z.boolean(), schools: Schools }); // prettier-ignore
/** GET /schools. The ETag is the version; PUT /schools takes `Schools` with If-Match and answers this, with the proposal. */
export const SchoolsInForce = z.object({
  version: z.int(),
  schools: Schools.optional(),
  proposal: Proposal.optional(),
  /** By id, those named above whom Policy Guide has met in Teams, as Teams calls them. */
  names: z.record(z.string(), z.string()),
  retention: z.record(z.string(), z.number()),
});

/** GET /audit?cursor=: newest first, no detail. `by` "file": IT, by SCHOOLS_FILE. */
export const AuditQuery = z.object({ cursor: z.string().max(300).optional() });
export const AuditEntry = z.object({ id: z.string(), at: moment, by: z.union([person, z.literal('file')]), name: z.string(), what: z.string(), reference: z.string().optional(), fact: z.string().optional() }); // prettier-ignore
export const Audit = z.object({ entries: z.array(AuditEntry), next: z.string().optional() });

/** POST /drills. `key`: a new one for each press of the form, so that pressing twice starts one. */
export const DrillRequest = z.strictObject({ school: z.string().max(40), key: z.guid() });
export const Drill = z.object({ id: z.string(), reference: z.string(), school: z.string(), storedAt: moment, status: Matter.shape.status, statusAt: moment, acknowledgedAt: moment.optional() }); // prettier-ignore
/** GET /drills: those of this person, newest first. */
export const Drills = z.object({ drills: z.array(Drill) });

/** RFC 9457, application/problem+json. 412 has `yours` and `now` (and what it is now); 409 has `why`; 400 and 422 have `errors` by field. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** What to do. */
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), wrong: z.string() })).optional(),
  why: z.string().optional(),
  yours: z.int().optional(),
  now: z.int().optional(),
  matter: MatterInFull.optional(),
  schools: SchoolsInForce.optional(),
  /** A clause as it is now, and items that are in the draft already. */
  item: Item.optional(),
  items: z.array(ItemKey).optional(),
  reference: z.string().optional(),
});
