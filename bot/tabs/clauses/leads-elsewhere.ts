import type { Check } from './said.ts';

type Moved = Check['moved'][number];

/** What staff would notice first: another clause leads, something was found or no longer is, or the duty to tell comes or goes. */
export const leadsElsewhere = ({ before, after }: Moved): boolean =>
  before?.clauses[0] !== after.clauses[0] || before?.tellHeadteacher !== after.tellHeadteacher;
