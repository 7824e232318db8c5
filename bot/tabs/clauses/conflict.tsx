import { useState } from 'preact/hooks';
import { fieldsOf, fromFields, type Editor } from './editor.ts';
import { chosen, type Choice, type Clash } from './merge-items.ts';
import type { ItemValue } from './said.ts';
import { shownValue } from './shown-value.ts';
import { fieldWords } from './words.ts';

/**
 * Two people changed the same item: both versions side by side, and a choice for each field.
 * Nothing is saved before. The keyboard stays in the field that is being typed in.
 */
export function Conflict<Value extends ItemValue>({ editor }: { editor: Editor<Value> }) {
  const { state } = editor;
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  if (state.is !== 'clash') return null;
  const { theirs } = state;
  const who = theirs.draft ? (theirs.draft.by.mine ? 'You, in another window,' : theirs.draft.by.name) : 'Somebody';
  const retired = theirs.draft?.value === null;
  const theirValue = (theirs.draft?.value ?? theirs.published) as Value;
  const result = chosen(fieldsOf(theirValue), state.clashes, choices);
  const finish = (value: Value) => {
    setChoices({});
    editor.resolve(value);
  };
  return (
    <section class="card stack conflict" id="conflict" aria-labelledby="conflict-heading" tabIndex={-1}>
      <h2 id="conflict-heading">{retired ? `${who} retired this meanwhile` : `${who} changed this too`}</h2>
      <p>
        {retired
          ? 'What you typed is still here. Go on with it, and it is brought back with your words; or leave it retired.'
          : 'Nothing is overwritten. Choose for each field which words go on; then it is saved.'}
      </p>
      {!retired &&
        state.clashes.map((clash) => (
          <Field
            key={clash.field}
            clash={clash}
            who={theirs.draft && !theirs.draft.by.mine ? theirs.draft.by.name : 'The other version'}
            choice={choices[clash.field] ?? clash.suggested}
            choose={(choice) => setChoices({ ...choices, [clash.field]: choice })}
          />
        ))}
      <div class="row">
        {retired ? (
          <>
            <button type="button" class="primary" onClick={() => finish(editor.value)}>
              Go on with mine
            </button>
            <button type="button" onClick={() => editor.reset(theirs)}>
              Leave it retired
            </button>
          </>
        ) : (
          <>
            <button
              type="button"
              class="primary"
              aria-disabled={result === undefined}
              onClick={() => result && finish(fromFields<Value>(result))}
            >
              Save what is chosen
            </button>
            {result === undefined && <span class="hint">Choose for each field first.</span>}
          </>
        )}
      </div>
    </section>
  );
}

function Field(needs: { clash: Clash; who: string; choice: Choice | undefined; choose: (choice: Choice) => void }) {
  const { clash, who, choice, choose } = needs;
  const options: { is: Choice; title: string; value: unknown }[] = [
    { is: 'mine', title: 'Yours', value: clash.mine },
    { is: 'theirs', title: who, value: clash.theirs },
  ];
  return (
    <fieldset>
      <legend>{fieldWords(clash.field)}</legend>
      <div class="sides">
        {options.map(({ is, title, value }) => (
          <label key={is} class="side">
            <span class="row">
              <input type="radio" name={`clash-${clash.field}`} checked={choice === is} onChange={() => choose(is)} />
              <strong>{title}</strong>
            </span>
            <span class="side-words">{shownValue(value, is === 'mine' ? clash.theirs : clash.mine)}</span>
          </label>
        ))}
      </div>
      {clash.both !== undefined && (
        <label class="choice">
          <input
            type="radio"
            name={`clash-${clash.field}`}
            checked={choice === 'both'}
            onChange={() => choose('both')}
          />
          Both together: what either added stays, what either removed goes
        </label>
      )}
    </fieldset>
  );
}
