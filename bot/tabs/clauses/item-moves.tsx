import { useState } from 'preact/hooks';
import { RefusedError } from '../api.ts';
import { toHeading, useFocus } from '../ui/focus.ts';
import { Button, Failed } from '../ui/parts.tsx';
import { useDoing } from '../ui/use.ts';
import type { Around } from './around.ts';
import type { Editor } from './editor.ts';
import type { Item, ItemValue, Refusal } from './said.ts';

/** What can be done to a whole item: drop the change to it, retire it, bring it back. */
export function ItemMoves<Value extends ItemValue>(needs: {
  around: Around;
  itemKey: string;
  editor: Editor<Value>;
  what: 'clause' | 'policy' | 'list';
}) {
  // prettier-ignore
  const { around, itemKey: key, editor, what } = needs;
  const { api, tab, reload } = around;
  const [asking, setAsking] = useState<'discard' | 'retire'>();
  const question = useFocus<HTMLDivElement>(asking);
  const doing = useDoing();
  const { item } = editor;
  const retired = item.draft?.value === null;
  const isNew = item.draft !== undefined && item.published === undefined;
  const move = (call: (key: string, version: number) => Promise<Item>, done: string) =>
    doing.run(async () => {
      setAsking(undefined);
      let now: Item;
      try {
        now = await call(key, editor.item.version);
      } catch (failure) {
        const problem: Refusal | undefined = failure instanceof RefusedError ? failure.problem : undefined;
        if (problem?.status === 412 && problem.item) editor.heard(problem.item);
        throw failure;
      }
      if ((now.draft?.value ?? now.published) === undefined) location.hash = '#/clauses';
      else editor.reset(now);
      tab.say(done);
      toHeading();
      await reload();
    });
  const discard = () => move(api.discard, retired ? 'It is not retired any more.' : 'The change is dropped: it is as published.'); // prettier-ignore
  if (retired) {
    return (
      <div class="bar warning">
        <p>
          <strong>Retired in the draft.</strong> Once that is published, staff no longer get this {what}. It stays in
          the versions, and can be brought back.
        </p>
        <Button class="primary" busy={doing.busy} onClick={() => void discard()}>
          Bring it back
        </Button>
        <Failed error={doing.error} />
      </div>
    );
  }
  const canDiscard = item.draft !== undefined || editor.unsaved;
  if (!canDiscard && what === 'list') return null;
  return (
    <div class="stack tight">
      <div class="row">
        {asking === undefined && canDiscard && (
          <Button busy={doing.busy} onClick={() => (item.draft ? setAsking('discard') : editor.reset(item))}>
            {isNew ? `Delete this new ${what}…` : 'Drop the change…'}
          </Button>
        )}
        {asking === undefined && what !== 'list' && !isNew && (
          <Button busy={doing.busy} onClick={() => setAsking('retire')}>
            Retire this {what}…
          </Button>
        )}
      </div>
      {asking !== undefined && (
        <div class="bar warning" role="group" aria-label="Are you sure?" tabIndex={-1} ref={question}>
          <p>
            {asking === 'retire'
              ? `Staff will no longer get this ${what} once the change is published.`
              : isNew
                ? `It was never published: all that was typed for this ${what} goes.`
                : 'It will be as it was published: what was changed in the draft goes.'}
          </p>
          <button
            type="button"
            class="primary"
            onClick={() => void (asking === 'retire' ? move(api.retire, `The ${what} is retired in the draft.`) : discard())} // prettier-ignore
          >
            {asking === 'retire' ? 'Yes, retire it' : isNew ? 'Yes, delete it' : 'Yes, drop the change'}
          </button>
          <button type="button" onClick={() => setAsking(undefined)}>
            Keep it
          </button>
        </div>
      )}
      <Failed error={doing.error} />
    </div>
  );
}
