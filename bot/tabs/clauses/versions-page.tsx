import { useState } from 'preact/hooks';
import type { Dates } from '../dates.ts';
import { SelectField } from '../ui/fields.tsx';
import { useFocus } from '../ui/focus.ts';
import { Button, Failed, Loading } from '../ui/parts.tsx';
import { useDoing, useLoaded } from '../ui/use.ts';
import type { Around } from './around.ts';
import { ChangeView } from './change-view.tsx';
import type { Revision, Revisions } from './said.ts';
import { useStartCheck } from './use-check.ts';
import { counted } from './words.ts';

/** Every version there was, the newest first. None is ever changed: restoring makes a new one. */
export function VersionsPage({ around }: { around: Around }) {
  const { api, overview, tab } = around;
  const [more, setMore] = useState<Revisions[]>([]);
  const { value, error, reload } = useLoaded(() => api.revisions(), [api, overview.revision.number]);
  const doing = useDoing();
  const heading = useFocus<HTMLHeadingElement>(value !== undefined);
  if (value === undefined) {
    return error === undefined ? <Loading what="Fetching the versions…" /> : <Failed error={error} retry={() => void reload()} />; // prettier-ignore
  }
  const pages = [value, ...more];
  const next = pages.at(-1)?.next;
  const revisions = [...new Map(pages.flatMap((page) => page.revisions).map((one) => [one.number, one])).values()];
  return (
    <section class="card stack narrow" aria-labelledby="versions-heading">
      <h2 id="versions-heading" tabIndex={-1} ref={heading}>
        Versions
      </h2>
      <ul class="rows">
        {revisions.map((revision) => (
          <li key={revision.number}>
            <div class="grow">
              <p class="row">
                <a href={`#/versions/${revision.number}`}>
                  <strong>Version {revision.number}</strong>
                </a>
                {revision.number === overview.revision.number && <span class="badge good">In force</span>}
                {revision.override !== undefined && <span class="badge warning">Protected question overridden</span>}
              </p>
              <About revision={revision} dates={tab.dates} />
            </div>
          </li>
        ))}
      </ul>
      <Failed error={doing.error} />
      {next !== undefined && (
        <Button
          class="start"
          busy={doing.busy}
          onClick={() => void doing.run(async () => setMore([...more, await api.revisions(next)]))}
        >
          {' '}
          {/* prettier-ignore */}
          Show older ones
        </Button>
      )}
    </section>
  );
}

const About = ({ revision, dates }: { revision: Revision; dates: Dates }) => (
  <>
    <p class="quiet small">
      {dates.full(revision.at)} · {revision.name} · {KINDS[revision.kind]}
      {revision.changes > 0 && ` · ${counted(revision.changes, 'item')} changed`}
    </p>
    {revision.note !== undefined && <p>{revision.note}</p>}
    {revision.override !== undefined && <p>Reason for the override: {revision.override}</p>}
  </>
);

const KINDS: Readonly<Record<Revision['kind'], string>> = { seed: 'brought by a release', publish: 'published', restore: 'restored' }; // prettier-ignore

/** A version against the one before it, or against any other, word by word. */
export function VersionPage({
  around,
  number,
  against,
}: {
  around: Around;
  number: number;
  against: number | undefined;
}) {
  // prettier-ignore
  const { api, overview, tab, edits } = around;
  const newest = overview.revision.number;
  // The first version has none before it: held against what is in force, it shows what restoring would bring.
  const other = against ?? (number === 1 ? newest : undefined);
  const { value, error, reload } = useLoaded(() => api.compare(number, other), [api, number, other]);
  const heading = useFocus<HTMLHeadingElement>(value !== undefined);
  const starting = useStartCheck(around);
  if (value === undefined) {
    return error === undefined ? <Loading what="Comparing the versions…" /> : <Failed error={error} retry={() => void reload()} />; // prettier-ignore
  }
  const others = Array.from({ length: newest }, (_, place) => newest - place).filter((one) => one !== number);
  return (
    <div class="stack narrow">
      <a href="#/versions">‹ All versions</a>
      <section class="card stack" aria-labelledby="version-heading">
        <h2 id="version-heading" tabIndex={-1} ref={heading}>
          Version {number}
        </h2>
        <About revision={value.revision} dates={tab.dates} />
        {others.length > 0 && (
          <SelectField
            label="Compared with"
            options={others.map((one) => ({ value: String(one), words: `Version ${one}${one === newest ? ', in force' : ''}` }))} // prettier-ignore
            value={String(value.against)}
            change={(one) => (location.hash = `#/versions/${number}/${one}`)}
          />
        )}
        {edits && number !== newest && (
          <>
            <p class="hint">
              Restoring makes a new version with the words of this one. It is checked first, as anything that is
              published; the draft stays as it is.
            </p>
            <Failed error={starting.error} />
            <Button class="start" busy={starting.busy} onClick={() => void starting.start({ restore: number })}>
              Restore version {number}…
            </Button>
          </>
        )}
      </section>
      {value.changes.length === 0 ? (
        value.against !== number && <p class="bar">Nothing is different from version {value.against}.</p>
      ) : (
        <>
          <p class="quiet">
            Struck through: only in version {value.against}. Underlined: only in version {number}.
          </p>
          {value.changes.map((change) => (
            <ChangeView key={change.key} change={change} dates={tab.dates} />
          ))}
        </>
      )}
    </div>
  );
}
