import type { ComponentChildren } from 'preact';
import type { MatterInFull } from '../said.ts';
import type { Tab } from '../ui/tab.tsx';
import { first, OFFICES, OUTCOMES } from './words.ts';

/** What is known of a matter, but for what was typed. */
export function Facts({ full, tab: { dates } }: { full: MatterInFull; tab: Pick<Tab, 'dates'> }) {
  const { matter, clause, continues } = full;
  const facts: [string, ComponentChildren][] = [
    ['Told by', matter.reporter],
    ['School', matter.school?.name ?? 'Not chosen yet'],
    ['Told', dates.full(matter.storedAt)],
    ['Reached you', matter.deliveredAt && dates.full(matter.deliveredAt)],
    ['You have it as', first(OFFICES[matter.office])],
    ['About', matter.aboutHeadteacher ? 'It concerns the Headteacher, who does not see it' : undefined],
    ['Rule shown', ruleOf(clause)],
    ['Follows', continues?.reference],
    ['Recorded', matter.outcome && `${OUTCOMES[matter.outcome.kind]}, ${dates.full(matter.outcome.at)}`],
    ['Details asked for', matter.detailsAskedAt && dates.full(matter.detailsAskedAt)],
    ['On hold', matter.held ? 'Yes: the notes are not deleted' : undefined],
  ];
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function ruleOf({ title, section, policy }: MatterInFull['clause']): string {
  if (title === undefined) return policy;
  return section === undefined ? first(title) : `${first(title)} (section ${section})`;
}
