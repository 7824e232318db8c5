import { useFocus } from '../ui/focus.ts';
import { Button, Failed } from '../ui/parts.tsx';
import type { SchoolsInForce } from '../said.ts';
import { ChangesTable } from './changes-table.tsx';
import { showFirstWrong } from './first-wrong.ts';
import { differences } from './differences.ts';
import type { Names } from './names.ts';
import type { DraftInHand } from './use-draft.ts';

interface Needs {
  draft: DraftInHand;
  current: SchoolsInForce;
  names: Names;
  proposed: () => void;
}

/** What an admin has changed and not proposed yet, and how to go on with it. */
export function DraftBar({ draft, current, names, proposed }: Needs) {
  const changes = differences(draft.base, draft.schools, names.of);
  const overtaken = useFocus<HTMLElement>(draft.overtaken && draft.error !== undefined);
  if (!draft.changed) return null;
  return (
    <section class="card stack draft" aria-label="Your changes" tabIndex={-1} ref={overtaken}>
      <h2>Your changes, not proposed yet</h2>
      <ChangesTable changes={changes} after="Yours" before={draft.overtaken ? 'When you began' : 'In force'} />
      {draft.overtaken && current.schools ? (
        <div class="bar warning versions stack">
          <h3>Somebody else was faster</h3>
          <p>Another version came into force while you were writing. This is what changed meanwhile:</p>
          <ChangesTable
            changes={differences(draft.base, current.schools, names.of)}
            before="When you began"
            after="Now in force"
          />
          <Button onClick={() => draft.rebase()}>Put my changes on the version in force</Button>
        </div>
      ) : (
        <Failed error={draft.error} />
      )}
      {current.proposal && (
        <p>
          There is a proposal already, by {current.proposal.name}. Yours takes its place only once that one is decided.
        </p>
      )}
      <div class="row">
        {!draft.overtaken && (
          <Button
            class="primary"
            busy={draft.busy}
            onClick={() => void draft.propose(proposed).then((wrong) => showFirstWrong(wrong, draft.schools))}
          >
            Propose
          </Button>
        )}
        <button type="button" onClick={draft.discard}>
          Discard
        </button>
      </div>
      <p class="hint">Nothing changes before somebody else approves it. Everybody who receives matters now is told.</p>
    </section>
  );
}
