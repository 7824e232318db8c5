import { useState } from 'preact/hooks';
import { RefusedError } from '../api.ts';
import type { Matter, MatterInFull, MoveRequest } from '../said.ts';
import { onceDrawn, toFirstWrong, useFocus } from '../ui/focus.ts';
import { Button, Failed } from '../ui/parts.tsx';
import type { Tab } from '../ui/tab.tsx';
import { useDoing } from '../ui/use.ts';
import { FORMS, type Typed } from './forms.tsx';
import type { FormMove } from './form-moves.ts';
import { newerMatter } from './use-matter.ts';
import { Versions } from './versions.tsx';
import { MOVES } from './words.ts';

interface Needs {
  tab: Tab;
  move: FormMove;
  /** As it is now, and as it was when the form was opened or last agreed to. */
  matter: Matter;
  on: Matter;
  rebase: () => void;
  newer: (full: MatterInFull) => void;
  send: (body: MoveRequest, version: number) => Promise<void>;
  close: () => void;
}

/** A form of a move. Whatever happens meanwhile, what is typed stays until it is saved or cancelled. */
export function MoveForm({ tab, move, matter, on, rebase, newer, send, close }: Needs) {
  const { says, Fields, check, body } = FORMS[move];
  const [typed, setTyped] = useState<Typed>({ on: tab.dates.iso(new Date()) });
  const [wrong, setWrong] = useState<Typed>({});
  const { busy, error, setError, run } = useDoing();
  const [pressed, setPressed] = useState(0);
  const form = useFocus<HTMLFormElement>();
  const moved = matter.version !== on.version;
  const possible = matter.moves.includes(move);
  const save = () =>
    run(async () => {
      const found = check(typed);
      setWrong(found);
      if (Object.keys(found).length > 0) return toFirstWrong(form.current);
      try {
        await send(body(typed), on.version);
        close();
      } catch (failure) {
        const now = newerMatter(failure);
        const errors = failure instanceof RefusedError ? (failure.problem?.errors ?? []) : [];
        setWrong(Object.fromEntries(errors.map(({ field, wrong }) => [field, wrong])));
        if (now === undefined) throw failure;
        newer(now);
        setPressed(pressed + 1);
      }
    });
  return (
    <form
      ref={form}
      class="move-form stack"
      tabIndex={-1}
      aria-label={MOVES[move].title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (possible) void save();
      }}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <h3>{MOVES[move].title}</h3>
      <p class="quiet">{says}</p>
      {moved && (
        <Versions before={on} now={matter} dates={tab.dates} focus={pressed > 0}>
          <p>
            {possible
              ? 'What you typed is still here.'
              : 'This can’t be done any more. What you typed is still here, to be copied.'}
          </p>
          {possible && (
            <button
              type="button"
              onClick={() => {
                setError(undefined);
                rebase();
                onceDrawn(() => form.current?.querySelector<HTMLElement>('input, textarea, select'));
              }}
            >
              Go on with what I typed
            </button>
          )}
        </Versions>
      )}
      <Fields
        typed={typed}
        wrong={wrong}
        change={(more) => setTyped({ ...typed, ...more })}
        tab={tab}
        matter={matter}
      />
      <Failed error={error} />
      <div class="row">
        {possible && (
          <Button type="submit" class="primary" busy={busy}>
            Save
          </Button>
        )}
        <button type="button" onClick={close}>
          {possible ? 'Cancel' : 'Close the form'}
        </button>
      </div>
    </form>
  );
}
