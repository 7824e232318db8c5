import { useRef, useState } from 'preact/hooks';
import { useChanges } from '../live.ts';
import type { Drill, Schools } from '../said.ts';
import { SelectField } from '../ui/fields.tsx';
import { Button, Empty, Failed, Loading } from '../ui/parts.tsx';
import type { Tab } from '../ui/tab.tsx';
import { useDoing, useLoaded } from '../ui/use.ts';

/** Tries the chain of a school: a matter marked TEST goes the way a real one would. */
export function DrillsPage({ tab, schools }: { tab: Tab; schools: Schools | undefined }) {
  const { api, dates, say } = tab;
  const [school, setSchool] = useState('');
  const [wrong, setWrong] = useState<string>();
  const changes = useChanges(api);
  const { value, error, reload } = useLoaded(() => api.drills(), [api, changes]);
  const doing = useDoing();
  const key = useRef(crypto.randomUUID());
  const start = () =>
    doing.run(async () => {
      setWrong(school === '' ? 'Choose a school.' : undefined);
      if (school === '') return;
      const { reference } = await api.drill({ school, key: key.current });
      key.current = crypto.randomUUID();
      say(`The drill has begun: ${reference}.`);
      await reload();
    });
  const nameOf = (id: string) => schools?.schools.find((one) => one.id === id)?.name ?? id;
  return (
    <div class="stack">
      <section class="card stack" aria-labelledby="drill-heading">
        <h2 id="drill-heading">Try the chain</h2>
        <p>
          A notice marked TEST goes to the school’s receivers, as a real one would. It shows that it arrives, and how
          soon somebody acknowledges it.
        </p>
        <SelectField
          label="At which school?"
          none="Choose…"
          options={(schools?.schools ?? []).map(({ id, name }) => ({ value: id, words: name }))}
          value={school}
          wrong={wrong}
          change={setSchool}
        />
        <Failed error={doing.error} />
        <Button class="primary start" busy={doing.busy} onClick={() => void start()}>
          Start a drill
        </Button>
      </section>
      <section class="card stack" aria-labelledby="results-heading">
        <h2 id="results-heading">Results</h2>
        <Failed error={error} retry={() => void reload()} />
        {value === undefined && error === undefined && <Loading what="Fetching the results…" />}
        {value?.length === 0 && (
          <Empty title="No drill yet">
            <p>Start one above; best at a quiet time, and once a term.</p>
          </Empty>
        )}
        <ul class="stack" aria-live="polite">
          {value?.map((drill) => (
            <li key={drill.id} class="drill">
              <strong>TEST · {drill.reference}</strong> <span class="quiet">{nameOf(drill.school)}</span>
              <p>
                {STATUS[drill.status]} {dates.full(drill.statusAt)}.{' '}
                <span class="quiet">Begun {dates.full(drill.storedAt)}.</span>
              </p>
              {drill.acknowledgedAt !== undefined && (
                <p>Acknowledged after {took(drill.storedAt, drill.acknowledgedAt)}.</p>
              )}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

const STATUS: Readonly<Record<Drill['status'], string>> = {
  stored: 'Stored, not delivered yet,',
  delivered: 'Delivered, not acknowledged yet,',
  reminded: 'Not acknowledged in time; reminded',
  'not-delivered': 'Could not be delivered to anybody,',
  'passed-on': 'Passed on',
  acknowledged: 'Acknowledged',
  closed: 'Closed',
  withdrawn: 'Withdrawn',
};

function took(from: string, to: string): string {
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
  if (minutes < 1) return 'less than a minute';
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
