import { useState } from 'preact/hooks';
import { StanceField, TitleField } from './clause-fields.tsx';
import { SelectField } from '../ui/fields.tsx';
import { toFirstWrong, useFocus } from '../ui/focus.ts';
import { Button, Empty, Failed } from '../ui/parts.tsx';
import { useDoing, useLoaded } from '../ui/use.ts';
import type { Around } from './around.ts';
import { clauseKey, newId, placeOf, policyKey } from './keys.ts';
import { LIMITS, wrongInClause } from './limits.ts';
import { Counted } from './parts.tsx';
import type { ClauseValue, FieldError, PolicyValue } from './said.ts';

/** A clause is begun with what it cannot be without; everything else is filled in where it is edited. */
export function NewClausePage({ around, policy: asked }: { around: Around; policy: string }) {
  const { overview, api, reload, tab } = around;
  const [policy, setPolicy] = useState(asked === '' && overview.policies.length === 1 ? (overview.policies[0]?.id ?? '') : asked); // prettier-ignore
  const [value, setValue] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const doing = useDoing();
  const heading = useFocus<HTMLHeadingElement>();
  const { value: its } = useLoaded(async () => policy === '' ? undefined : ((await itemOf(policyKey(policy))) as PolicyValue), [policy]); // prettier-ignore
  async function itemOf(key: string) {
    const item = await api.item(key);
    return item.draft?.value ?? item.published;
  }
  const line = overview.policies.find(({ id }) => id === policy);
  const set = (more: Partial<ClauseValue>) => setValue({ ...value, ...more });
  const errors: FieldError[] = [
    ...(line === undefined ? [{ field: 'policy', wrong: 'Choose a policy.' }] : []),
    ...(value.section === '' ? [{ field: 'section', wrong: 'Choose a section.' }] : []),
    ...wrongInClause(value),
  ];
  const wrong = (field: string) => (tried ? errors.find((one) => one.field === field)?.wrong : undefined);
  const add = () =>
    doing.run(async () => {
      setTried(true);
      if (line === undefined || errors.length > 0) return toFirstWrong();
      const key = clauseKey(policy, newId(value.title, line.clauses.map(({ id }) => id))); // prettier-ignore
      await api.keep(key, value, 0);
      tab.say('The clause is in the draft. Add how staff ask it.');
      await reload();
      location.hash = placeOf(key);
    });
  if (overview.policies.length === 0) {
    return (
      <Empty title="A clause belongs to a policy">
        <p>Add the policy first, or bring it in from its Word document.</p>
        <p class="row centre">
          <a class="button primary" href="#/new-policy">
            Add a policy
          </a>
          <a class="button" href="#/import">
            Import a document
          </a>
        </p>
      </Empty>
    );
  }
  return (
    <section class="card stack narrow" aria-labelledby="new-heading">
      <a href="#/clauses">‹ All clauses</a>
      <h2 id="new-heading" tabIndex={-1} ref={heading}>
        A new clause
      </h2>
      <SelectField
        label="Policy"
        none="Choose…"
        options={overview.policies.map(({ id, title }) => ({ value: id, words: title }))}
        value={policy}
        wrong={wrong('policy')}
        change={setPolicy}
      />
      <SelectField
        label="Section"
        none="Choose…"
        hint={
          its?.sections.length === 0
            ? 'This policy has no sections yet: add them on the policy’s page first.'
            : undefined
        }
        options={(its?.sections ?? []).map(({ number, title }) => ({ value: number, words: `${number} ${title}` }))}
        value={value.section}
        wrong={wrong('section')}
        change={(section) => set({ section })}
      />
      <TitleField value={value.title} wrong={wrong('title')} change={(title) => set({ title })} />
      <StanceField value={value.stance} change={(stance) => set({ stance })} />
      <Counted
        label="The policy’s exact words"
        hint="Copied from the approved document."
        most={LIMITS.words}
        value={value.text}
        wrong={wrong('text')}
        change={(text) => set({ text })}
      />
      <Counted
        label="In plain words"
        hint="A sentence or two that add nothing to the rule."
        most={LIMITS.summary}
        value={value.summary}
        wrong={wrong('summary')}
        change={(summary) => set({ summary })}
      />
      <Failed error={doing.error} />
      <Button class="primary start" busy={doing.busy} onClick={() => void add()}>
        Add it to the draft
      </Button>
    </section>
  );
}

const EMPTY: ClauseValue = { section: '', title: '', stance: 'must-not', settings: [], actions: [], text: '', parts: [], summary: '', additions: [], protected: [], examples: [] }; // prettier-ignore
