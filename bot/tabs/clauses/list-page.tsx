import { useMemo, useState } from 'preact/hooks';
import { SelectField } from '../ui/fields.tsx';
import { Empty } from '../ui/parts.tsx';
import type { Around } from './around.ts';
import { createFinder } from './find-clauses.ts';
import { listed, placeOf, type Listed } from './keys.ts';
import { ChangeMark, StanceMark } from './parts.tsx';
import type { Overview, Stance } from './said.ts';
import { counted, monthWords, STANCES } from './words.ts';

type Only = '' | 'changed' | 'overdue';

/** Every clause there is, found as one types. */
export function ListPage({ around }: { around: Around }) {
  const { overview, edits } = around;
  const [typed, setTyped] = useState('');
  const [policy, setPolicy] = useState('');
  const [stance, setStance] = useState('');
  const [only, setOnly] = useState<Only>('');
  const all = useMemo(() => listed(overview), [overview]);
  const find = useMemo(() => createFinder(all), [all]);
  const found = find(typed).filter(
    ({ clause, policy: its }) =>
      (policy === '' || its.id === policy) &&
      (stance === '' || clause.stance === stance) &&
      (only !== 'changed' || clause.change !== undefined || its.change !== undefined) &&
      (only !== 'overdue' || its.overdue),
  );
  const narrowed = typed !== '' || policy !== '' || stance !== '' || only !== '';
  const clear = () => {
    setTyped('');
    setPolicy('');
    setStance('');
    setOnly('');
  };
  if (all.length === 0) return <NoClauses around={around} />;
  return (
    <div class="stack">
      <Overdue overview={overview} edits={edits} />
      <section class="card list" aria-label="List of clauses">
        <div class="search" role="search">
          <input
            type="search"
            aria-label="Search clauses by title, summary, policy or stance"
            placeholder="Search clauses"
            maxLength={100}
            autocomplete="off"
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <div class="filters">
            <SelectField
              label="Policy"
              none="All policies"
              options={overview.policies.map(({ id, title }) => ({ value: id, words: title }))}
              value={policy}
              change={setPolicy}
            />
            <SelectField
              label="Stance"
              none="All"
              options={(Object.keys(STANCES) as Stance[]).map((value) => ({ value, words: STANCES[value].words }))}
              value={stance}
              change={setStance}
            />
            <SelectField
              label="Only"
              none="All clauses"
              options={[
                { value: 'changed', words: 'Changed, not published' },
                { value: 'overdue', words: 'Review overdue' },
              ]}
              value={only}
              change={(value) => setOnly(value as Only)}
            />
          </div>
          <p class="quiet small" role="status">
            {narrowed ? `${counted(found.length, 'clause')} of ${all.length}` : counted(all.length, 'clause')}
          </p>
        </div>
        {found.length === 0 ? (
          <Empty title={typed === '' ? 'No clause is like that' : `Nothing found for “${typed}”`}>
            <p>Search looks in titles, summaries, policies and stances, and forgives a slip of the finger.</p>
            <button type="button" onClick={clear}>
              Show all clauses
            </button>
          </Empty>
        ) : (
          <ul class="lines">
            {found.map((line) => (
              <Line key={line.key} line={line} />
            ))}
          </ul>
        )}
      </section>
      <Policies around={around} />
    </div>
  );
}

const Line = ({ line: { key, clause, policy } }: { line: Listed }) => (
  <li>
    <a id={`line-${key}`} href={placeOf(key)}>
      <span class="line-top">
        <strong class="clause-title">{clause.title}</strong>
        <ChangeMark kind={clause.change} />
      </span>
      <span class="line-state small">
        <StanceMark stance={clause.stance} />
        <span class="quiet">
          {policy.title} · section {clause.section} · {counted(clause.examples, 'example')}
        </span>
      </span>
    </a>
  </li>
);

/** The policies, each a way to its own data. */
function Policies({ around: { overview, edits } }: { around: Around }) {
  return (
    <section class="card stack" aria-labelledby="policies-heading">
      <h2 id="policies-heading">Policies</h2>
      <ul class="stack">
        {overview.policies.map((policy) => (
          <li key={policy.id} class="row apart">
            <span>
              <a href={`#/policy/${policy.id}`}>{policy.title}</a>{' '}
              <span class="quiet small">
                approved by {policy.approvedBy} · next review {monthWords(policy.nextReview)} ·{' '}
                {counted(policy.clauses.length, 'clause')}
              </span>
            </span>
            <span class="row">
              {policy.overdue && <span class="badge warning">Review overdue</span>}
              <ChangeMark kind={policy.change} />
            </span>
          </li>
        ))}
      </ul>
      {edits && (
        <p class="row">
          <a class="button" href="#/new-clause">
            Add a clause
          </a>
          <a class="button" href="#/new-policy">
            Add a policy
          </a>
        </p>
      )}
    </section>
  );
}

function Overdue({ overview, edits }: { overview: Overview; edits: boolean }) {
  const overdue = overview.policies.filter((policy) => policy.overdue);
  if (overdue.length === 0) return null;
  return (
    <div class="bar warning">
      <p>
        <strong>Review overdue.</strong>{' '}
        {overdue.map(({ title, nextReview }) => `${title}: due by the end of ${monthWords(nextReview)}`).join('; ')}.
        Staff are told so on every answer.
        {edits && ' When the reviewed document is approved, put it in here.'}
      </p>
      {edits &&
        overdue.map(({ id, title }) => (
          <a key={id} class="button" href={`#/policy/${id}/document`}>
            New document{overdue.length > 1 && `: ${title}`}
          </a>
        ))}
    </div>
  );
}

const NoClauses = ({ around: { overview, edits } }: { around: Around }) => (
  <Empty title="There are no clauses yet">
    {edits ? (
      <>
        <p>Bring a policy in from its Word document, or add one by hand. Staff see nothing before you publish.</p>
        <p class="row centre">
          <a class="button primary" href="#/import">
            Import a document
          </a>
          <a class="button" href={overview.policies.length === 0 ? '#/new-policy' : '#/new-clause'}>
            {overview.policies.length === 0 ? 'Add a policy' : 'Add a clause'}
          </a>
        </p>
      </>
    ) : (
      <p>An admin adds them. Until then staff are told that no policy is here yet.</p>
    )}
  </Empty>
);
