import type { School } from '../said.ts';
import { DAYS, type Day } from './differences.ts';
import type { Wrong } from './field-errors.ts';

interface Needs {
  hours: School['hours'];
  change: (hours: School['hours']) => void;
  wrong: (day: Day) => ReturnType<Wrong['of']>;
}

/** From when to when a school is open, day by day: the chase waits while it is not. */
export function HoursFields({ hours, change, wrong }: Needs) {
  const set = (day: Day, open: string | undefined) => {
    const next = { ...hours };
    if (open === undefined) delete next[day];
    else next[day] = open;
    change(next);
  };
  return (
    <fieldset>
      <legend>Hours</legend>
      <p class="hint">
        Notices always go at once. Only reminders and asking the next person wait for these hours. With no day ticked
        they wait for nothing.
      </p>
      {(Object.keys(DAYS) as Day[]).map((day) => {
        const [from = '', to = ''] = hours[day]?.split('-') ?? [];
        const open = hours[day] !== undefined;
        return (
          <div class="day-hours" key={day}>
            <label class="choice">
              <input
                type="checkbox"
                checked={open}
                onChange={(event) => set(day, event.currentTarget.checked ? '08:00-16:30' : undefined)}
              />
              {DAYS[day]}
            </label>
            {open && (
              <span class="from-to">
                <input
                  type="time"
                  aria-invalid={wrong(day) ? 'true' : undefined}
                  aria-label={`${DAYS[day]}, from`}
                  value={from}
                  onInput={(event) => set(day, `${event.currentTarget.value}-${to}`)}
                />
                <span aria-hidden="true">–</span>
                <input
                  type="time"
                  aria-invalid={wrong(day) ? 'true' : undefined}
                  aria-label={`${DAYS[day]}, to`}
                  value={to}
                  onInput={(event) => set(day, `${from}-${event.currentTarget.value}`)}
                />
              </span>
            )}
            {wrong(day) && <p class="wrong">{wrong(day)}</p>}
          </div>
        );
      })}
    </fieldset>
  );
}
