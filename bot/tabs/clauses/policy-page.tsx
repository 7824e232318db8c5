import { AreaField } from '../ui/fields.tsx';
import { useFocus } from '../ui/focus.ts';
import { Failed, Loading } from '../ui/parts.tsx';
import type { Around } from './around.ts';
import { History } from './clause-page.tsx';
import { Conflict } from './conflict.tsx';
import type { Editor } from './editor.ts';
import { isGone, RetiredError } from './editors.ts';
import { ItemMoves } from './item-moves.tsx';
import { placeOf, clauseKey, policyKey } from './keys.ts';
import { LIMITS, tidyPolicy, wrongInPolicy } from './limits.ts';
import { ChangeMark, Counted, Facts, Part, StanceMark } from './parts.tsx';
import { ApprovalFields, SectionsFields } from './policy-fields.tsx';
import type { PolicyValue } from './said.ts';
import { SavedLine } from './saved-line.tsx';
import { StemsFields } from './stems-fields.tsx';
import { useEditor } from './use-editor.ts';
import { without } from './without.ts';
import { monthWords } from './words.ts';

const POLICY = { check: wrongInPolicy, tidy: tidyPolicy };

/** A policy's own data: its approval, sections, the words that bullets hang on, and the approved document. */
export function PolicyPage({ around, policy }: { around: Around; policy: string }) {
  const key = policyKey(policy);
  const { editor, error, retry } = useEditor<PolicyValue>(around, key, POLICY);
  const heading = useFocus<HTMLHeadingElement>(editor && key);
  if (editor && isGone(editor.item)) return <Failed error={new RetiredError()} />;
  if (editor === undefined) {
    return error === undefined ? <Loading what="Fetching the policy…" /> : <Failed error={error} retry={retry} />;
  }
  const { item, value } = editor;
  const retired = item.draft?.value === null;
  const line = around.overview.policies.find(({ id }) => id === policy);
  return (
    <div class="stack narrow">
      <div class="stack tight">
        <a href="#/clauses">‹ All clauses</a>
        <h2 tabIndex={-1} ref={heading}>
          {value.title || 'A policy without a title'}
        </h2>
        <p class="row">
          {line?.overdue && <span class="badge warning">Review overdue</span>}
          <ChangeMark kind={item.draft && (retired ? 'retired' : item.published ? 'changed' : 'new')} />
        </p>
      </div>
      {around.edits && !retired && <SavedLine editor={editor} dates={around.tab.dates} />}
      <Conflict editor={editor} />
      {around.edits && <ItemMoves around={around} itemKey={key} editor={editor} what="policy" />}
      {around.edits && !retired ? <Form editor={editor} policy={policy} /> : <Shown value={value} />}
      <Part id="clauses" title={`Clauses (${line?.clauses.length ?? 0})`}>
        <ul class="rows">
          {line?.clauses.map(({ id, title, stance, change }) => (
            <li key={id}>
              <span class="grow">
                <a href={placeOf(clauseKey(policy, id))}>{title}</a>{' '}
                <span class="small">
                  <StanceMark stance={stance} />
                </span>
              </span>
              <ChangeMark kind={change} />
            </li>
          ))}
        </ul>
        {around.edits && (
          <p>
            <a class="button" href={`#/new-clause/${policy}`}>
              Add a clause
            </a>
          </p>
        )}
      </Part>
      <History item={item} around={around} />
    </div>
  );
}

function Form({ editor, policy }: { editor: Editor<PolicyValue>; policy: string }) {
  const { value, item } = editor;
  const set = (more: Partial<PolicyValue>) => editor.change({ ...value, ...more });
  const wrong = (field: string) => editor.errors.find((one) => one.field === field)?.wrong;
  const { published, draft } = item;
  const newDocument = published === undefined || (draft?.value as PolicyValue | undefined)?.document !== (published as PolicyValue).document; // prettier-ignore
  return (
    <>
      <Document value={value} policy={policy} edits />
      <Part
        id="approval"
        title="Approval"
        hint="Belongs to the document: a change is published by another person, who is an approver."
      >
        {' '}
        {/* prettier-ignore */}
        <ApprovalFields value={value} wrong={wrong} set={set} />
        <Counted
          oneLine
          label="Status"
          hint="Such as “Statutory”. May be left empty."
          most={LIMITS.heading}
          value={value.status ?? ''}
          wrong={wrong('status')}
          change={(status) => editor.change(status === '' ? without(value, 'status') : { ...value, status })}
        />
      </Part>
      <Part id="about" title="About it">
        <Counted
          oneLine
          label="Title"
          most={LIMITS.heading}
          value={value.title}
          wrong={wrong('title')}
          change={(title) => set({ title })}
        />{' '}
        {/* prettier-ignore */}
        <SectionsFields value={value} wrong={wrong} set={set} />
        <AreaField
          label="Related policies"
          hint="One a line."
          value={value.related.join('\n')}
          wrong={wrong('related')}
          change={(text) => set({ related: text === '' ? [] : text.split('\n') })}
        />
      </Part>
      <StemsFields value={value.stems} unlocked={newDocument} wrong={wrong} change={(stems) => set({ stems })} />
    </>
  );
}

const Document = ({ value, policy, edits }: { value: PolicyValue; policy: string; edits: boolean }) => (
  <Part id="document" title="Approved document" hint="Every exact word on a card is looked up in it.">
    {value.document === '' ? (
      <p>There is no document yet: nothing of this policy can be published before.</p>
    ) : (
      <details>
        <summary>Read it ({value.document.length.toLocaleString('en-GB')} characters)</summary>
        <div class="document" tabIndex={0} role="group" aria-label="The approved document">
          {value.document}
        </div>
      </details>
    )}
    {edits && (
      <p>
        <a class="button" href={`#/policy/${policy}/document`}>
          {value.document === '' ? 'Put the document in' : 'New document'}
        </a>
      </p>
    )}
  </Part>
);

const Shown = ({ value }: { value: PolicyValue }) => (
  <>
    <Part id="about" title="About it">
      <Facts
        facts={[
          ['Approved by', value.approvedBy],
          ['Status', value.status ?? 'Not given'],
          ['Last review', monthWords(value.lastReview)],
          ['Next review', monthWords(value.nextReview)],
          ['Sections', value.sections.map(({ number, title }) => `${number} ${title}`).join('; ') || 'None'],
          ['Related policies', value.related.join('; ') || 'None'],
        ]}
      />
    </Part>
    <Document value={value} policy="" edits={false} />
  </>
);
