import { SelectField, TextField } from '../ui/fields.tsx';
import { LIMITS } from './limits.ts';
import { Counted, Part, StanceMark, Ticks } from './parts.tsx';
import type { ClauseValue, Item, Stance } from './said.ts';
import { STANCES, STEPS } from './words.ts';

interface Needs {
  value: ClauseValue;
  item: Item;
  policy: string;
  /** The clause is new, or a new document is in the draft: its words may follow. */
  unlocked: boolean;
  wrong: (field: string) => string | undefined;
  set: (more: Partial<ClauseValue>) => void;
}

/** The policy's own words: locked to the approved document, and how they are changed. */
export function WordingFields({ value, item, policy, unlocked, wrong, set }: Needs) {
  const { stems = {}, document = '' } = item.policy ?? {};
  if (!unlocked) return <Locked value={value} stems={stems} policy={policy} wrong={wrong} set={set} />;
  const missing = (text: string) => text.trim() !== '' && document !== '' && !stands(text, document);
  const part = (index: number, more: Partial<Part>) =>
    set({ parts: value.parts.map((one, place) => (place === index ? { ...one, ...more } : one)) });
  const stemField = (label: string, name: string | undefined, change: (stem: string | undefined) => void) =>
    Object.keys(stems).length > 0 && (
      <SelectField
        label={label}
        none="None: it is a whole sentence"
        hint={name !== undefined && stems[name]}
        options={Object.entries(stems).map(([id, words]) => ({ value: id, words: shortened(words) }))}
        value={name ?? ''}
        change={(chosen) => change(chosen === '' ? undefined : chosen)}
      />
    );
  return (
    <Part
      id="wording"
      title="Exact wording"
      hint="Copy it from the approved document, word for word. The check looks each word up there; another person, who is an approver, publishes it."
    >
      {' '}
      {/* prettier-ignore */}
      {stemField('Words it hangs on', value.stem, (stem) => set({ stem }))}
      <Counted
        label="The policy’s exact words"
        most={LIMITS.words}
        value={value.text}
        wrong={
          wrong('text') ?? (missing(value.text) ? 'These words do not stand in the approved document.' : undefined)
        }
        change={(text) => set({ text })}
      />
      {value.parts.map((one, index) => (
        <fieldset key={index} class="stack inset">
          <legend>Rule {index + 1} within it</legend>
          <TextField
            label={`What rule ${index + 1} is about`}
            value={one.act}
            wrong={wrong(`parts.${index}.act`)}
            change={(act) => part(index, { act })}
          />{' '}
          {/* prettier-ignore */}
          <SelectField
            label={`Stance of rule ${index + 1}`}
            options={(Object.keys(STANCES) as Stance[]).map((name) => ({ value: name, words: STANCES[name].words }))}
            value={one.stance}
            change={(stance) => part(index, { stance: stance as Stance })}
          />
          {stemField(`Words rule ${index + 1} hangs on`, one.stem, (stem) => part(index, { stem }))}
          <Counted
            label={`Exact words of rule ${index + 1}`}
            most={LIMITS.words}
            value={one.text}
            wrong={wrong(`parts.${index}.text`) ?? (missing(one.text) ? 'These words do not stand in the approved document.' : undefined)} // prettier-ignore
            change={(text) => part(index, { text })}
          />
          <Ticks
            legend={`Next steps of rule ${index + 1}`}
            names={STEPS}
            value={one.actions}
            change={(actions) => part(index, { actions })}
          />{' '}
          {/* prettier-ignore */}
          <button type="button" class="start" onClick={() => set({ parts: value.parts.filter((_, place) => place !== index) })}> {/* prettier-ignore */}
            Remove rule {index + 1}
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        class="start"
        onClick={() => set({ parts: [...value.parts, { act: '', stance: value.stance, actions: [], text: '' }] })}
      >
        Add a rule within it
      </button>
      <p class="hint">Rules within it: where one clause of the document holds more than one rule.</p>
    </Part>
  );
}

type Part = ClauseValue['parts'][number];

function Locked({
  value,
  stems,
  policy,
  wrong,
  set,
}: Pick<Needs, 'value' | 'policy' | 'wrong' | 'set'> & { stems: Readonly<Record<string, string>> }) {
  // prettier-ignore
  return (
    <Part
      id="wording"
      title="Exact wording"
      hint={
        <>
          <span aria-hidden="true">🔒</span> Locked to the approved document. It is changed by a new document, with who
          approved it and when, and published by another person: <a href={`#/policy/${policy}/document`}>New document</a>.
        </>
      }
    >
      <blockquote>
        {value.stem !== undefined && stems[value.stem] !== undefined && <p class="quiet">{stems[value.stem]} …</p>}
        {paragraphs(value.text)}
      </blockquote>
      {value.parts.map((one, index) => (
        <div key={index} class="stack inset">
          <p>
            <StanceMark stance={one.stance} />
          </p>
          <TextField
            label={`What rule ${index + 1} within it is about`}
            value={one.act}
            wrong={wrong(`parts.${index}.act`)}
            change={(act) => set({ parts: value.parts.map((part, place) => (place === index ? { ...part, act } : part)) })}
          />
          <blockquote>{paragraphs(one.text)}</blockquote>
        </div>
      ))}
    </Part>
  );
}

export const paragraphs = (text: string) => text.split(/\n\s*\n/).map((one, place) => <p key={place}>{one}</p>);

/** Whether words stand in the document, whatever its line breaks and quotation marks are. The check has the last word. */
function stands(text: string, document: string): boolean {
  const plain = (words: string) =>
    words
      .replaceAll(/[‘’]/g, "'")
      .replaceAll(/[“”]/g, '"')
      .replaceAll(/[•▪*·-]+/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim();
  const whole = plain(document);
  return text.split(/\n\s*\n/).every((one) => whole.includes(plain(one)));
}

const shortened = (words: string): string => (words.length > 80 ? `${words.slice(0, 79)}…` : words);
