import { TextField } from '../ui/fields.tsx';
import { LIMITS } from './limits.ts';
import { Counted, Part } from './parts.tsx';
import type { ClauseValue } from './said.ts';

interface Needs {
  value: ClauseValue['additions'];
  wrong: (field: string) => string | undefined;
  change: (value: ClauseValue['additions']) => void;
}

/** What a school adds of its own: never in the policy's name. */
export function AdditionsFields({ value, wrong, change }: Needs) {
  const set = (index: number, more: Partial<Needs['value'][number]>) =>
    change(value.map((one, place) => (place === index ? { ...one, ...more } : one)));
  return (
    <Part
      id="additions"
      title="A school’s own additions"
      hint="Shown below the policy’s words, in the school’s name, never as the policy’s."
    >
      {' '}
      {/* prettier-ignore */}
      {value.map((one, index) => (
        <div key={index} class="stack inset">
          <TextField
            label={`In whose name, addition ${index + 1}`}
            placeholder="Northfield School"
            value={one.by}
            wrong={wrong(`additions.${index}.by`)}
            change={(by) => set(index, { by })}
          />
          <Counted
            label={`Words of addition ${index + 1}`}
            most={LIMITS.summary}
            value={one.text}
            wrong={wrong(`additions.${index}.text`)}
            change={(text) => set(index, { text })}
          />
          <button type="button" class="start" onClick={() => change(value.filter((_, place) => place !== index))}>
            Remove addition {index + 1}
          </button>
        </div>
      ))}
      {value.length < 10 && (
        <button type="button" class="start" onClick={() => change([...value, { by: '', text: '' }])}>
          Add words of a school’s own
        </button>
      )}
    </Part>
  );
}
