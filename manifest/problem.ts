/** One thing that Teams, or a member of staff, would stumble over. */
export interface ManifestProblem {
  /** What kind it is, as words-with-dashes. */
  name: string;
  /** Where in the manifest: "bots.0.commandLists.0". */
  at: string;
  wrong: string;
  mend: string;
}
