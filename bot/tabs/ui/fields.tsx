import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

interface Common {
  label: string;
  hint?: ComponentChildren;
  /** What is wrong with it. */
  wrong?: string | undefined;
  value: string;
  change: (value: string) => void;
}

/** A labelled control with its hint and what is wrong, tied together for screen readers. */
function Field(needs: Omit<Common, 'value' | 'change'> & { control: (ties: Ties) => JSX.Element }) {
  const id = useId();
  const { label, hint, wrong } = needs;
  const told = [hint !== undefined && `${id}-hint`, wrong !== undefined && `${id}-wrong`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {needs.control({
        id,
        ...(told !== '' && { 'aria-describedby': told }),
        ...(wrong !== undefined && { 'aria-invalid': 'true' as const }),
      })}
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong !== undefined && (
        <p class="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </div>
  );
}

interface Ties {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: 'true';
}

interface InputProps {
  type?: 'text' | 'date' | 'month' | 'tel' | 'url' | 'number';
  max?: string;
  min?: string;
  placeholder?: string;
}

export const TextField = ({ value, change, label, hint, wrong, type = 'text', ...rest }: Common & InputProps) => (
  <Field
    {...{ label, hint, wrong }}
    control={(ties) => (
      <input
        {...({ ...rest, type } as { type: 'text' })}
        {...ties}
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
      />
    )}
  />
);

export const AreaField = ({ value, change, label, hint, wrong, ...rest }: Common & { maxLength?: number }) => (
  <Field
    {...{ label, hint, wrong }}
    control={(ties) => (
      <textarea {...rest} {...ties} value={value} onInput={(event) => change(event.currentTarget.value)} />
    )}
  />
);

type SelectProps = Common & { options: readonly { value: string; words: string }[]; none?: string };

export const SelectField = ({ value, change, label, hint, wrong, options, none }: SelectProps) => (
  <Field
    {...{ label, hint, wrong }}
    control={(ties) => (
      <select {...ties} value={value} onChange={(event) => change(event.currentTarget.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    )}
  />
);
