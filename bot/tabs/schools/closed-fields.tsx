import type { Wrong } from './field-errors.ts';
import { closedWords } from './differences.ts';

interface Needs {
  closed: readonly string[];
  change: (closed: string[]) => void;
  wrong: (index: number) => ReturnType<Wrong['of']>;
}

/** Holidays and other days on which a school is closed, both ends included. */
export function ClosedFields({ closed, change, wrong }: Needs) {
  const set = (index: number, days: string) => change(closed.map((one, place) => (place === index ? days : one)));
  return (
    <fieldset>
      <legend>Holidays</legend>
      {closed.length === 0 && <p class="hint">None yet. Add half-terms, holidays and training days.</p>}
      <ul>
        {closed.map((days, index) => {
          const [from = '', to = from] = days.split('..');
          return (
            <li key={index} class="holiday">
              <input
                type="date"
                aria-invalid={wrong(index) ? 'true' : undefined}
                aria-label={`Closed from, line ${index + 1}`}
                value={from}
                onInput={({ currentTarget: { value } }) => set(index, join(value, to < value ? value : to))}
              />
              <input
                type="date"
                aria-invalid={wrong(index) ? 'true' : undefined}
                aria-label={`Closed to, line ${index + 1}`}
                value={to}
                min={from}
                onInput={({ currentTarget: { value } }) => set(index, join(from, value))}
              />
              <button
                type="button"
                class="plain"
                aria-label={`Remove ${closedWords(days)}`}
                onClick={() => change(closed.filter((_, place) => place !== index))}
              >
                Remove
              </button>
              {from !== '' && <span class="quiet small">{closedWords(days)}</span>}
              {wrong(index) && <p class="wrong">{wrong(index)}</p>}
            </li>
          );
        })}
      </ul>
      <button type="button" onClick={() => change([...closed, ''])}>
        Add days
      </button>
    </fieldset>
  );
}

const join = (from: string, to: string): string => (from === to || to === '' ? from : `${from}..${to}`);
