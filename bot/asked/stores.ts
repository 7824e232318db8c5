/** A question asked in vain, as the policy team works through it. Never one with a pupil signal, never who asked. */
export interface AskedQuestion {
  id: string;
  /** Without names, as far as they could be told. */
  question: string;
  why: 'no-match' | 'not-what-i-asked' | 'chosen';
  /** The clause chosen at "which did you mean?". */
  chosen?: { policy: string; id: string };
  /** Local date, "2026-11-22". */
  on: string;
  /** How many wait to be told of an answer. */
  waiting: number;
  /** It is in the draft (or published by now), and kept only for those who wait. */
  used: boolean;
  /** Used as one that no policy answers: the words that the team kept of it. */
  outside?: string;
}

/** Somebody who is to be told: the only place where a person stands beside a question. */
export interface Waiting {
  question: string;
  /** Entra object id. */
  person: string;
  /** Times that Teams did not take it. */
  attempts: number;
}

/** Somebody who is due. */
export interface Due extends Waiting {
  /** The question's words. */
  text: string;
  /** Used as one that no policy answers: the words that the team kept of it. */
  outside?: string;
}

export interface AskedStore {
  /** Oldest day first, within a day by id. With those that are used. */
  asked(): Promise<AskedQuestion[]>;
  /** With those who wait: they are not told. False: it was gone. */
  delete(id: string): Promise<boolean>;
  /** Deletes it; while somebody waits for its answer it is only marked. `outside`: the words kept as no policy's. False: it was gone or used before. */
  markUsed(id: string, outside?: string): Promise<boolean>;
  /** Of all days that are kept. */
  pupilSignals(): Promise<number>;
  /** Nobody who is being told. */
  due(now: Date): Promise<Due[]>;
  /** True for exactly one caller until `later`: the one that may send. */
  claim(waiting: Waiting, at: Date): Promise<boolean>;
  /** Nothing is left that says who asked; a question that is used goes with the last of them. */
  told(waiting: Waiting): Promise<void>;
  /** Teams did not take it: they wait again. */
  later(waiting: Waiting, at: Date): Promise<void>;
  /** Those claimed before it, longer ago than sending takes: by a process that has died, and nobody knows whether the message had left. */
  claimed(before: Date): Promise<Due[]>;
}
