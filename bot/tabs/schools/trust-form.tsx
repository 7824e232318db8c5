import type { Schools } from '../said.ts';
import { TextField } from '../ui/fields.tsx';
import type { Wrong } from './field-errors.ts';
import type { Names } from './names.ts';
import { PersonField } from './person-field.tsx';

type Trust = Schools['trust'];

interface Needs {
  trust: Trust;
  names: Names;
  wrong: (...path: string[]) => ReturnType<Wrong['of']>;
  change: (trust: Trust) => void;
}

/** What holds for every school of the trust. */
export function TrustForm({ trust, names, wrong, change }: Needs) {
  const { safeguarding, links } = trust;
  const link = (name: 'cpoms' | 'arbor', address: string) => {
    const next = { ...links, [name]: address.trim() };
    if (next[name] === '') delete next[name];
    change({ ...trust, links: next });
  };
  const contact = (more: Partial<Trust['safeguarding']>) =>
    change({ ...trust, safeguarding: { ...safeguarding, ...more } });
  const alarms = (person: string | undefined) => {
    const next = { ...trust, alarms: person };
    if (next.alarms === undefined) delete next.alarms;
    change(next);
  };
  return (
    <div class="stack">
      <TextField
        label="Name of the trust"
        value={trust.name}
        wrong={wrong('name')}
        change={(name) => change({ ...trust, name })}
      />
      <TextField
        label="Time zone"
        value={trust.timezone}
        wrong={wrong('timezone')}
        change={(timezone) => change({ ...trust, timezone })}
      />
      <PersonField
        label="The trust’s safeguarding contact"
        hint="The last of every chain."
        names={names}
        value={safeguarding.receiver}
        wrong={wrong('safeguarding', 'receiver')}
        change={(receiver = '') => contact({ receiver })}
      />
      <TextField
        label="Their role, as it reads after “Speak to”"
        value={safeguarding.role}
        wrong={wrong('safeguarding', 'role')}
        change={(role) => contact({ role })}
      />
      <TextField
        label="Their phone"
        type="tel"
        value={safeguarding.phone}
        wrong={wrong('safeguarding', 'phone')}
        change={(phone) => contact({ phone })}
      />
      <PersonField
        label="Who is told when nobody can be reached"
        hint="The safeguarding contact, unless somebody is named."
        names={names}
        value={trust.alarms}
        wrong={wrong('alarms')}
        change={alarms}
      />
      <TextField
        label="Link to CPOMS"
        type="url"
        placeholder="https://…"
        value={links.cpoms ?? ''}
        wrong={wrong('links', 'cpoms')}
        change={(address) => link('cpoms', address)}
      />
      <TextField
        label="Link to Arbor"
        type="url"
        placeholder="https://…"
        value={links.arbor ?? ''}
        wrong={wrong('links', 'arbor')}
        change={(address) => link('arbor', address)}
      />
    </div>
  );
}
