import { StanceField, TitleField } from './clause-fields.tsx';
import { SelectField } from '../ui/fields.tsx';
import type { Around } from './around.ts';
import { AdditionsFields } from './additions-fields.tsx';
import type { Editor } from './editor.ts';
import { ExamplesFields } from './examples-fields.tsx';
import { LIMITS } from './limits.ts';
import { Counted, Part, Ticks } from './parts.tsx';
import { ProtectedFields } from './protected-fields.tsx';
import type { ClauseValue } from './said.ts';
import { WordingFields } from './wording-fields.tsx';
import { SETTINGS, STEPS } from './words.ts';

interface Needs {
  around: Around;
  itemKey: string;
  policy: string;
  clause: string;
  editor: Editor<ClauseValue>;
}

/** Everything of a clause that can be edited, and the wording that cannot. */
export function ClauseForm({ around, itemKey, policy, clause, editor }: Needs) {
  const { value, item } = editor;
  const set = (more: Partial<ClauseValue>) => editor.change({ ...value, ...more });
  const wrong = (field: string) => editor.errors.find((one) => one.field === field)?.wrong;
  const sections = item.policy?.sections ?? [];
  const line = around.overview.policies.find(({ id }) => id === policy);
  return (
    <>
      <Part
        id="words"
        title="What staff read"
        hint="Title and summary are yours to write. They say what the rule says, and add nothing to it."
      >
        {' '}
        {/* prettier-ignore */}
        <TitleField value={value.title} wrong={wrong('title')} change={(title) => set({ title })} />
        <Counted
          label="In plain words"
          hint="The summary below the exact words."
          most={LIMITS.summary}
          value={value.summary}
          wrong={wrong('summary')}
          change={(summary) => set({ summary })}
        />
        <div class="pair">
          <StanceField value={value.stance} wrong={wrong('stance')} change={(stance) => set({ stance })} />
          <SelectField
            label="Section"
            options={[
              ...sections.map(({ number, title }) => ({ value: number, words: `${number} ${title}` })),
              ...(sections.some(({ number }) => number === value.section) ? [] : [{ value: value.section, words: value.section || 'None yet' }]), // prettier-ignore
            ]}
            value={value.section}
            wrong={wrong('section')}
            change={(section) => set({ section })}
          />
        </div>
      </Part>
      <WordingFields
        value={value}
        item={item}
        policy={policy}
        unlocked={item.published === undefined || line?.change !== undefined}
        wrong={wrong}
        set={set}
      />
      <Part id="where" title="Where it applies, and what to do next">
        <Ticks
          legend="Only here"
          hint="Nothing ticked: everywhere."
          names={SETTINGS}
          value={value.settings}
          change={(settings) => set({ settings })}
        />
        <Ticks
          legend="Next steps on the card"
          names={STEPS}
          value={value.actions}
          change={(actions) => set({ actions })}
        />
        <Narrowing value={value} wrong={wrong} set={set} />
      </Part>
      <AdditionsFields value={value.additions} wrong={wrong} change={(additions) => set({ additions })} />
      <ExamplesFields
        around={around}
        itemKey={itemKey}
        clause={clause}
        others={line?.clauses ?? []}
        value={value.examples}
        wrong={wrong}
        change={(examples) => set({ examples })}
        save={() => editor.save()}
      />
      <ProtectedFields value={value.protected} wrong={wrong} change={(questions) => set({ protected: questions })} />
    </>
  );
}

const NARROWING = { condition: 'If', exception: 'Except', limit: 'Limit' } as const;
type Narrow = keyof typeof NARROWING;

/** The clause's own narrowing words; a field that is emptied is taken away. */
function Narrowing({
  value,
  wrong,
  set,
}: {
  value: ClauseValue;
  wrong: (field: string) => string | undefined;
  set: (more: Partial<ClauseValue>) => void;
}) {
  // prettier-ignore
  const names = Object.keys(NARROWING) as Narrow[];
  return (
    <details open={names.some((name) => value[name] !== undefined)}>
      <summary>Words that narrow the rule</summary>
      <div class="stack">
        <p class="hint">From the document, shown beside the rule: “except: sharing a post from LinkedIn”.</p>
        {names.map((name) => (
          <Counted
            key={name}
            oneLine
            label={NARROWING[name]}
            most={LIMITS.words}
            value={value[name] ?? ''}
            wrong={wrong(name)}
            change={(words) => set({ [name]: words === '' ? undefined : words })}
          />
        ))}
      </div>
    </details>
  );
}
