import { useId, useMemo, useState } from 'preact/hooks';
import type { Around } from './around.ts';
import { createFinder } from './find-clauses.ts';
import { listed } from './keys.ts';
import { StanceMark } from './parts.tsx';

const FEW = 8;

/** Chooses a clause by searching for it; the likeliest are there before anything is typed. */
export function ClausePicker(needs: {
  around: Around;
  likely: readonly string[];
  name: string;
  value: string;
  wrong: string | undefined;
  change: (key: string) => void;
}) {
  // prettier-ignore
  const { around, likely, name, value, wrong, change } = needs;
  const told = useId();
  const [typed, setTyped] = useState('');
  const all = useMemo(() => listed(around.overview), [around.overview]);
  const find = useMemo(() => createFinder(all), [all]);
  const first = [...likely, ...(likely.includes(value) || value === '' ? [] : [value])];
  const found =
    typed === ''
      ? first.map((key) => all.find((one) => one.key === key)).filter((one) => one !== undefined)
      : find(typed).slice(0, FEW);
  const shown = found.length === 0 && typed === '' ? all.slice(0, FEW) : found;
  return (
    <fieldset class="stack tight">
      <legend>Which clause answers it?</legend>
      <input
        type="search"
        aria-label="Search clauses"
        placeholder="Search clauses"
        autocomplete="off"
        aria-invalid={wrong !== undefined ? 'true' : undefined}
        aria-describedby={wrong !== undefined ? told : undefined}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      {wrong !== undefined && (
        <p class="wrong" id={told}>
          {wrong}
        </p>
      )}
      <p class="unseen" role="status">
        {typed === '' ? '' : `${shown.length} found`}
      </p>
      {shown.length === 0 && <p class="quiet">Nothing found for “{typed}”.</p>}
      {shown.map(({ key, clause, policy }) => (
        <label key={key} class="choice">
          <input type="radio" name={name} checked={value === key} onChange={() => change(key)} />
          <span>
            <span class="clause-title">{clause.title}</span>{' '}
            <span class="small quiet">
              <StanceMark stance={clause.stance} /> · {policy.title}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
