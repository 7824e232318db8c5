import { useFocus } from '../ui/focus.ts';
import { Failed, Loading } from '../ui/parts.tsx';
import type { Around } from './around.ts';
import { ClauseForm } from './clause-form.tsx';
import { ClauseShown } from './clause-shown.tsx';
import { Conflict } from './conflict.tsx';
import type { Editor } from './editor.ts';
import { isGone, RetiredError } from './editors.ts';
import { clauseKey } from './keys.ts';
import { tidyClause, wrongInClause } from './limits.ts';
import { ItemMoves } from './item-moves.tsx';
import { ChangeMark, Part, StanceMark } from './parts.tsx';
import { PreviewPart } from './preview.tsx';
import type { ClauseValue, Item } from './said.ts';
import { SavedLine } from './saved-line.tsx';
import { TryPart } from './try-question.tsx';
import { useEditor } from './use-editor.ts';

const CLAUSE = { check: wrongInClause, tidy: tidyClause };

/** A clause: edited by those who may, shown to those who read. */
export function ClausePage({ around, policy, clause }: { around: Around; policy: string; clause: string }) {
  const key = clauseKey(policy, clause);
  const { editor, error, retry } = useEditor<ClauseValue>(around, key, CLAUSE);
  if (editor && isGone(editor.item)) return <Failed error={new RetiredError()} />;
  if (editor === undefined) {
    return error === undefined ? <Loading what="Fetching the clause…" /> : <Failed error={error} retry={retry} />;
  }
  return <Opened key={key} around={around} policy={policy} clause={clause} editor={editor} />;
}

function Opened({
  around,
  policy,
  clause,
  editor,
}: {
  around: Around;
  policy: string;
  clause: string;
  editor: Editor<ClauseValue>;
}) {
  // prettier-ignore
  const key = clauseKey(policy, clause);
  const { edits, tab, overview } = around;
  const { item, value } = editor;
  const heading = useFocus<HTMLHeadingElement>(key);
  const line = overview.policies.find(({ id }) => id === policy);
  const retired = item.draft?.value === null;
  return (
    <div class="stack">
      <div class="stack tight">
        <p class="row">
          <a href="#/clauses">‹ All clauses</a>
          <span class="quiet">
            {line?.title ?? policy} · section {value.section}
          </span>
        </p>
        <h2 id="clause-heading" tabIndex={-1} ref={heading}>
          {value.title || 'A clause without a title'}
        </h2>
        <p class="row">
          <StanceMark stance={value.stance} />
          <ChangeMark kind={item.draft && (retired ? 'retired' : item.published ? 'changed' : 'new')} />
        </p>
      </div>
      {edits && !retired && <SavedLine editor={editor} dates={tab.dates} />}
      <Conflict editor={editor} />
      {edits && item.draft?.overtaken && editor.state.is !== 'clash' && (
        <p class="bar warning">
          A newer version of this was published after the change was begun. See under Changes what publishing would
          alter before you go on.
        </p>
      )}
      {edits ? (
        <div class="two">
          <div class="stack">
            <ItemMoves around={around} itemKey={key} editor={editor} what="clause" />
            {retired ? (
              <ClauseShown value={value} policy={item.policy} />
            ) : (
              <ClauseForm around={around} itemKey={key} policy={policy} clause={clause} editor={editor} />
            )}
            <History item={item} around={around} />
          </div>
          {!retired && (
            <div class="stack beside">
              <PreviewPart around={around} itemKey={key} value={value} />
              <TryPart around={around} policy={policy} clause={clause} />
            </div>
          )}
        </div>
      ) : (
        <div class="stack narrow">
          <ClauseShown value={value} policy={item.policy} />
          <History item={item} around={around} />
        </div>
      )}
    </div>
  );
}

/** The versions that changed it. */
export function History({ item, around: { tab } }: { item: Item; around: Around }) {
  return (
    <Part id="history" title="History">
      {item.history.length === 0 ? (
        <p class="quiet">
          {item.published === undefined ? 'Not published yet.' : 'As it came: no version has changed it.'}
        </p>
      ) : (
        <ul>
          {item.history.map(({ number, at, name }) => (
            <li key={number} class="history-line">
              <a href={`#/versions/${number}`}>Version {number}</a>{' '}
              <span class="quiet">
                {tab.dates.full(at)} · {name}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
