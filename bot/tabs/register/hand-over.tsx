import { useFocus } from '../ui/focus.ts';
import { Failed, Loading } from '../ui/parts.tsx';
import type { Tab } from '../ui/tab.tsx';
import { useLoaded } from '../ui/use.ts';
import { Chronology } from './chronology.tsx';
import { Facts } from './facts.tsx';
import { Notes } from './notes.tsx';
import { standing, standingSentence } from './words.ts';

/** Everything of one matter on paper, for whoever takes over. That it was drawn is recorded. */
export function HandOverPage({ tab, id }: { tab: Tab; id: string }) {
  const { value, error, reload } = useLoaded(() => tab.api.handOver(id), [tab.api, id]);
  const heading = useFocus<HTMLHeadingElement>(value?.matter.id);
  const back = `#/matter/${encodeURIComponent(id)}`;
  return (
    <main class="hand-over stack">
      <div class="row apart on-screen">
        <a href={back}>‹ Back to the matter</a>
        {value && (
          <button type="button" class="primary" onClick={() => print()}>
            Print
          </button>
        )}
      </div>
      {error !== undefined && <Failed error={error} retry={() => void reload()} />}
      {value === undefined && error === undefined && <Loading what="Gathering everything…" />}
      {value && (
        <article class="card paper stack">
          <header>
            <p class="small">{value.trust} · Policy Guide · Confidential</p>
            <h1 ref={heading} tabIndex={-1}>
              {value.matter.drill && 'TEST · '}Hand-over of {value.matter.reference}
            </h1>
            <p>
              {standing(value.matter).words}. {standingSentence(value.matter, tab.dates)}
            </p>
          </header>
          <Facts full={value} tab={tab} />
          <Notes full={value} tab={tab} />
          <Chronology full={value} dates={tab.dates} />
          <footer class="small">
            Printed {tab.dates.full(value.printedAt)} by {value.printedBy}, which is recorded. Not the school’s record:
            CPOMS is. Keep it locked away, and shred it when it has been read.
          </footer>
        </article>
      )}
    </main>
  );
}
