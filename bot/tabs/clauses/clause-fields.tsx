import { SelectField } from '../ui/fields.tsx';
import { LIMITS } from './limits.ts';
import { Counted } from './parts.tsx';
import type { Stance } from './said.ts';
import { STANCES } from './words.ts';

interface Field<Value> {
  value: Value;
  wrong?: string | undefined;
  change: (value: Value) => void;
}

export const TitleField = (field: Field<string>) => (
  <Counted
    oneLine
    label="Title"
    hint="As it reads after the stance: “being friends with or following pupils”."
    most={LIMITS.heading}
    {...field}
  />
);

export const StanceField = ({ change, ...field }: Field<Stance>) => (
  <SelectField
    label="Stance"
    options={(Object.keys(STANCES) as Stance[]).map((name) => ({ value: name, words: `${STANCES[name].icon} ${STANCES[name].words}` }))} // prettier-ignore
    {...field}
    change={(stance) => change(stance as Stance)}
  />
);
