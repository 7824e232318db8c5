import { TextField } from '../ui/fields.tsx';
import { LIMITS } from './limits.ts';
import { Counted } from './parts.tsx';
import type { PolicyValue } from './said.ts';

interface Needs<Value> {
  value: Value;
  wrong: (field: string) => string | undefined;
  set: (more: Partial<PolicyValue>) => void;
}

/** Who approved it, and when it is reviewed: with every new document these are given anew. */
export const ApprovalFields = ({
  value,
  wrong,
  set,
}: Needs<Pick<PolicyValue, 'approvedBy' | 'lastReview' | 'nextReview'>>) =>
  // prettier-ignore
  <>
    <Counted
      oneLine
      label="Approved by"
      hint="As the document says it."
      most={LIMITS.heading}
      value={value.approvedBy}
      wrong={wrong('approvedBy')}
      change={(approvedBy) => set({ approvedBy })}
    />
    <div class="pair">
      <TextField
        label="Last review"
        type="month"
        placeholder="2026-06"
        value={value.lastReview}
        wrong={wrong('lastReview')}
        change={(lastReview) => set({ lastReview })}
      />
      <TextField
        label="Next review"
        type="month"
        placeholder="2028-06"
        value={value.nextReview}
        wrong={wrong('nextReview')}
        change={(nextReview) => set({ nextReview })}
      />
    </div>
  </>;

/** The policy's sections, in the document's order. */
export function SectionsFields({ value, wrong, set }: Needs<Pick<PolicyValue, 'sections'>>) {
  const change = (index: number, more: Partial<PolicyValue['sections'][number]>) =>
    set({ sections: value.sections.map((one, place) => (place === index ? { ...one, ...more } : one)) });
  return (
    <fieldset class="stack">
      <legend>Sections</legend>
      {value.sections.map(({ number, title }, index) => (
        <div key={index} class="section-line">
          <TextField
            label={`Number of section ${index + 1}`}
            value={number}
            wrong={wrong(`sections.${index}.number`)}
            change={(number) => change(index, { number })}
          />
          <TextField
            label={`Title of section ${index + 1}`}
            value={title}
            wrong={wrong(`sections.${index}.title`)}
            change={(title) => change(index, { title })}
          />
          <button
            type="button"
            class="plain"
            aria-label={`Remove section ${number} ${title}`}
            onClick={() => set({ sections: value.sections.filter((_, place) => place !== index) })}
          >
            Remove
          </button>
        </div>
      ))}
      <button
        type="button"
        class="start"
        onClick={() => set({ sections: [...value.sections, { number: '', title: '' }] })}
      >
        Add a section
      </button>
    </fieldset>
  );
}
