import { SelectField, TextField } from '../ui/fields.tsx';
import type { Names } from './names.ts';

interface Needs {
  label: string;
  hint?: string;
  names: Names;
  value: string | undefined;
  wrong: string | undefined;
  /** Undefined: nobody. */
  change: (person: string | undefined) => void;
}

const WHERE = 'paste their object id: Entra admin centre, Users, the person, Object ID.';
const WITH_PICKER = `Choose them by name, or ${WHERE}`;
const WITHOUT_PICKER = `Teams offers no list of people here, so ${WHERE}`;

function who(id: string | undefined, known: string | undefined): string | undefined {
  if (known !== undefined) return `${known}.`;
  return id === undefined || id === '' ? undefined : 'Policy Guide has not met this person in Teams yet: check the id.';
}

/** Somebody of the trust: chosen from a list where there is one (local mode), by Teams' picker, or by their Entra object id. */
export function PersonField({ label, hint, names, value, wrong, change }: Needs) {
  const { everybody, choose } = names;
  const set = (id: string) => change(id.trim() === '' ? undefined : id.trim());
  if (everybody) {
    const unknown = value !== undefined && value !== '' && !everybody.some(({ id }) => id === value);
    const options = [...everybody, ...(unknown ? [{ id: value, name: names.of(value) }] : [])];
    return (
      <SelectField
        {...{ label, hint, wrong }}
        none="Nobody"
        value={value ?? ''}
        change={set}
        options={options.map(({ id, name }) => ({ value: id, words: name }))}
      />
    );
  }
  const known = value === undefined ? undefined : names.known(value);
  return (
    <div class="person">
      <TextField
        {...{ label, wrong }}
        hint={
          <>
            {who(value, known) && <strong>{who(value, known)} </strong>}
            {hint} {known === undefined && (choose ? WITH_PICKER : WITHOUT_PICKER)}
          </>
        }
        placeholder="00000000-0000-…"
        value={value ?? ''}
        change={set}
      />
      {choose && (
        <button
          type="button"
          aria-label={`Choose: ${label}`}
          onClick={() => void choose().then((id) => id && change(id))}
        >
          Choose…
        </button>
      )}
    </div>
  );
}
