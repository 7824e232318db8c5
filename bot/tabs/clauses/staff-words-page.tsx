import { useState } from 'preact/hooks';
import { TextField } from '../ui/fields.tsx';
import { Failed, Loading } from '../ui/parts.tsx';
import type { Around } from './around.ts';
import { Concept } from './concept.tsx';
import { Conflict } from './conflict.tsx';
import type { Editor } from './editor.ts';
import { ItemMoves } from './item-moves.tsx';
import { Part } from './parts.tsx';
import type { StaffWordsValue } from './said.ts';
import { SavedLine } from './saved-line.tsx';
import { useEditor } from './use-editor.ts';
import { STAFF_WORDS, wrongName } from './word-lists.ts';
import { WordsViews } from './words-views.tsx';
import { without } from './without.ts';
import { plain } from './words.ts';

/** What staff call things, and the shorthand that is written out before anything is read. */
export function StaffWordsPage({ around }: { around: Around }) {
  const { editor, error, retry } = useEditor<StaffWordsValue>(around, 'staff-words', STAFF_WORDS);
  return (
    <div class="stack narrow">
      <WordsViews current="words" />
      {editor === undefined ? (
        error === undefined ? (
          <Loading what="Fetching the staff words…" />
        ) : (
          <Failed error={error} retry={retry} />
        )
      ) : (
        <>
          {around.edits && <SavedLine editor={editor} dates={around.tab.dates} />}
          <Conflict editor={editor} />
          {around.edits && <ItemMoves around={around} itemKey="staff-words" editor={editor} what="list" />}
          <Concepts editor={editor} edits={around.edits} />
          <Shorthand editor={editor} edits={around.edits} />
        </>
      )}
    </div>
  );
}

interface Needs {
  editor: Editor<StaffWordsValue>;
  edits: boolean;
}

function Concepts({ editor, edits }: Needs) {
  const { value } = editor;
  const [find, setFind] = useState('');
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState<string>();
  const sought = find.trim().toLowerCase();
  const found = Object.entries(value.concepts).filter(([concept, list]) =>
    [plain(concept), ...list].some((one) => one.toLowerCase().includes(sought)),
  );
  const set = (concepts: StaffWordsValue['concepts']) => editor.change({ ...value, concepts });
  const add = () => {
    const problem = wrongName(name, Object.keys(value.concepts));
    setWrong(problem);
    // What is there already is shown, to be added to.
    if (name.trim() in value.concepts) setFind(name.trim());
    if (problem !== undefined) return;
    set({ ...value.concepts, [name.trim()]: [] });
    setFind(name.trim());
    setName('');
  };
  return (
    <Part
      id="concepts"
      title="What staff call things"
      hint="A clause learned with “pupil” also answers “lad”, because both are words for the same thing."
    >
      {' '}
      {/* prettier-ignore */}
      <input
        type="search"
        aria-label="Search the staff words"
        placeholder="Search: a word, such as lad"
        value={find}
        onInput={(event) => setFind(event.currentTarget.value)}
      />
      {found.length === 0 && <p class="quiet">Nothing has “{find}”.</p>}
      <div>
        {found.map(([concept, list]) => (
          <Concept
            key={concept}
            name={concept}
            list={list}
            edits={edits}
            open={found.length <= 2}
            wrong={editor.errors.find(({ field }) => field === `concepts.${concept}`)?.wrong}
            change={(next) =>
              set(next === undefined ? without(value.concepts, concept) : { ...value.concepts, [concept]: next })
            }
          />
        ))}
      </div>
      {edits && (
        <div class="add-line">
          <TextField label="Another thing that staff have words for" value={name} wrong={wrong} change={setName} />
          <button type="button" onClick={add}>
            Add
          </button>
        </div>
      )}
    </Part>
  );
}

function Shorthand({ editor, edits }: Needs) {
  const { value } = editor;
  const [short, setShort] = useState('');
  const [long, setLong] = useState('');
  const [wrong, setWrong] = useState<string>();
  const set = (shorthand: StaffWordsValue['shorthand']) => editor.change({ ...value, shorthand });
  const add = () => {
    const problem = wrongName(short, Object.keys(value.shorthand)) ?? (long.trim() === '' ? 'Say what it stands for.' : undefined); // prettier-ignore
    setWrong(problem);
    if (problem !== undefined) return;
    set({ ...value.shorthand, [short.trim()]: long.trim() });
    setShort('');
    setLong('');
  };
  const entries = Object.entries(value.shorthand);
  return (
    <Part id="shorthand" title={`Shorthand (${entries.length})`} hint="Written out before anything else is read.">
      {edits && (
        <div class="add-line three">
          <TextField label="Short" placeholder="pls" value={short} wrong={wrong} change={setShort} />
          <TextField label="Stands for" placeholder="please" value={long} change={setLong} />
          <button type="button" onClick={add}>
            Add
          </button>
        </div>
      )}
      <ul class="chips">
        {entries.map(([one, stands]) => (
          <li key={one}>
            <strong>{one}</strong> {stands}
            {edits && (
              <button
                type="button"
                class="plain"
                aria-label={`Remove shorthand ${one}`}
                onClick={() => set(without(value.shorthand, one))}
              >
                ✕
              </button>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
