import { Failed } from '../ui/parts.tsx';
import type { Dates } from '../dates.ts';
import type { Editor } from './editor.ts';
import { counted, fieldWords } from './words.ts';

/** How far what is typed has got: never said before it is true. */
export function SavedLine<E extends Pick<Editor, 'state' | 'errors' | 'save' | 'item'>>({
  editor,
  dates,
}: {
  editor: E;
  dates: Dates;
}) {
  // prettier-ignore
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
        <p class="saved-line" role="status">
          Not saved: somebody else changed it too. Choose below.
        </p>
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
