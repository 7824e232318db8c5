import { useState } from 'preact/hooks';
import { AreaField } from '../ui/fields.tsx';
import { counted, plain, upper } from './words.ts';

interface Needs {
  name: string;
  list: readonly string[];
  edits: boolean;
  open: boolean;
  wrong: string | undefined;
  /** Undefined: taken away. */
  change: (list: string[] | undefined) => void;
}

/** A thing and the words that staff have for it. */
export function Concept({ name, list, edits, open, wrong, change }: Needs) {
  const [opened, setOpened] = useState(open);
  const [sure, setSure] = useState(false);
  const shown = opened || open || wrong !== undefined;
  return (
    <details class="concept" open={shown} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>
        <strong>{upper(plain(name))}</strong>{' '}
        <span class="quiet small">
          {counted(list.length, 'word')}
          {!shown && list.length > 0 && `: ${list.slice(0, 6).join(', ')}${list.length > 6 ? '…' : ''}`}
        </span>
      </summary>
      {shown &&
        (edits ? (
          <div class="stack tight">
            <AreaField
              label={`Words for “${plain(name)}”`}
              hint="One a line; a phrase has up to five words."
              value={list.join('\n')}
              wrong={wrong}
              change={(text) => change(text === '' ? [] : text.split('\n'))}
            />
            <div class="row">
              <button type="button" class="plain" onClick={() => (sure ? change(undefined) : setSure(true))}>
                {sure ? `Yes, remove “${plain(name)}” and its words` : `Remove “${plain(name)}”…`}
              </button>
              {sure && (
                <button type="button" onClick={() => setSure(false)}>
                  Keep it
                </button>
              )}
            </div>
          </div>
        ) : (
          <p>{list.join(', ')}</p>
        ))}
    </details>
  );
}
