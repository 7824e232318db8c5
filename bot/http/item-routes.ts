import { z } from 'zod';
import type { Clauses } from '../clauses/clauses.ts';
import type { Saved } from '../clauses/drafts.ts';
import { readKey, type ItemValue } from '../../knowledge/index.ts';
import { apiRoute, problem, type Answer, type ApiRoute, type Person } from './api-route.ts';
import { toChange, toItem, toRevision } from './clauses-answers.ts';
import * as contract from './clauses-contract.ts';
import { invalid } from './invalid.ts';

export const READ = ['admin', 'approver', 'auditor'] as const;
export const EDIT = ['admin', 'approver'] as const;
/** A document of 400,000 characters, or a clause with 2,000 examples. */
export const ITEM_BYTES = 4_194_304;

const noSuch = () => problem(404, 'There is no such clause or policy: look at the list again.');

export interface ItemRouteNeeds {
  clauses: Pick<Clauses, 'views' | 'edits' | 'seeding' | 'preview' | 'losing' | 'tryQuestion'>;
  /** How many questions of staff wait to be looked at. */
  askedCount: () => Promise<number>;
}

/** The list, one item at a time, and what it would look like. */
export function itemRoutes({ clauses, askedCount }: ItemRouteNeeds): ApiRoute[] {
  const { views, edits, seeding } = clauses;

  const itemNow = async (key: string, person: Person) => toItem(key, await views.item(key), person);
  const saved = async (
    done: Saved,
    { key, person, yours }: { key: string; person: Person; yours?: number },
  ): Promise<Answer> => {
    const now = await itemNow(key, person);
    switch (done.kind) {
      case 'saved': {
        // What this person saved, whoever saved since: with the later version their next save would overwrite unseen.
        const version = done.item?.version ?? 0;
        const draft = done.item && { ...now.draft, value: done.item.value as ItemValue | null, by: { id: done.item.by, name: done.item.name, mine: true }, at: done.item.at.toISOString() }; // prettier-ignore
        return { status: 200, body: { ...now, version, draft: draft && { wording: false, overtaken: false, ...draft } }, etag: version }; // prettier-ignore
      }
      case 'changed':
        return problem(412, 'Somebody saved it since. Nothing was overwritten: look at both.', { ...(yours !== undefined && { yours }), now: now.version, item: contract.Item.parse(now) }); // prettier-ignore
      case 'not-there':
        return noSuch();
      default:
        return done satisfies never;
    }
  };

  return [
    apiRoute({
      method: 'get',
      path: '/knowledge',
      summary: 'All policies and clauses, with the draft laid over what is published.',
      who: READ,
      answer: contract.Overview,
      run: async () => {
        const [list, offered, asked] = await Promise.all([views.list(), seeding.offered(), askedCount()]);
        const more = offered && { offered: { hash: offered.hash, changes: offered.items.length } };
        return { status: 200, body: { ...list, revision: toRevision(list.revision), asked, ...more } };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/knowledge/items/:id',
      summary:
        'A clause, a policy, the staff words or the outside questions: published, in the draft, and its history.',
      who: READ,
      answer: contract.Item,
      run: async ({ id, person }) => {
        const view = await views.item(id);
        if (!view) return noSuch();
        const body = toItem(id, view, person);
        return { status: 200, body, etag: body.version };
      },
    }),
    apiRoute({
      method: 'put',
      path: '/knowledge/items/:id',
      summary: 'Keeps it in the draft. Whoever has not seen the present version overwrites nothing.',
      who: EDIT,
      body: z.strictObject({ value: z.unknown() }),
      bytes: ITEM_BYTES,
      versioned: true,
      answer: contract.Item,
      run: async ({ id, person, body, ifMatch = -1 }) => {
        const value = readValue(id, body.value);
        if (value === undefined) return noSuch();
        if (!value.success) return invalid(value.error, 422);
        return saved(await edits.save({ who: person, key: id, value: value.data, ifMatch }), { key: id, person, yours: ifMatch }); // prettier-ignore
      },
    }),
    ...(['retire', 'discard'] as const).map((verb) =>
      apiRoute({
        method: 'post',
        path: `/knowledge/items/:id/${verb}`,
        summary: verb === 'retire' ? 'In the draft: it is to go.' : 'Out of the draft; what is published stays.',
        who: EDIT,
        body: contract.Nothing,
        versioned: true,
        answer: contract.Item,
        run: async ({ id, person, ifMatch = -1 }) => {
          if (!contract.ItemKey.safeParse(id).success) return noSuch();
          return saved(await edits[verb]({ who: person, key: id, ifMatch }), { key: id, person, yours: ifMatch });
        },
      }),
    ),
    apiRoute({
      method: 'get',
      path: '/knowledge/items/:id/losing',
      summary: 'Examples of a clause, as in the draft, that another clause wins. May take seconds.',
      who: READ,
      answer: contract.Losing,
      run: async ({ id }) => {
        const losing = await clauses.losing(id);
        return losing ? { status: 200, body: { losing } } : noSuch();
      },
    }),
    apiRoute({
      method: 'post',
      path: '/knowledge/preview',
      summary: 'The very card that staff would get. Nothing is kept.',
      who: EDIT,
      body: contract.PreviewRequest,
      bytes: ITEM_BYTES,
      answer: contract.Preview,
      run: async ({ body }) => {
        const shown = await clauses.preview(body);
        return shown ? { status: 200, body: shown } : noSuch();
      },
    }),
    apiRoute({
      method: 'post',
      path: '/knowledge/try',
      summary: 'A question, asked of what is published and of the draft. Nothing of it is kept.',
      who: EDIT,
      body: contract.TryRequest,
      answer: contract.TryAnswer,
      run: async ({ body }) => {
        const { published, draft } = await clauses.tryQuestion(body.question);
        const shown = ({ outcome, shown: clausesShown, tellHeadteacher }: typeof draft) => JSON.stringify([outcome, clausesShown.map(({ key }) => key), tellHeadteacher]); // prettier-ignore
        return { status: 200, body: { published, draft, same: shown(published) === shown(draft) } };
      },
    }),
    apiRoute({
      method: 'get',
      path: '/knowledge/changes',
      summary: 'The draft against what is published, word by word.',
      who: READ,
      answer: contract.Changes,
      run: async ({ person }) => {
        const { revision, changes, along } = await views.changes();
        const shown = (some: typeof changes) => some.map((change) => toChange(change, person));
        return { status: 200, body: { revision, changes: shown(changes), along: shown(along) } };
      },
    }),
  ];
}

/** By the schema of the key's kind; undefined: it is no key. */
export function readValue(key: string, value: unknown): z.ZodSafeParseResult<ItemValue> | undefined {
  if (!contract.ItemKey.safeParse(key).success) return undefined;
  switch (readKey(key)?.kind) {
    case 'clause':
      return contract.ClauseValue.safeParse(value);
    case 'policy':
      return contract.PolicyValue.safeParse(value);
    case 'staff-words':
      return contract.StaffWordsValue.safeParse(value);
    case 'outside':
      return contract.OutsideValue.safeParse(value);
    default:
      return undefined;
  }
}
