import type { School } from '../said.ts';
import { TextField } from '../ui/fields.tsx';
import { ClosedFields } from './closed-fields.tsx';
import type { Wrong } from './field-errors.ts';
import { HoursFields } from './hours-fields.tsx';
import type { Names } from './names.ts';
import { PersonField } from './person-field.tsx';

interface Needs {
  school: School;
  names: Names;
  /** What is wrong, by the path below the school. */
  wrong: (...path: (string | number)[]) => ReturnType<Wrong['of']>;
  change: (school: School) => void;
}

/** Everything of a school that can be set. */
export function SchoolForm({ school, names, wrong, change }: Needs) {
  const set = (more: Partial<School>) => {
    const next = { ...school, ...more };
    if (next.dsl === undefined) delete next.dsl;
    if (next.alternate === undefined) delete next.alternate;
    change(next);
  };
  const { deputies } = school;
  return (
    <div class="stack">
      <TextField label="Name" value={school.name} wrong={wrong('name')} change={(name) => set({ name })} />
      <PersonField
        label="Headteacher"
        names={names}
        value={school.headteacher}
        wrong={wrong('headteacher')}
        change={(headteacher = '') => set({ headteacher })}
      />
      <fieldset class="stack">
        <legend>Deputies, in the order they are asked</legend>
        {deputies.map((deputy, index) => (
          <div class="deputy" key={index}>
            <PersonField
              label={`Deputy ${index + 1}`}
              names={names}
              value={deputy}
              wrong={wrong('deputies', index)}
              change={(person = '') =>
                set({ deputies: deputies.map((one, place) => (place === index ? person : one)) })
              }
            />
            <button
              type="button"
              class="plain"
              aria-label={`Remove deputy ${index + 1}`}
              onClick={() => set({ deputies: deputies.filter((_, place) => place !== index) })}
            >
              Remove
            </button>
          </div>
        ))}
        <button type="button" class="start" onClick={() => set({ deputies: [...deputies, ''] })}>
          Add a deputy
        </button>
      </fieldset>
      <PersonField
        label="Designated safeguarding lead"
        names={names}
        value={school.dsl}
        wrong={wrong('dsl')}
        change={(dsl) => set({ dsl })}
      />
      <PersonField
        label="Alternate contact, for what concerns the Headteacher"
        hint="Without one, staff are given the trust’s number instead."
        names={names}
        value={school.alternate}
        wrong={wrong('alternate')}
        change={(alternate) => set({ alternate })}
      />
      <TextField
        label="Phone, shown to staff when it cannot wait"
        type="tel"
        value={school.phone}
        wrong={wrong('phone')}
        change={(phone) => set({ phone })}
      />
      <TextField
        label="Minutes to acknowledge within"
        hint="Then a reminder goes, and the next person is asked too."
        type="number"
        min="1"
        max="1440"
        value={String(school.acknowledgeWithinMinutes)}
        wrong={wrong('acknowledgeWithinMinutes')}
        change={(minutes) => set({ acknowledgeWithinMinutes: Number(minutes) })}
      />
      <HoursFields hours={school.hours} wrong={(day) => wrong('hours', day)} change={(hours) => set({ hours })} />
      <ClosedFields
        closed={school.closed}
        wrong={(index) => wrong('closed', index)}
        change={(closed) => set({ closed })}
      />
    </div>
  );
}
