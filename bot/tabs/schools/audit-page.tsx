import { useState } from 'preact/hooks';
import type { Audit } from '../said.ts';
import { Button, Empty, Failed, Loading } from '../ui/parts.tsx';
import type { Tab } from '../ui/tab.tsx';
import { useDoing, useLoaded } from '../ui/use.ts';
import { auditWords } from './audit-words.ts';

/** Who opened, exported, proposed and approved what; without any detail of a matter. */
export function AuditPage({ tab: { api, dates } }: { tab: Tab }) {
  const [more, setMore] = useState<Audit[]>([]);
  const { value, error, reload } = useLoaded(() => api.audit(), [api]);
  const doing = useDoing();
  if (value === undefined) {
    return error === undefined ? (
      <Loading what="Fetching the audit…" />
    ) : (
      <Failed error={error} retry={() => void reload()} />
    );
  }
  const pages = [value, ...more];
  const entries = pages.flatMap((page) => page.entries);
  const next = pages.at(-1)?.next;
  if (entries.length === 0) {
    return (
      <Empty title="Nothing is recorded yet">
        <p>Opened matters, exports, changed settings and refused attempts are listed here, each with who and when.</p>
      </Empty>
    );
  }
  return (
    <section class="card stack" aria-labelledby="audit-heading">
      <h2 id="audit-heading">Audit</h2>
      <table class="changes audit">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, name, what, reference, fact }) => (
            <tr key={id}>
              <td data-label="When">
                <time dateTime={at}>{dates.full(at)}</time>
              </td>
              <td data-label="Who">{name}</td>
              <td data-label="What">{auditWords({ what, reference, fact })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Failed error={doing.error} />
      {next !== undefined && (
        <Button busy={doing.busy} onClick={() => void doing.run(async () => setMore([...more, await api.audit(next)]))}>
          Show more
        </Button>
      )}
    </section>
  );
}
