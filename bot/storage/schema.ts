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
  why: 'no-match' | 'not-what-i-asked';
  revision: string;
  day: string;
}
