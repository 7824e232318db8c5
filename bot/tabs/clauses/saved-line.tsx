import { Failed } from '../ui/parts.tsx';
import type { Dates } from '../dates.ts';
import type { Editor } from './editor.ts';
import { counted, fieldWords } from './words.ts';

type Needs = { editor: Pick<Editor, 'state' | 'errors' | 'save' | 'item'>; dates: Dates };

/** How far what is typed has got: never said before it is true. Stays in sight while the page is scrolled. */
export const SavedLine = ({ editor, dates }: Needs) => (
  <div class="saved-bar">
    <Line editor={editor} dates={dates} />
  </div>
);

function Line({ editor, dates }: Needs) {
  const { state, errors } = editor;
  switch (state.is) {
    case 'failed':
      return (
        <>
          <p class="saved-line" role="status">
            Not saved yet. What you typed is kept here and tried again by itself.
          </p>
          <Failed error={state.error} retry={() => void editor.save()} />
        </>
      );
    case 'wrong':
      return (
        <div class="bar bad" role="alert">
          <p>
            Not saved yet: look at {counted(errors.length, 'field')}. What you typed is kept here.{' '}
            {[...new Set(errors.map(({ field, wrong }) => `${fieldWords(field)}: ${wrong}`))].slice(0, 5).join(' ')}
          </p>
        </div>
      );
    case 'clash':
      return (
        <div class="bar warning">
          <p role="alert">Not saved: somebody else changed it too. What you typed is kept here.</p>
          <button type="button" onClick={() => document.getElementById('conflict')?.focus()}>
            Choose which words go on
          </button>
        </div>
      );
    default:
      return (
        <p class="saved-line" role="status">
          {words(editor, dates)}
        </p>
      );
  }
}

function words({ state, item }: Pick<Editor, 'state' | 'item'>, dates: Dates): string {
  switch (state.is) {
    case 'typing':
    case 'saving':
      return 'Saving in the draft…';
    case 'saved':
      return `Saved in the draft ${dates.clock(state.at)}. Staff see it once it is published.`;
    default: {
      const { draft } = item;
      if (draft === undefined) return 'As published. What you change is saved as a draft by itself.';
      const by = draft.by.mine ? 'you' : draft.by.name;
      return `In the draft since ${dates.short(draft.at, new Date())}, by ${by}. Staff see it once it is published.`;
    }
  }
}
