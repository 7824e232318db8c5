import { useState } from 'preact/hooks';
import { AreaField } from '../ui/fields.tsx';
import { Failed, Loading } from '../ui/parts.tsx';
import { addLines } from './add-lines.ts';
import type { Around } from './around.ts';
import { Conflict } from './conflict.tsx';
import type { Editor } from './editor.ts';
import { ItemMoves } from './item-moves.tsx';
import { Part } from './parts.tsx';
import type { OutsideValue } from './said.ts';
import { SavedLine } from './saved-line.tsx';
import { useEditor } from './use-editor.ts';
import { OUTSIDE } from './word-lists.ts';
import { WordsViews } from './words-views.tsx';
import { counted } from './words.ts';

const PAGE = 25;

/** Questions that no policy answers: from them Policy Guide learns to say that it cannot find something. */
export function OutsidePage({ around }: { around: Around }) {
  const { editor, error, retry } = useEditor<OutsideValue>(around, 'outside', OUTSIDE);
  return (
    <div class="stack narrow">
      <WordsViews current="outside" />
      {editor === undefined ? (
        error === undefined ? (
          <Loading what="Fetching the questions…" />
        ) : (
          <Failed error={error} retry={retry} />
        )
      ) : (
        <>
          {around.edits && <SavedLine editor={editor} dates={around.tab.dates} />}
          <Conflict editor={editor} />
          {around.edits && <ItemMoves around={around} itemKey="outside" editor={editor} what="list" />}
          <Questions around={around} editor={editor} />
        </>
      )}
    </div>
  );
}

function Questions({ around, editor }: { around: Around; editor: Editor<OutsideValue> }) {
  const { value } = editor;
  const [find, setFind] = useState('');
  const [page, setPage] = useState(0);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string>();
  const found = value
    .map((one, index) => ({ ...one, index }))
    .reverse()
    .filter(({ q }) => q.toLowerCase().includes(find.trim().toLowerCase()));
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const at = Math.min(page, pages - 1);
  const add = () => {
    const { added, skipped, wrong: tooLong } = addLines(typed, value);
    setWrong(tooLong ?? (added.length === 0 ? 'Write a question that is not there yet.' : undefined));
    if (tooLong !== undefined || added.length === 0) return;
    editor.change([...value, ...added.map(({ q, escalate }) => ({ q, escalate }))]);
    setTyped('');
    setFind('');
    setPage(0);
    around.tab.say(`${counted(added.length, 'question')} added${skipped > 0 ? `, ${skipped} there already` : ''}.`);
  };
  return (
    <Part
      id="outside"
      title={`Questions that no policy answers (${value.length.toLocaleString('en-GB')})`}
      hint="Policy Guide answers them with “I can’t find this”. Where one tells of a pupil’s contact, “Tell the Headteacher” leads all the same."
    >
      {' '}
      {/* prettier-ignore */}
      {around.edits && (
        <>
          <AreaField label="Add questions" hint="One a line." value={typed} wrong={wrong} change={setTyped} />
          <button type="button" class="start" onClick={add}>
            Add
          </button>
        </>
      )}
      <input
        type="search"
        aria-label="Search these questions"
        placeholder="Search these questions"
        value={find}
        onInput={(event) => {
          setFind(event.currentTarget.value);
          setPage(0);
        }}
      />
      {found.length === 0 && <p class="quiet">{find === '' ? 'None yet.' : `None has “${find}”.`}</p>}
      <ul class="rows" aria-label="Questions">
        {found.slice(at * PAGE, (at + 1) * PAGE).map(({ q, escalate, index }) => (
          <li key={index}>
            <span class="grow">
              {q} {escalate && <span class="badge bad">Tells of a pupil’s contact</span>}
            </span>
            {around.edits && (
              <span class="row-buttons">
                <button
                  type="button"
                  class="plain"
                  aria-pressed={escalate}
                  aria-label={`Tells of contact: ${q}`}
                  onClick={() => editor.change(value.map((one, place) => (place === index ? { ...one, escalate: !escalate } : one)))} // prettier-ignore
                >
                  Tells of contact
                </button>
                <button
                  type="button"
                  class="plain"
                  aria-label={`Remove: ${q}`}
                  onClick={() => editor.change(value.filter((_, place) => place !== index))}
                >
                  Remove
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <nav class="row" aria-label="Pages">
          <button type="button" aria-disabled={at === 0} onClick={() => setPage(Math.max(0, at - 1))}>
            ‹ Newer
          </button>
          <span role="status">
            Page {at + 1} of {pages}
          </span>
          <button type="button" aria-disabled={at === pages - 1} onClick={() => setPage(Math.min(pages - 1, at + 1))}>
            Older ›
          </button>
        </nav>
      )}
    </Part>
  );
}
