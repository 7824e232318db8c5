import type { z } from 'zod';
import type { Check } from '../clauses/checks.ts';
import type { RevisionFacts } from '../clauses/stores.ts';
import type { ChangeView, ItemView } from '../clauses/views.ts';
import type { Person } from './api-route.ts';
import type * as contract from './clauses-contract.ts';

const iso = (at: Date) => at.toISOString();
const by = (who: { by: string; name: string }, person: Person) => ({ id: who.by, name: who.name, mine: who.by === person.id }); // prettier-ignore

export const toRevision = ({ number, hash, at, name, kind, note, override, changes }: RevisionFacts): z.input<typeof contract.Revision> => ({
  ...{ number, hash, at: iso(at), name, kind, changes },
  ...(note !== undefined && { note }),
  ...(override !== undefined && { override }),
}); // prettier-ignore

/** As in the contract. `view` undefined: there never was such an item, so it may be made. */
export function toItem(key: string, view: ItemView | undefined, person: Person): z.input<typeof contract.Item> {
  const { published, draft, policy, history = [] } = view ?? {};
  return {
    key,
    version: draft?.version ?? 0,
    ...(published !== undefined && { published }),
    ...(view && draft && {
      draft: {
        value: draft.value as z.input<typeof contract.ItemValue> | null,
        by: by(draft, person),
        at: iso(draft.at),
        wording: view.wording,
        overtaken: view.overtaken,
      },
    }),
    ...(policy && { policy }),
    history: history.map(({ number, at, name }) => ({ number, at: iso(at), name })),
  }; // prettier-ignore
}

export function toChange({ draft, ...change }: ChangeView, person: Person): z.input<typeof contract.Change> {
  return { ...change, ...(draft && { by: by(draft, person), at: iso(draft.at) }) };
}

export function toCheck(check: Check): z.input<typeof contract.Check> {
  const { id, restore, items, state, done, total, asked, findings, broken, moved, wordingBy } = check;
  const what = restore === undefined ? { keys: items.map(({ key }) => key) } : { restore };
  return { id, what, state, done, total, asked, findings, broken, moved, by: wordingBy.length > 0 ? 'another-approver' : 'admin' }; // prettier-ignore
}
