import { useState } from 'preact/hooks';
import { Button, Failed } from '../ui/parts.tsx';
import { useDoing } from '../ui/use.ts';
import type { Around } from './around.ts';
import { ChangeView } from './change-view.tsx';
import type { Changes, Overview } from './said.ts';
import { counted } from './words.ts';

/** A release brought newer clauses: nothing of them is taken by itself. */
export function Offered({ around, offered }: { around: Around; offered: NonNullable<Overview['offered']> }) {
  const { api, reload, tab } = around;
  const [seen, setSeen] = useState<Changes>();
  const [looking, deciding] = [useDoing(), useDoing()];
  const decide = (take: boolean) =>
    deciding.run(async () => {
      await api.decideOffer(offered.hash, take);
      tab.say(take ? 'They are in the draft, under Changes.' : 'They are left out. The next release may offer others.');
      await reload();
      if (take) location.hash = '#/changes';
    });
  return (
    <section class="stack" aria-label="Newer clauses">
      <div class="bar">
        <p>
          This release of Policy Guide brings newer clauses: {counted(offered.changes, 'item')} would change. Nothing of
          it is in force.
        </p>
        {seen === undefined && (
          <Button busy={looking.busy} onClick={() => void looking.run(async () => setSeen(await api.offered()))}>
            See what would change
          </Button>
        )}
        <Button busy={deciding.busy} onClick={() => void decide(true)}>
          Take them into the draft
        </Button>
        <Button class="plain" busy={deciding.busy} onClick={() => void decide(false)}>
          Leave them out
        </Button>
      </div>
      <Failed error={looking.error ?? deciding.error} />
      {seen?.changes.map((change) => (
        <ChangeView key={change.key} change={change} dates={tab.dates} />
      ))}
    </section>
  );
}
