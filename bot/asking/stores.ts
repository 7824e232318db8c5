import type { ClauseRef } from '../../knowledge/index.ts';

/** What an answer card showed, kept on the server under the key that its buttons carry. No text of the question. */
export interface Offer {
  /** Random, unguessable. */
  key: string;
  /** Entra object id of the person the card was sent to; only they may press it. */
  reporter: string;
  revision: string;
  /** The clauses as shown, best first, with the part that led. */
  shown: (ClauseRef & { leadPart?: number })[];
  /** The card said that it depends on the setting. */
  depends: boolean;
  /** The message carried a pupil signal. */
  pupilSignal: boolean;
  at: Date;
}

export interface OfferStore {
  add(offer: Offer): Promise<void>;
  offer(key: string): Promise<Offer | undefined>;
  /** Deletes offers made before `before`; returns how many. */
  purge(before: Date): Promise<number>;
}

/** "Was this what you asked?" Kept without the person, without the offer's key and by day only, so that it leads back to nobody. */
export interface Feedback extends ClauseRef {
  revision: string;
  helpful: boolean;
  /** Local date, "2026-11-22". */
  on: string;
}

export interface FeedbackStore {
  /** Adds the feedback and remembers on the offer that it was given, in one transaction. False if it was given before: nothing is added. */
  give(offerKey: string, feedback: Feedback): Promise<boolean>;
  all(): Promise<Feedback[]>;
  /** Deletes feedback of days before `before` ("2026-11-22"); returns how many. */
  purge(before: string): Promise<number>;
}

/** A question nothing was found for, or whose answer was "not what I asked". Never one with a pupil signal, never who asked. */
export interface UnansweredQuestion {
  id: string;
  question: string;
  why: 'no-match' | 'not-what-i-asked';
  revision: string;
  /** Local date, "2026-11-22": the hour would help to tell who it was. */
  on: string;
}

export interface UnansweredStore {
  add(question: UnansweredQuestion): Promise<void>;
  all(): Promise<UnansweredQuestion[]>;
  remove(id: string): Promise<void>;
  /** Deletes questions of days before `before`; returns how many. */
  purge(before: string): Promise<number>;
}
