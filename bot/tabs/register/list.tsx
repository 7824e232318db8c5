import type { Dates } from '../dates.ts';
import type { Matter } from '../said.ts';
import { OUTCOMES, standing } from './words.ts';

/** The lines of the register, each a link to its matter. */
export function MatterList({ matters, chosen, dates }: { matters: Matter[]; chosen: string; dates: Dates }) {
  const now = new Date();
  return (
    <ul class="lines">
      {matters.map((matter) => (
        <li key={matter.id}>
          <a
            id={`line-${matter.id}`}
            href={`#/matter/${encodeURIComponent(matter.id)}`}
            aria-current={matter.id === chosen ? 'true' : undefined}
          >
            <span class="line-top">
              <strong>
                {matter.drill && 'TEST · '}
                {matter.reference}
              </strong>
              <time class="quiet small" dateTime={matter.storedAt}>
                {dates.short(matter.storedAt, now)}
              </time>
            </span>
            <span class="line-who">
              {matter.reporter}
              {matter.school && <span class="quiet"> · {matter.school.name}</span>}
            </span>
            <span class="line-state">
              <Badge matter={matter} />
              <span class="quiet small">{hint(matter, dates, now)}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Badge({ matter }: { matter: Matter }) {
  const { words, tone } = standing(matter);
  return <span class={`badge ${tone}`}>{words}</span>;
}

function hint({ state, by, outcome, overdue, passedOn }: Matter, dates: Dates, now: Date): string {
  if (outcome) return OUTCOMES[outcome.kind];
  if (state === 'acknowledged') return 'Nothing recorded yet';
  if (state !== 'open' || by === undefined) return passedOn ? 'Passed to you' : '';
  return overdue ? `since ${dates.short(by, now)}` : `by ${dates.short(by, now)}`;
}
