import type { Dates } from '../dates.ts';
import type { Matter } from '../said.ts';
import { OUTCOMES, standing, standingSentence } from './words.ts';

export interface Difference {
  what: string;
  before: string;
  now: string;
}

/** What is another in the version of a matter that somebody else made; the version by which the person was writing comes first. */
export function differences(before: Matter, now: Matter, dates: Dates): Difference[] {
  return FACTS.map(({ what, of }) => ({ what, before: of(before, dates), now: of(now, dates) })).filter(
    (fact) => fact.before !== fact.now,
  );
}

const FACTS: readonly { what: string; of: (matter: Matter, dates: Dates) => string }[] = [
  { what: 'State', of: (matter, dates) => `${standing(matter).words}. ${standingSentence(matter, dates)}` },
  {
    what: 'Recorded',
    of: ({ outcome }, dates) => (outcome ? `${OUTCOMES[outcome.kind]}, ${dates.full(outcome.at)}` : 'Nothing yet'),
  },
  {
    what: 'Details asked for',
    of: ({ detailsAskedAt }, dates) => (detailsAskedAt === undefined ? 'No' : dates.full(detailsAskedAt)),
  },
  { what: 'Notes', of: ({ details }) => String(details) },
  { what: 'On hold', of: ({ held }) => (held ? 'Yes' : 'No') },
];
