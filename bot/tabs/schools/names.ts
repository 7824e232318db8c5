import { useState } from 'preact/hooks';
import type { Person } from '../host.ts';
import type { SchoolsInForce } from '../said.ts';
import type { Tab } from '../ui/tab.tsx';
import { whoIsWho, type WhoIsWho } from './who-is-who.ts';

export interface Names extends WhoIsWho {
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
