import { useEffect, useState } from 'preact/hooks';
import { toHeading, useFocus } from '../ui/focus.ts';
import { Button, Empty, Failed, Loading } from '../ui/parts.tsx';
import { useDoing, useLoaded } from '../ui/use.ts';
import type { Around } from './around.ts';
import { ChangeView } from './change-view.tsx';
import { useStartCheck } from './use-check.ts';
import type { Change } from './said.ts';
import { counted } from './words.ts';

/** The draft against what is published, item by item; one's own changes are ticked, so that nobody publishes another's half sentence. */
export function ChangesPage({ around }: { around: Around }) {
  const { api, changes: heard, edits, tab, editors } = around;
  const { value, error, reload } = useLoaded(async () => {
    await editors.saveAll();
    return api.changes();
  }, [api]);
  const heading = useFocus<HTMLHeadingElement>(value !== undefined);
  useEffect(() => void (heard > 0 && reload()), [heard]);
  const [ticks, setTicks] = useState<Readonly<Record<string, boolean>>>({});
  const [wrong, setWrong] = useState<string>();
  const starting = useStartCheck(around);
  if (value === undefined) {
    return error === undefined ? <Loading what="Fetching the changes…" /> : <Failed error={error} retry={() => void reload()} />; // prettier-ignore
  }
  if (value.changes.length === 0) {
    return (
      <Empty title="Nothing is changed">
        <p>
          {edits
            ? 'Choose a clause and edit it: what you change waits here until you publish it.'
            : 'What admins change stands here until they publish it.'}
        </p>
        <a class="button" href="#/clauses">
          See the clauses
        </a>
      </Empty>
    );
  }
  const ticked = ({ key, by }: Change) => ticks[key] ?? by?.mine ?? false;
  const chosen = value.changes.filter(ticked);
  const unsaved = editors.unsaved();
  const check = () => {
    setWrong(chosen.length === 0 ? 'Tick what is to be published first.' : undefined);
    if (chosen.length > 0) void starting.start({ keys: chosen.map(({ key }) => key) });
  };
  return (
    <div class="stack narrow">
      <div>
        <h2 tabIndex={-1} ref={heading}>
          Changes, not published yet
        </h2>
        <p class="quiet">
          Struck through: what goes. Underlined: what comes. Staff see none of it before it is published.
        </p>
      </div>
      {unsaved.length > 0 && (
        <p class="bar warning">
          {counted(unsaved.length, 'item has', 'items have')} words that could not be saved yet: they are not in this
          list.
        </p>
      )}
      {edits && value.changes.some((change) => !ticked(change)) && (
        <div class="row">
          <button
            type="button"
            onClick={() => setTicks(Object.fromEntries(value.changes.map(({ key }) => [key, true])))}
          >
            Tick all {value.changes.length}
          </button>
          <span class="hint">Your own are ticked. Ask the others before you publish theirs.</span>
        </div>
      )}
      {value.changes.map((change) => (
        <ChangeView
          key={change.key}
          change={change}
          dates={tab.dates}
          before={
            edits && (
              <input
                type="checkbox"
                aria-label={`Publish the change to “${change.title}”`}
                checked={ticked(change)}
                onChange={() => setTicks({ ...ticks, [change.key]: !ticked(change) })}
              />
            )
          }
          after={edits && <Drop around={around} change={change} dropped={() => void reload()} />}
        />
      ))}
      {value.along.length > 0 && (
        <details class="card">
          <summary>
            {counted(value.along.length, 'other item changes', 'other items change')} with what is retired
          </summary>
          <div class="stack">
            <p class="hint">
              Examples that named a retired clause as right do so no longer, and a retired policy takes its clauses
              along. It is published with what is retired, and not otherwise.
            </p>
            {value.along.map((change) => (
              <ChangeView key={change.key} change={change} dates={tab.dates} />
            ))}
          </div>
        </details>
      )}
      {edits && (
        <div class="card stack foot">
          <p>
            <strong>{counted(chosen.length, 'change')} ticked.</strong> The check asks every example and every protected
            question, and shows what would be answered in another way. It publishes nothing.
          </p>
          {wrong !== undefined && (
            <p class="wrong" role="alert">
              {wrong}
            </p>
          )}
          <Failed error={starting.error} />
          <Button class="primary start" busy={starting.busy} onClick={check}>
            Check {chosen.length === 1 ? 'it' : 'them'}
          </Button>
        </div>
      )}
    </div>
  );
}

function Drop({ around, change, dropped }: { around: Around; change: Change; dropped: () => void }) {
  const { api, editors, reload, tab } = around;
  const [sure, setSure] = useState(false);
  const doing = useDoing();
  const drop = () =>
    doing.run(async () => {
      const { version } = await api.item(change.key);
      await api.discard(change.key, version);
      await editors.hear(change.key).catch(() => undefined);
      tab.say(`The change to “${change.title}” is dropped.`);
      toHeading();
      await reload();
      dropped();
    });
  return (
    <div class="row-buttons">
      <Failed error={doing.error} />
      <Button
        class="plain"
        busy={doing.busy}
        aria-label={`${sure ? 'Yes, drop' : 'Drop'} the change to “${change.title}”`}
        onClick={() => (sure ? void drop() : setSure(true))}
      >
        {' '}
        {/* prettier-ignore */}
        {sure ? 'Yes, drop it' : 'Drop…'}
      </Button>
      {sure && (
        <button type="button" onClick={() => setSure(false)}>
          Keep it
        </button>
      )}
    </div>
  );
}
