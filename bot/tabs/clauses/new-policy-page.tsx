import { useState } from 'preact/hooks';
import { toFirstWrong, useFocus } from '../ui/focus.ts';
import { Button, Failed } from '../ui/parts.tsx';
import { useDoing } from '../ui/use.ts';
import type { Around } from './around.ts';
import { newId, placeOf, policyKey } from './keys.ts';
import { LIMITS, tidyPolicy, wrongInPolicy } from './limits.ts';
import { Counted } from './parts.tsx';
import { ApprovalFields, SectionsFields } from './policy-fields.tsx';
import type { PolicyValue } from './said.ts';

/** A policy is begun with its name, its approval and its sections; its document and clauses follow. */
export function NewPolicyPage({ around }: { around: Around }) {
  const { api, overview, reload, tab } = around;
  const [value, setValue] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const doing = useDoing();
  const heading = useFocus<HTMLHeadingElement>();
  const set = (more: Partial<PolicyValue>) => setValue({ ...value, ...more });
  const tidy = tidyPolicy(value);
  const errors = wrongInPolicy(tidy);
  const wrong = (field: string) => (tried ? errors.find((one) => one.field === field)?.wrong : undefined);
  const add = () =>
    doing.run(async () => {
      setTried(true);
      if (errors.length > 0) return toFirstWrong();
      const key = policyKey(newId(value.title, overview.policies.map(({ id }) => id))); // prettier-ignore
      await api.keep(key, tidy, 0);
      tab.say('The policy is in the draft. Put its document in next.');
      await reload();
      location.hash = placeOf(key);
    });
  return (
    <section class="card stack narrow" aria-labelledby="new-heading">
      <a href="#/clauses">‹ All clauses</a>
      <h2 id="new-heading" tabIndex={-1} ref={heading}>
        A new policy
      </h2>
      <p>
        Is it a Word document? <a href="#/import">Import it</a>: its sections and clauses are read from it.
      </p>
      <Counted
        oneLine
        label="Title"
        most={LIMITS.heading}
        value={value.title}
        wrong={wrong('title')}
        change={(title) => set({ title })}
      />
      <ApprovalFields value={value} wrong={wrong} set={set} />
      <SectionsFields value={value} wrong={wrong} set={set} />
      <Failed error={doing.error} />
      <Button class="primary start" busy={doing.busy} onClick={() => void add()}>
        Add it to the draft
      </Button>
    </section>
  );
}

const EMPTY: PolicyValue = { title: '', approvedBy: '', lastReview: '', nextReview: '', related: [], sections: [{ number: '1', title: '' }], stems: {}, document: '' }; // prettier-ignore
