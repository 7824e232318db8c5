import { useState } from 'preact/hooks';
import { AreaField } from '../ui/fields.tsx';
import { Button, Failed } from '../ui/parts.tsx';
import { useDoing } from '../ui/use.ts';
import type { Around } from './around.ts';
import { ExampleForm } from './example-form.tsx';
import { Part } from './parts.tsx';
import type { ClauseLine, ExampleValue, Losing } from './said.ts';
import { addLines } from './add-lines.ts';
import { counted } from './words.ts';

const FEW = 12;

interface Needs {
  around: Around;
  itemKey: string;
  clause: string;
  /** The policy's clauses, of which some may have to be shown as well. */
  others: readonly ClauseLine[];
  value: readonly ExampleValue[];
  wrong: (field: string) => string | undefined;
  change: (value: ExampleValue[]) => void;
  save: () => Promise<void>;
}

/** How staff ask it. Those that no longer win are marked, with what wins instead, once somebody has asked for it. */
export function ExamplesFields(needs: Needs) {
  const { around, itemKey, clause, others, value, wrong, change, save } = needs;
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<string>();
  const [find, setFind] = useState('');
  const [all, setAll] = useState(false);
  const [editing, setEditing] = useState<string>();
  const [losing, setLosing] = useState<Losing['losing']>();
  const doing = useDoing();
  const titleOf = (id: string) => others.find((one) => one.id === id)?.title ?? id;
  const add = () => {
    const { added, skipped, wrong: tooLong } = addLines(typed, value);
    setSaid(tooLong ?? (added.length === 0 ? 'Write a question that is not there yet.' : undefined));
    if (tooLong !== undefined || added.length === 0) return;
    change([...value, ...added]);
    setTyped('');
    around.tab.say(`${counted(added.length, 'example')} added${skipped > 0 ? `, ${skipped} there already` : ''}.`);
  };
  const look = () =>
    doing.run(async () => {
      await save();
      const got = (await around.api.losing(itemKey)).losing;
      setLosing(got);
      around.tab.say(got.length === 0 ? 'Every example wins.' : `${counted(got.length, 'example does', 'examples do')} not win.`); // prettier-ignore
    });
  const rows = value
    .map((example, index) => ({ example, index, loses: losing?.find(({ q }) => q === example.q) }))
    .filter(({ example }) => example.q.toLowerCase().includes(find.trim().toLowerCase()))
    .sort((a, b) => Number(b.loses !== undefined) - Number(a.loses !== undefined));
  const shown = all || find !== '' ? rows : rows.slice(0, FEW);
  return (
    <Part
      id="examples"
      title={`Examples (${value.length})`}
      hint="How staff ask this. Policy Guide learns from them; eight different ones are a good start."
    >
      {' '}
      {/* prettier-ignore */}
      {value.length === 0 && <p>No example yet: write below how a colleague would ask, in their own words.</p>}
      {value.length > FEW && (
        <input
          type="search"
          aria-label="Search the examples"
          placeholder="Search the examples"
          value={find}
          onInput={(event) => setFind(event.currentTarget.value)}
        />
      )}
      <ul class="rows" aria-label="Examples">
        {shown.map(({ example, index, loses }) => (
          <li key={example.q}>
            {editing === example.q ? (
              <ExampleForm
                example={example}
                others={others.filter(({ id }) => id !== clause)}
                taken={value.filter((one) => one !== example).map(({ q }) => q)}
                done={(changed) => {
                  setEditing(undefined);
                  if (changed) change(value.map((one, place) => (place === index ? changed : one)));
                }}
              />
            ) : (
              <>
                <span class="grow">
                  {example.q}
                  {example.escalate && <span class="badge bad">Tells of a pupil’s contact</span>}
                  {example.shown.length > 0 && (
                    <span class="hint">Shown with it: {example.shown.map(titleOf).join('; ')}</span>
                  )}
                  {example.or.length > 0 && (
                    <span class="hint">As right in first place: {example.or.map(titleOf).join('; ')}</span>
                  )}
                  {loses && (
                    <span class="wrong">
                      Does not win:{' '}
                      {loses.wins === undefined ? 'nothing is found for it' : `“${titleOf(loses.wins)}” does`}
                    </span>
                  )}
                  {wrong(`examples.${index}.q`) !== undefined && (
                    <span class="wrong">{wrong(`examples.${index}.q`)}</span>
                  )}
                </span>
                <span class="row-buttons">
                  <button
                    type="button"
                    class="plain"
                    aria-label={`Edit example: ${example.q}`}
                    onClick={() => setEditing(example.q)}
                  >
                    {' '}
                    {/* prettier-ignore */}
                    Edit
                  </button>
                  <button
                    type="button"
                    class="plain"
                    aria-label={`Remove example: ${example.q}`}
                    onClick={() => change(value.filter((_, place) => place !== index))}
                  >
                    Remove
                  </button>
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      {rows.length > shown.length && (
        <button type="button" class="start" onClick={() => setAll(true)}>
          Show all {value.length}
        </button>
      )}
      {find !== '' && rows.length === 0 && <p class="quiet">No example has “{find}”.</p>}
      <AreaField
        label="Add examples"
        hint="One a line: paste as many as you like."
        value={typed}
        wrong={said}
        change={setTyped}
      />
      <div class="row">
        <button type="button" onClick={add}>
          Add
        </button>
        {value.length > 0 && (
          <Button busy={doing.busy} onClick={() => void look()}>
            {doing.busy ? 'Asking each of them…' : 'Which of them do not win?'}
          </Button>
        )}
      </div>
      {doing.busy && <p class="hint">Policy Guide learns the draft first: some seconds.</p>}
      {losing?.length === 0 && <p class="bar good">Every example is answered by this clause.</p>}
      <Failed error={doing.error} retry={() => void look()} />
    </Part>
  );
}
