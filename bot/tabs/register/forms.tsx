import type { ComponentType } from 'preact';
import type { Matter, MoveRequest } from '../said.ts';
import { AreaField, SelectField, TextField } from '../ui/fields.tsx';
import { Failed, Loading } from '../ui/parts.tsx';
import type { Tab } from '../ui/tab.tsx';
import { useLoaded } from '../ui/use.ts';
import type { FormMove } from './form-moves.ts';
import { first, OFFICES } from './words.ts';

/** By the name of the field. */
export type Typed = Readonly<Record<string, string>>;

interface FieldsProps {
  typed: Typed;
  wrong: Typed;
  change: (more: Typed) => void;
  tab: Tab;
  matter: Matter;
}

interface Form {
  says: string;
  Fields: ComponentType<FieldsProps>;
  /** What is wrong, by field. */
  check: (typed: Typed) => Typed;
  body: (typed: Typed) => MoveRequest;
}

const ONE_LINE = 'One line is enough. Please name no pupil.';
const missing = (typed: Typed, field: string, words: string): Typed => (typed[field]?.trim() ? {} : { [field]: words });

/** What each move asks for. */
export const FORMS: Readonly<Record<FormMove, Form>> = {
  'pass-on': {
    says: 'They must acknowledge it. You keep it in your register.',
    Fields: PassOn,
    check: (typed) => missing(typed, 'to', 'Choose to whom.'),
    body: ({ to = '' }) => ({ move: 'pass-on', to }),
  },
  'logged-on-cpoms': {
    says: 'This notes that you have logged it. It writes nothing to CPOMS.',
    Fields: Cpoms,
    check: (typed) => ({
      ...missing(typed, 'on', 'Give the day.'),
      ...(/^[A-Za-z0-9]{0,40}$/.test(typed.reference?.trim() ?? '')
        ? {}
        : { reference: 'Use letters and digits only, at most 40.' }),
    }),
    body: ({ on = '', reference = '' }) => ({
      move: 'logged-on-cpoms',
      on,
      ...(reference.trim() !== '' && { reference: reference.trim() }),
    }),
  },
  'cpoms-not-needed': {
    says: ONE_LINE,
    Fields: ({ typed, wrong, change }) => (
      <AreaField
        label="Why is no record on CPOMS needed?"
        maxLength={500}
        value={typed.reason ?? ''}
        wrong={wrong.reason}
        change={(reason) => change({ reason })}
      />
    ),
    check: (typed) => missing(typed, 'reason', 'Give the reason.'),
    body: ({ reason = '' }) => ({ move: 'cpoms-not-needed', reason: reason.trim() }),
  },
  'recorded-elsewhere': {
    says: ONE_LINE,
    Fields: ({ typed, wrong, change }) => (
      <AreaField
        label="Where is it recorded?"
        maxLength={500}
        value={typed.where ?? ''}
        wrong={wrong.where}
        change={(where) => change({ where })}
      />
    ),
    check: (typed) => missing(typed, 'where', 'Say where.'),
    body: ({ where = '' }) => ({ move: 'recorded-elsewhere', where: where.trim() }),
  },
};

function Cpoms({ typed, wrong, change, tab }: FieldsProps) {
  return (
    <>
      <TextField
        label="On which day was it logged?"
        type="date"
        max={tab.dates.iso(new Date())}
        value={typed.on ?? ''}
        wrong={wrong.on}
        change={(on) => change({ on })}
      />
      <TextField
        label="Its reference in CPOMS, if you wish"
        hint="Letters and digits only."
        value={typed.reference ?? ''}
        wrong={wrong.reference}
        change={(reference) => change({ reference })}
      />
    </>
  );
}

function PassOn({ typed, wrong, change, tab, matter }: FieldsProps) {
  const { value, error, reload } = useLoaded(() => tab.api.receivers(matter.id), [tab.api, matter.id]);
  if (error !== undefined) return <Failed error={error} retry={() => void reload()} />;
  if (value === undefined) return <Loading what="Looking up to whom…" />;
  if (value.length === 0) {
    return <p>There is nobody to pass it on to. An admin can name more people under Schools and settings.</p>;
  }
  return (
    <SelectField
      label="To whom?"
      none="Choose…"
      options={value.map(({ to, office, school }) => ({
        value: to,
        words: first(OFFICES[office]) + (school === undefined ? '' : `, ${school}`),
      }))}
      value={typed.to ?? ''}
      wrong={wrong.to}
      change={(to) => change({ to })}
    />
  );
}
