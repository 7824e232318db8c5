/** A page of plain text for people: no scripts, no pictures. A block is a paragraph, a list or a table whose first row is its head. */
export interface Page {
  title: string;
  intro: string;
  sections: { heading: string; blocks: Block[] }[];
}

export type Block = string | { list: string[] } | { table: [string, string, string][] };

/** What the pages say that differs from trust to trust. */
export interface PageFacts {
  /** Undefined where no schools are set. */
  trust?: { name: string; safeguarding: { role: string; phone: string } };
  days: KeptDays;
}

/** Settings of the same names. */
export interface KeptDays {
  DETAIL_DAYS: number;
  OFFER_DAYS: number;
  UNANSWERED_DAYS: number;
  FEEDBACK_DAYS: number;
  REPLY_DAYS: number;
  PERSON_DAYS: number;
}
