/** How it stands: nothing to do; look at it soon; it does not work, or must not go on; it does not apply here. */
export type Level = 'well' | 'look' | 'wrong' | 'not-here';

/** One line of the doctor. Everything but `well` and `not-here` says why it matters and how to mend it. */
export interface Finding {
  /** What was looked at, as words-with-dashes: "credentials". */
  check: string;
  level: Level;
  what: string;
  why?: string;
  mend?: string;
}

/** What a check says of itself; its name is put to it by whoever runs it. */
export type Said = Omit<Finding, 'check'>;

export const well = (what: string): Said => ({ level: 'well', what });
export const notHere = (what: string): Said => ({ level: 'not-here', what });
export const look = (what: string, why: string, mend: string): Said => ({ level: 'look', what, why, mend });
export const wrong = (what: string, why: string, mend: string): Said => ({ level: 'wrong', what, why, mend });
