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
  /** Throws when the key is taken: an offer is never replaced. */
  add(offer: Offer): Promise<void>;
  offer(key: string): Promise<Offer | undefined>;
  /** What was shown together, and how often; cards about a pupil's contact are not counted. In no particular order. */
  timesShown(): Promise<{ shown: Offer['shown']; times: number }[]>;
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
  /** Adds the feedback and remembers on the offer that it was given, in one transaction. False, and nothing added, if it was given before or the offer is gone. */
  give(offerKey: string, feedback: Feedback): Promise<boolean>;
  /** Oldest day first; in no particular order within a day. Outlives the offers. */
  all(): Promise<Feedback[]>;
  /** Deletes feedback of days before `before` ("2026-11-22"); returns how many. */
  purge(before: string): Promise<number>;
}

/** A question nothing was found for, whose answer was "not what I asked", or for which a clause was chosen. Never one with a pupil signal, never who asked. */
export interface UnansweredQuestion {
  /** Random: it also decides the order within a day. */
  id: string;
  question: string;
  why: 'no-match' | 'not-what-i-asked' | 'chosen';
  /** At "which did you mean?". */
  chosen?: ClauseRef;
  revision: string;
  /** Local date, "2026-11-22": the hour would help to tell who it was. */
  on: string;
}

export interface UnansweredStore {
  /** A NUL in the question, which no database keeps, becomes U+FFFD. Does nothing when the id is there already. */
  add(question: UnansweredQuestion): Promise<void>;
  /** Oldest day first, within a day by id: the order they came in would help to tell who asked. */
  all(): Promise<UnansweredQuestion[]>;
  question(id: string): Promise<UnansweredQuestion | undefined>;
  /** With those who wait for its answer. No error when it is gone. */
  remove(id: string): Promise<void>;
  /** This person (Entra object id) is to be told when there is an answer; twice is once. False: the question is gone. */
  wait(waiting: { question: string; person: string; at: Date }): Promise<boolean>;
  /** One more question of that day that was asked in vain and whose words may not be kept. */
  countPupilSignal(on: string): Promise<void>;
  /** Deletes questions of days before `before`, those who wait for their answers, and the counts; returns how many questions. */
  purge(before: string): Promise<number>;
}
