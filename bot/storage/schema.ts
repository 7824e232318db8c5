/**
 * The tables as Kysely sees them. The same shapes in SQLite and PostgreSQL:
 * a moment is a number (milliseconds since 1970, UTC), a day is local text ("2026-11-22"), yes and no are 1 and 0, lists and objects are JSON text.
 */
export interface Schema {
  migration: MigrationTable;
  person: PersonTable;
  reply: ReplyTable;
  offer: OfferTable;
  feedback: FeedbackTable;
  unanswered: UnansweredTable;
  waiting: WaitingTable;
  pupil_signal: PupilSignalTable;
  setting: SettingTable;
  person_school: PersonSchoolTable;
  matter: MatterTable;
  event: EventTable;
  notice: NoticeTable;
  detail: DetailTable;
  parcel: ParcelTable;
  audit: AuditTable;
  revision: RevisionTable;
  revision_change: RevisionChangeTable;
  draft: DraftTable;
  draft_version: DraftVersionTable;
  check_run: CheckRunTable;
  seed: SeedTable;
}

type YesNo = 0 | 1;
export const yesNo = (value: boolean): YesNo => (value ? 1 : 0);

interface MigrationTable {
  number: number;
  name: string;
  at: number;
}

interface PersonTable {
  entra_id: string;
  mri: string;
  /** JSON; null until they can be reached in 1:1. */
  reference: string | null;
  welcomed_at: number | null;
  /** To the day only: it is refreshed when it is a day old, so that a question does not cost a write for it. */
  seen_at: number;
}

/** A claim on a question; the two reply columns are filled together once it was answered. */
interface ReplyTable {
  conversation_id: string;
  activity_id: string;
  reply_conversation_id: string | null;
  reply_activity_id: string | null;
  pressed: YesNo;
  at: number;
}

interface OfferTable {
  key: string;
  reporter: string;
  revision: string;
  /** JSON. */
  shown: string;
  depends: YesNo;
  pupil_signal: YesNo;
  /** Only that it was given: a time or a row's key would lead from the feedback to the person. */
  feedback_given: YesNo;
  at: number;
}

/** Counted, not listed: rows in the order they came could be laid beside the offers. */
interface FeedbackTable {
  day: string;
  policy: string;
  clause: string;
  revision: string;
  helpful: YesNo;
  times: number;
}

interface UnansweredTable {
  id: string;
  question: string;
  why: 'no-match' | 'not-what-i-asked' | 'chosen';
  revision: string;
  day: string;
  chosen_policy: string | null;
  chosen_clause: string | null;
  /** It has gone into the draft, and is kept only because somebody waits for its answer. */
  used: YesNo;
  /** Used as one that no policy answers: the words that the team kept. */
  outside: string | null;
}

/** Who is to be told when a question has an answer. Deleted as soon as they are. */
interface WaitingTable {
  question: string;
  person: string;
  /** Sending: taken by a process that sends it now, or has died while it did. */
  state: 'waiting' | 'sending';
  due_at: number;
  attempts: number;
}

/** How many questions asked in vain were not kept. */
interface PupilSignalTable {
  day: string;
  times: number;
}

interface SettingTable {
  name: string;
  /** JSON. */
  value: string;
  version: number;
  /** Entra object id, or "file". */
  by: string;
  at: number;
}

interface PersonSchoolTable {
  person: string;
  school: string;
  at: number;
}

/** What is looked for has a column; the rest of a matter is JSON in `facts`. No typed text. */
interface MatterTable {
  id: string;
  reference: string;
  key: string;
  reporter: string;
  school: string | null;
  state: 'open' | 'acknowledged' | 'closed' | 'withdrawn';
  version: number;
  stored_at: number;
  chase_at: number | null;
  /** When it was closed or withdrawn. */
  ended_at: number | null;
  held: YesNo;
  /** How many typed details there are of it. */
  details: number;
  facts: string;
}

/** Append-only: the databases refuse to change or delete a row. */
interface EventTable {
  matter: string;
  number: number;
  at: number;
  kind: string;
  by: string | null;
  /** JSON. */
  receiver: string | null;
  fact: string | null;
}

interface NoticeTable {
  id: string;
  matter: string;
  /** In the order they were made. */
  number: number;
  person: string;
  state: 'due' | 'delivered' | 'unreachable';
  /** JSON. */
  facts: string;
}

/** The only table with typed text about a matter. */
interface DetailTable {
  id: string;
  matter: string;
  at: number;
  by: string;
  kind: string;
  /** JSON. */
  fields: string;
}

/** One for each target; due while `done` is behind `wanted`. */
interface ParcelTable {
  id: string;
  matter: string;
  person: string;
  kind: 'notice' | 'card' | 'line';
  /** A notice's id, a line's kind, or JSON of where the card is. */
  target: string;
  wanted: number;
  done: number;
  due_at: number;
  leased_until: number | null;
  attempts: number;
  stopped: YesNo;
  /** Why it was not taken at the last attempt. */
  reason: string | null;
}

/** Append-only, as `event` is: who looked at what, and what was refused. No typed text. */
interface AuditTable {
  id: string;
  at: number;
  by: string;
  name: string;
  what: string;
  matter: string | null;
  reference: string | null;
  fact: string | null;
}

/** Append-only. The whole base in each, so that none needs another to be read. */
interface RevisionTable {
  number: number;
  hash: string;
  /** JSON, gzip'd, as base64. */
  content: string;
  by: string;
  name: string;
  at: number;
  kind: 'seed' | 'publish' | 'restore';
  note: string | null;
  override: string | null;
  based_on: number;
  changes: number;
}

/** Append-only: which items a revision changed. */
interface RevisionChangeTable {
  key: string;
  number: number;
  kind: 'new' | 'changed' | 'retired';
}

interface DraftTable {
  key: string;
  /** JSON. */
  value: string;
  version: number;
  begun: number;
  by: string;
  name: string;
  at: number;
  /** JSON. */
  authors: string;
  wording_by: string;
  based_on: number;
}

/** One row, which every change of the draft counts up, and by which they wait for each other. */
interface DraftVersionTable {
  id: number;
  version: number;
}

/** Deleted with the next revision, or after a day. */
interface CheckRunTable {
  id: string;
  based_on: number;
  restore: number | null;
  /** JSON. */
  items: string;
  authors: string;
  wording_by: string;
  hash: string;
  /** As in `revision`. */
  content: string;
  state: 'running' | 'done' | 'failed';
  done: number;
  total: number;
  /** JSON; what staff asked is in it by its id only. */
  result: string | null;
  instance: string;
  heartbeat: number;
}

/** The clauses that releases came with. */
interface SeedTable {
  hash: string;
  content: string;
  state: 'offered' | 'taken' | 'aside';
  at: number;
  by: string | null;
}
