import type { Dates } from '../dates.ts';
import type { MatterEvent, MatterInFull } from '../said.ts';
import { eventLine } from './words.ts';

/** What happened to a matter, oldest first, day by day. */
export function Chronology({ full: { matter, events }, dates }: { full: MatterInFull; dates: Dates }) {
  const days = byDay(events, dates);
  return (
    <section aria-labelledby="chronology-heading">
      <h3 id="chronology-heading">Chronology</h3>
      {days.map(({ day, events }) => (
        <div key={day}>
          <h4 class="day">{day}</h4>
          <ol class="chronology">
            {events.map((event, index) => (
              <li key={index}>
                <time dateTime={event.at}>{dates.clock(event.at)}</time>
                <span>{eventLine(event, matter)}</span>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

function byDay(events: readonly MatterEvent[], dates: Dates) {
  const days: { day: string; events: MatterEvent[] }[] = [];
  for (const event of events) {
    const day = dates.longDay(event.at);
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}
