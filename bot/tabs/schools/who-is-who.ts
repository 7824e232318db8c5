/** In place of a name. */
export const UNKNOWN = 'Not known by name';

export interface WhoIsWho {
  /** By name; with the Entra object id where the name is another's too, and by the id alone where there is none. */
  of: (person: string) => string;
  known: (person: string) => string | undefined;
}

/** Of several names for one id the first. Two people of one name are told apart by their ids. */
export function whoIsWho(people: readonly { id: string; name: string }[]): WhoIsWho {
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
