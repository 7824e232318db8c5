import { useState } from 'preact/hooks';
import type { Person } from '../host.ts';
import type { Tab } from '../ui/tab.tsx';

export interface Names {
  /** By name where it is known, by Entra object id where not. */
  of: (person: string) => string;
  known: (person: string) => string | undefined;
  everybody: readonly Person[] | undefined;
  /** Teams' picker; undefined where there is none. */
  choose: (() => Promise<string | undefined>) | undefined;
}

/** Who is who, as far as the tab knows: the service keeps ids. `said`: names that came with an answer. */
export function useNames({ host, me }: Tab, said: readonly Person[]): Names {
  const [chosen, setChosen] = useState<readonly Person[]>([]);
  const all = [...(host.people ?? []), ...chosen, ...said, { id: me.id, name: `${me.name} (you)` }];
  const known = (person: string) => all.find(({ id }) => id.toLowerCase() === person.toLowerCase())?.name;
  const { choosePerson } = host;
  return {
    known,
    of: (person) => known(person) ?? person,
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
