/** What is written into the audit: reading of what is confidential, changes of settings, and refused attempts of weight. */
export type AuditKind =
  | 'matter-opened'
  | 'matter-handed-over'
  | 'matters-exported'
  | 'schools-proposed'
  | 'schools-approved'
  | 'schools-rejected'
  | 'schools-withdrawn'
  /** A changed SCHOOLS_FILE was taken over, by nobody that the service knows. */
  | 'schools-from-file'
  | 'drill-started'
  /** A question asked in vain; `fact` is its id, with what was made of it. */
  | 'asked-deleted'
  | 'asked-used'
  /** A revision of the clauses; `fact` is its number. */
  | 'clauses-published'
  | 'clauses-restored'
  /** Published although a protected question is answered by another clause. */
  | 'protected-overridden'
  /** Exact wording, document or approval changed in the draft; `fact` is the item. */
  | 'wording-changed'
  /** Taken into the draft; `fact` is how many items. */
  | 'clauses-imported'
  /** What a release came with; `fact` is its name. */
  | 'seed-taken'
  | 'seed-put-aside'
  /** Somebody who is not staff, with a good sign-in. */
  | 'refused-not-staff'
  /** Staff without the role; `fact` is the route. */
  | 'refused-role'
  /** A matter that never reached them, or that is about them. */
  | 'refused-matter'
  /** Approving what they proposed themselves. */
  | 'refused-own-proposal'
  /** Publishing exact wording, or breaking a protected question, that they changed themselves. */
  | 'refused-own-wording';

export interface AuditLine {
  id: string;
  at: Date;
  /** Entra object id; "file" for SCHOOLS_FILE. */
  by: string;
  /** As the sign-in gives it. */
  name: string;
  what: AuditKind;
  matter?: string;
  reference?: string;
  /** A route, a count or a word-with-dashes; never typed text. */
  fact?: string;
}

/** Append-only. A line that cannot be written fails what it is about: nothing is shown unrecorded. */
export interface AuditStore {
  add(line: AuditLine): Promise<void>;
  /** Newest first; `before`: where the page before ended. */
  list(page: { before?: { at: Date; id: string }; most: number }): Promise<AuditLine[]>;
}
