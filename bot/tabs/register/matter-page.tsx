import type { MatterInFull } from '../said.ts';
import { useFocus } from '../ui/focus.ts';
import { Failed, Loading } from '../ui/parts.tsx';
import type { Tab } from '../ui/tab.tsx';
import { Chronology } from './chronology.tsx';
import { Facts } from './facts.tsx';
import { Badge } from './list.tsx';
import { Moves } from './moves.tsx';
import { Notes } from './notes.tsx';
import { newer, useMatter } from './use-matter.ts';
import { standingSentence } from './words.ts';

interface Needs {
  tab: Tab;
  id: string;
  changes: number;
  /** A move was made: the list is another. */
  moved: () => void;
  back: () => void;
}

/** A matter with all that belongs to it, and what can be done. */
export function MatterPage({ tab, id, changes, moved, back }: Needs) {
  const { value, setValue, error, reload } = useMatter({ api: tab.api, id, changes });
  const heading = useFocus<HTMLHeadingElement>(value?.matter.id);
  const take = (full: MatterInFull) => {
    setValue((before: MatterInFull | undefined) => newer(before, full));
    moved();
  };
  return (
    <article class="matter card stack" aria-labelledby="matter-heading">
      <button type="button" class="plain back" onClick={back}>
        <span aria-hidden="true">‹</span> Back to the list
      </button>
      {value === undefined ? (
        error === undefined ? (
          <Loading what="Opening the matter…" />
        ) : (
          <Failed error={error} retry={() => void reload()} />
        )
      ) : (
        <>
          <Failed error={error} retry={() => void reload()} />
          <header>
            <div class="row apart">
              <h2 id="matter-heading" ref={heading} tabIndex={-1}>
                {value.matter.drill && 'TEST · '}
                {value.matter.reference}
              </h2>
              <Badge matter={value.matter} />
            </div>
            <p class="quiet">{standingSentence(value.matter, tab.dates)}</p>
            {value.matter.drill && <p>A test of the chain: nothing has happened, and nobody is in danger.</p>}
          </header>
          <Moves key={id} tab={tab} full={value} take={take} />
          <Facts full={value} tab={tab} />
          <Notes full={value} tab={tab} />
          <Chronology full={value} dates={tab.dates} />
          <p>
            <a class="button" href={`#/hand-over/${encodeURIComponent(id)}`}>
              Hand-over page, for print
            </a>
          </p>
          <p class="hint">
            That you opened this is in its chronology. This is not the school’s record: CPOMS is. Notes are deleted{' '}
            {tab.me.detailDays} days after closing.
          </p>
        </>
      )}
    </article>
  );
}
