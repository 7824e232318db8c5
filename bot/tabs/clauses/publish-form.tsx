import { useState } from 'preact/hooks';
import { RefusedError } from '../api.ts';
import { useFocus } from '../ui/focus.ts';
import { Button, Failed, Loading } from '../ui/parts.tsx';
import { useDoing, useLoaded } from '../ui/use.ts';
import type { Around } from './around.ts';
import { LIMITS, wrongWords } from './limits.ts';
import { Counted, Part } from './parts.tsx';
import type { Change, Check, CheckRequest, Revision } from './said.ts';
import { useStartCheck } from './use-check.ts';

interface Needs {
  around: Around;
  check: Check;
  /** Something has to be mended first. */
  blocked: boolean;
  published: (revision: Revision) => void;
}

/** The last step: who may publish, with what note; and what to do next once it is in force. */
export function PublishForm({ around, check, blocked, published }: Needs) {
  const { api, approver, overview, reload, tab, newest } = around;
  const [note, setNote] = useState('restore' in check.what ? `Version ${check.what.restore} again` : '');
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<{ note?: string | undefined; reason?: string | undefined }>({});
  const doing = useDoing();
  const starting = useStartCheck(around);
  const {
    value: draft,
    error,
    reload: again,
  } = useLoaded(() => api.changes(), [check.id, overview.revision.number, overview.draft.version]);
  const { what } = check;
  const overrides = check.broken.length > 0;
  const publish = () =>
    doing.run(async () => {
      const found = {
        note: note.trim().length > LIMITS.note ? wrongWords(note, LIMITS.note) : undefined,
        reason: overrides ? wrongWords(reason, LIMITS.override) : undefined,
      };
      setWrong(found);
      if (draft === undefined || found.note !== undefined || found.reason !== undefined) return;
      const { revision } = await api.publish(
        {
          check: check.id,
          ...(note.trim() !== '' && { note: note.trim() }),
          ...(overrides && { override: reason.trim() }),
        },
        draft.revision,
      );
      newest.set(undefined);
      published(revision);
      tab.say(`Version ${revision.number} is in force.`);
      await reload();
    });
  const late = doing.error instanceof RefusedError && [409, 412].includes(doing.error.problem?.status ?? 0);
  if (draft === undefined) {
    return error === undefined ? <Loading what="Looking up who may publish…" /> : <Failed error={error} retry={() => void again()} />; // prettier-ignore
  }
  // Restoring takes nothing of the draft: whose words it brings back is the service's to know.
  const mine = 'restore' in what ? [] : draft.changes.filter(({ key, by }) => by?.mine === true && isAmong(key, what));
  const waits = 'restore' in what || draft.changes.some(({ key }) => isAmong(key, what));
  const why = waits
    ? whyNot({ check, blocked, approver, mine })
    : 'None of this waits any more: it was published or dropped meanwhile. See Versions.';
  return (
    <Part id="publish" title="Publish">
      {why !== undefined ? (
        <p class="bar warning">{why}</p>
      ) : (
        <>
          {overrides && (
            <Counted
              label="Why may protected questions break?"
              hint="As an approver you may publish all the same. Your reason stays with the version, for all to see."
              most={LIMITS.override}
              value={reason}
              wrong={wrong.reason}
              change={setReason}
            />
          )}
          <Counted
            oneLine
            label="Note, for whoever looks back"
            hint="May be left empty."
            most={LIMITS.note}
            value={note}
            wrong={wrong.note}
            change={setNote}
          />
          <Failed error={doing.error} />
          {late ? (
            <Button class="primary start" busy={starting.busy} onClick={() => void starting.start(what)}>
              Check again
            </Button>
          ) : (
            <Button class="primary start" busy={doing.busy} onClick={() => void publish()}>
              {overrides ? 'Publish all the same' : 'Publish'}
            </Button>
          )}
          <Failed error={starting.error} />
          <p class="hint">Staff get it within seconds. Any version can be restored.</p>
        </>
      )}
    </Part>
  );
}

/** Whether an item was checked. */
export const isAmong = (key: string, what: CheckRequest): boolean => 'restore' in what || what.keys.includes(key);

/** Why this person cannot publish it, and who can. `mine`: what of it they changed themselves. */
function whyNot(needs: {
  check: Check;
  blocked: boolean;
  approver: boolean;
  mine: readonly Change[];
}): string | undefined {
  const { check, blocked, approver, mine } = needs;
  if (blocked) return 'It cannot be published before the things above are mended. Then check it again.';
  if (check.by === 'another-approver') {
    if (!approver && 'restore' in check.what) return 'It changes exact wording, a document or an approval, so another person, who is an approver, must restore it: tell them to press Restore under Versions.'; // prettier-ignore
    if (!approver) return 'Exact wording, a document or an approval is among it, so another person, who is an approver, must publish it. Tell them that it waits under Changes.'; // prettier-ignore
    if (mine.some(({ wording }) => wording)) return 'You changed the exact wording yourself, so another approver must publish it. Tell them that it waits under Changes.'; // prettier-ignore
  }
  if (check.broken.length === 0) return undefined;
  if (!approver) return 'A protected question would break. Mend it; only an approver may publish all the same, with a reason.'; // prettier-ignore
  if (mine.length > 0) return 'A protected question would break, and you changed some of this yourself. Mend it; only another approver may publish all the same, with a reason.'; // prettier-ignore
  return undefined;
}

/** After publishing: what is in force, and what to do next. */
export function InForce({ revision }: { revision: Revision }) {
  const box = useFocus<HTMLDivElement>();
  return (
    <div class="card stack narrow in-force" tabIndex={-1} ref={box} role="group" aria-labelledby="in-force-heading">
      <h2 id="in-force-heading">✔ Version {revision.number} is in force</h2>
      <p>Staff get it from now on; there is nothing to reload. Ask Policy Guide in your chat to see it as they do.</p>
      <p class="row">
        <a class="button" href="#/clauses">
          Back to the clauses
        </a>
        <a class="button" href={`#/versions/${revision.number}`}>
          What changed with it
        </a>
        <a class="button" href="#/asked">
          What was asked in vain
        </a>
      </p>
    </div>
  );
}
