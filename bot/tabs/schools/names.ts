import { useState } from 'preact/hooks';
import type { Person } from '../host.ts';
import type { SchoolsInForce } from '../said.ts';
import type { Tab } from '../ui/tab.tsx';

/** In place of a name. */
export const UNKNOWN = 'Not known by name';

export interface Names {
  /** By name; with the Entra object id where the name is another's too, and by the id alone where there is none. */
  of: (person: string) => string;
  known: (person: string) => string | undefined;
  everybody: readonly Person[] | undefined;
  /** Teams' picker; undefined where there is none. */
  choose: (() => Promise<string | undefined>) | undefined;
}

/** Who is who: the service keeps ids, and gives with them the names that Teams has told it. */
export function useNames({ host, me }: Tab, { names, proposal }: SchoolsInForce): Names {
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  const all = whoIsWho([
    { id: me.id, name: `${me.name} (you)` },
    ...Object.entries(names).map(([id, name]) => ({ id, name })),
    ...(proposal ? [{ id: proposal.by, name: proposal.name }] : []),
    ...(host.people ?? []),
    // Teams' picker says it to this person only, and whoever approves is not to rely on it.
    ...chosen,
  ]);
  const { choosePerson } = host;
  return {
    ...all,
    everybody: host.people,
    choose:
      choosePerson &&
      (async () => {
        const person = await choosePerson();
        if (person) setChosen((before) => [...before, person]);
        return person?.id;
      }),
  };
}

/** Of several names for one id the first. Two people of one name are told apart by their ids. */
export function whoIsWho(people: readonly Person[]): Pick<Names, 'of' | 'known'> {
  const names = new Map<string, string>();
  for (const { id, name } of people) if (!names.has(id.toLowerCase())) names.set(id.toLowerCase(), name);
  const known = (person: string) => names.get(person.toLowerCase());
  return {
    known,
    of(person) {
      const name = known(person);
      if (name === undefined) return person === '' ? 'nobody yet' : `${UNKNOWN} (id ${person})`;
      return [...names.values()].filter((other) => other === name).length > 1 ? `${name} (id ${person})` : name;
    },
  };
}
