/** A rule as a careful person cuts it, written down before the reader saw the document. */
export interface Rule {
  section: string;
  text: string;
  /** The words its bullet hangs on. */
  stem?: string;
  /** A heading in bold that opens the paragraph: the rule is exact with it or without it. */
  runIn?: string;
}

export interface BlindDocument {
  bytes: () => Promise<Uint8Array>;
  title: string;
  approvedBy: string;
  /** Year and month. */
  lastReview: string;
  nextReview: string;
  sections: string[];
  rules: Rule[];
}

/** Rules of one section that hang on nothing. */
export const alone = (section: string, ...texts: string[]): Rule[] => texts.map((text) => ({ section, text }));
/** The bullets under one stem. */
export const under = (section: string, stem: string, ...texts: string[]): Rule[] =>
  texts.map((text) => ({ section, stem, text }));
