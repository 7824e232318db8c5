import { itemOf, readKey, type ClauseValue, type ItemValue, type OutsideValue, type PolicyValue } from '../../knowledge/index.ts'; // prettier-ignore
import { exactWording } from './exact-wording.ts';
import type { Person } from './person.ts';
import { same } from './same.ts';
import type { Sourced, Sources } from './sources.ts';
import type { DraftItem, DraftStep, DraftStore, Line, NewDraftItem } from './stores.ts';

export const MOST_EXAMPLES = 2000;
export const MOST_OUTSIDE = 20_000;
const ATTEMPTS = 5;

export type Saved =
  /** `item` undefined: it is as published, so it is no longer in the draft. */
  | { kind: 'saved'; item: DraftItem | undefined }
  /** Somebody saved it since: nothing was overwritten. */
  | { kind: 'changed' }
  /** No such item, or its policy is not there. */
  | { kind: 'not-there' };
export type Imported = { kind: 'imported'; items: number } | { kind: 'changed'; keys: string[] };
export type Added =
  | { kind: 'added'; key: string }
  /** It stands there already. */
  | { kind: 'there'; key: string }
  | { kind: 'not-there' }
  | { kind: 'full' };

type Who = Pick<Person, 'id' | 'name'>;
type Seen = { items: ReadonlyMap<string, DraftItem>; published: Sourced };
interface Needs {
  drafts: DraftStore;
  sources: Sources;
  line: Line;
  now: () => Date;
}

/** What is done to the draft. Each is one step that nobody comes between; whoever has not seen the present version overwrites nothing. */
export function createDrafts({ drafts, sources, line, now }: Needs) {
  /** Decides on what is published and in the draft at one and the same moment. */
  const step = async <Result>(keys: readonly string[], decide: (seen: Seen) => DraftStep<Result>) => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const published = await sources.newest();
      const { result, put } = await drafts.change<{ done: Result } | 'published-meanwhile'>(({ items, newest }) => {
        if (newest !== published.number) return { result: 'published-meanwhile' };
        const decided = decide({ items, published });
        return { ...decided, result: { done: decided.result } };
      }, keys);
      if (result !== 'published-meanwhile') return { result: result.done, put };
    }
    throw new Error('The draft could not be changed: others published all the time.');
  };

  const kept = (who: Who, { key, value }: { key: string; value: unknown }, { items, published }: Seen) =>
    keep({ who, key, value, before: items.get(key), published, now: now(), line });

  const saveOne = async (
    { who, key, ifMatch }: { who: Who; key: string; ifMatch: number },
    to: (seen: Seen) => { value: unknown } | 'discard' | 'not-there',
  ): Promise<Saved> => {
    const { result, put } = await step(neededFor(key), (seen): DraftStep<'changed' | 'not-there' | 'saved'> => {
      if ((seen.items.get(key)?.version ?? 0) !== ifMatch) return { result: 'changed' };
      const next = to(seen);
      if (next === 'not-there') return { result: 'not-there' };
      if (next === 'discard') return { remove: [key], result: 'saved' };
      return { ...kept(who, { key, value: next.value }, seen), result: 'saved' };
    });
    return result === 'saved' ? { kind: 'saved', item: put[0] } : { kind: result };
  };

  const add = async <Value>(
    who: Who,
    key: string,
    to: (value: Value) => { value: Value } | 'there' | 'full' | 'not-there',
  ): Promise<Added> => {
    const { result } = await step([key], (seen): DraftStep<Added> => {
      const value = valueIn(seen, key);
      const next = value === null || value === undefined ? 'not-there' : to(value as Value);
      if (next === 'there') return { result: { kind: 'there', key } };
      if (next === 'full' || next === 'not-there') return { result: { kind: next } };
      return { ...kept(who, { key, value: next.value }, seen), result: { kind: 'added', key } };
    });
    return result;
  };

  return {
    /** `value` must be of the key's kind. `ifMatch`: the version that was seen; 0: not in the draft. */
    save: ({ value, ...asked }: { who: Who; key: string; value: ItemValue; ifMatch: number }) =>
      saveOne(asked, (seen) => {
        const at = readKey(asked.key);
        if (!at) return 'not-there';
        return at.kind === 'clause' && !valueIn(seen, `policy.${at.policy}`) ? 'not-there' : { value };
      }),

    /** One that was never published is simply gone. */
    retire: (asked: { who: Who; key: string; ifMatch: number }) =>
      saveOne(asked, ({ items, published }) => {
        if (itemOf(published.source, asked.key) !== undefined) return { value: null };
        return items.has(asked.key) ? 'discard' : 'not-there';
      }),

    /** Out of the draft; what is published stays. */
    discard: (asked: { who: Who; key: string; ifMatch: number }) =>
      saveOne(asked, ({ items }) => (items.has(asked.key) ? 'discard' : 'not-there')),

    /** All of them, or none where one is in the draft in another version than was seen. `seed`: the release's clauses they come from. */
    async take({
      who,
      items,
      seed,
    }: {
      who: Who;
      items: readonly { key: string; version: number; value: unknown }[];
      seed?: string;
    }): Promise<Imported> {
      // prettier-ignore
      const keys = items.map(({ key }) => key);
      const { result } = await step(keys, (seen): DraftStep<Imported> => {
        const changed = items.filter(({ key, version }) => (seen.items.get(key)?.version ?? 0) !== version);
        if (changed.length > 0) return { result: { kind: 'changed', keys: changed.map(({ key }) => key) } };
        const each = items.map((item) => kept(who, item, seen));
        return {
          put: each.flatMap(({ put = [] }) => put),
          remove: each.flatMap(({ remove = [] }) => remove),
          audit: [
            line(who, seed === undefined ? { what: 'clauses-imported', fact: String(items.length) } : { what: 'seed-taken', fact: seed }), // prettier-ignore
            ...each.flatMap(({ audit = [] }) => audit),
          ],
          ...(seed !== undefined && { seed: { hash: seed, state: 'taken', by: who.id } }),
          result: { kind: 'imported', items: items.length },
        };
      });
      return result;
    },

    /** A release's clauses are not wanted. */
    putAside: async ({ who, seed }: { who: Who; seed: string }): Promise<void> =>
      void (await step([], () => ({
        audit: [line(who, { what: 'seed-put-aside', fact: seed })],
        seed: { hash: seed, state: 'aside', by: who.id },
        result: undefined,
      }))),

    /** A question becomes one of a clause's examples, whoever else is at it. */
    addExample: ({ who, key, question }: { who: Who; key: string; question: string }) =>
      add<ClauseValue>(who, key, (value) => {
        if (readKey(key)?.kind !== 'clause') return 'not-there';
        // A protected question tests the examples: it is none.
        if (value.examples.some(({ q }) => q === question) || value.protected.includes(question)) return 'there';
        if (value.examples.length >= MOST_EXAMPLES) return 'full';
        return {
          value: { ...value, examples: [...value.examples, { q: question, shown: [], or: [], escalate: false }] },
        };
      }),

    /** A question becomes one that no policy answers. */
    addOutside: ({ who, question }: { who: Who; question: string }) =>
      add<OutsideValue>(who, 'outside', (value) => {
        if (value.some(({ q }) => q === question)) return 'there';
        return value.length >= MOST_OUTSIDE ? 'full' : { value: [...value, { q: question, escalate: false }] };
      }),

    /** A question becomes the first example of a new clause, whose words are still to be chosen: it cannot be published before. */
    async addClause({ who, policy, question }: { who: Who; policy: string; question: string }): Promise<Added> {
      const { items } = await drafts.draft();
      const own = `policy.${policy}`;
      const { result } = await step([own, ...items.map(({ key }) => key)], (seen): DraftStep<Added> => {
        const found = valueIn(seen, own) as PolicyValue | null | undefined;
        if (!found) return { result: { kind: 'not-there' } };
        const key = freeKey(policy, seen);
        const value = newClause({ question, section: found.sections[0]?.number ?? '' });
        return { ...kept(who, { key, value }, seen), result: { kind: 'added', key } };
      });
      return result;
    },
  };
}

