import type { Stance } from '../clause.ts';

/** A clause as it was cut out of a document, before anything is guessed of it. */
export interface Cut {
  section: string;
  /** The words it hangs on, as in the document. */
  stem?: string;
  /** Its own words, as in the document. */
  text: string;
  /** A heading or a column that says how it binds: "Don’t". */
  under?: Stance;
  /** "paragraph 12". */
  from: string;
  /** A list of documents that are to be read beside this one. */
  related?: string[];
}