export type Drafts = ReturnType<typeof createDrafts>;

/** With a clause its policy is looked at. */
function neededFor(key: string): string[] {
  const at = readKey(key);
  return at?.kind === 'clause' ? [key, `policy.${at.policy}`] : [key];
}

/** As in the draft, else as published; null: retired. */
const valueIn = ({ items, published }: Seen, key: string) =>
  items.has(key) ? items.get(key)?.value : itemOf(published.source, key);

/** What is put, and said of it: nothing of what is as published stays in the draft. */
function keep(needs: {
  who: Who;
  key: string;
  value: unknown;
  before: DraftItem | undefined;
  published: Sourced;
  now: Date;
  line: Line;
}): Pick<DraftStep<unknown>, 'put' | 'remove' | 'audit'> {
  const { who, key, before, published, now, line } = needs;
  const value = needs.value as ItemValue | null;
  const inForce = itemOf(published.source, key);
  if (same(value ?? undefined, inForce)) return { remove: [key] };
  const wordingBy = authorsOfWording({ who, value, before, inForce });
  const item: NewDraftItem = {
    ...{ key, value, by: who.id, name: who.name, at: now },
    authors: [...new Set([...(before?.authors ?? []), who.id])],
    wordingBy,
    basedOn: before?.basedOn ?? published.number,
  };
  const first = wordingBy.includes(who.id) && !before?.wordingBy.includes(who.id);
  return { put: [item], ...(first && { audit: [line(who, { what: 'wording-changed', fact: key })] }) };
}

function authorsOfWording(needs: {
  who: Who;
  value: ItemValue | null;
  before: DraftItem | undefined;
  inForce: ItemValue | undefined;
}): string[] {
  const { who, value, before, inForce } = needs;
  const after = exactWording(value);
  if (after === exactWording(inForce)) return [];
  const was = before ? exactWording(before.value as ItemValue | null) : exactWording(inForce);
  const until = before?.wordingBy ?? [];
  return after === was ? [...until] : [...new Set([...until, who.id])];
}

/** Not named by the question: keys are in the audit, and words of staff are not. */
function freeKey(policy: string, { items, published }: Seen): string {
  for (let number = 1; ; number++) {
    const key = `clause.${policy}.new-clause-${number}`;
    if (!items.has(key) && itemOf(published.source, key) === undefined) return key;
  }
}

function newClause({ question, section }: { question: string; section: string }): ClauseValue {
  return {
    section,
    title: headingOf(question),
    stance: 'info',
    settings: [],
    actions: [],
    text: 'Put the exact words of the approved document here.',
    parts: [],
    summary: 'Say here in plain words what the clause means.',
    additions: [],
    protected: [],
    examples: [{ q: question, shown: [], or: [], escalate: false }],
  };
}

const headingOf = (question: string) =>
  question
    .replace(/[\s*_[\]#>`\\~|]+/g, ' ')
    .trim()
    .slice(0, 160)
    .trim() || 'New clause';
