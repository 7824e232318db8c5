import * as contract from '../../bot/http/clauses-contract.ts';
import type { Asked, Change, Check, ClauseValue, ItemValue, PolicyValue, Revision } from '../../bot/tabs/clauses/said.ts'; // prettier-ignore
import { without } from '../../bot/tabs/clauses/without.ts';
import type { Me } from '../../bot/tabs/said.ts';
import { examplesIn, fakeOutcome, fakeTry, protectedIn } from './a-fake-matcher.ts';
import { fakeCard } from './fake-card.ts';
import { fakeItems } from './fake-clauses.ts';

type Items = Map<string, ItemValue>;
interface Drafted {
  value: ItemValue | null;
  by: { id: string; name: string };
  at: string;
  version: number;
}
const now = () => new Date().toISOString();
const titleOf = (key: string, value: ItemValue | null | undefined) =>
  value && 'title' in value ? value.title : key === 'outside' ? 'Questions that no policy answers' : 'Staff words';

/** The clauses' service by its contract, out of memory, with versions and conflicts. `state` is what a test may change. */
export function aFakeClausesService({ many = 0 }: { many?: number } = {}) {
  const first: Revision = {
    number: 1,
    hash: 'h1',
    at: '2026-09-01T08:00:00.000Z',
    name: 'Policy Guide',
    kind: 'seed',
    changes: 0,
  };
  const state = {
    revisions: [{ revision: first, items: fakeItems(many) }],
    draft: new Map<string, Drafted>(),
    checks: new Map<string, { check: Check; items: Items; keys: string[]; onto: number; looks: number }>(),
    asked: { groups: [{ id: 'g1', questions: [{ id: 'q1', question: 'can pupils be in my youtube video', on: '2026-11-20', why: 'no-match' }, { id: 'q2', question: 'filming pupils for youtube', on: '2026-11-21', why: 'not-what-i-asked' }], waiting: 2, nearest: [{ key: 'clause.social-media-policy.no-pupil-photos', title: 'sharing photographs of pupils on your own account' }] }, { id: 'g2', questions: [{ id: 'q3', question: 'what time is the staff meeting', on: '2026-11-19', why: 'no-match' }], waiting: 0, nearest: [] }], used: [{ id: 'q4', question: 'is the youtube channel mine', on: '2026-11-18', waiting: 1, noPolicy: false }, { id: 'q5', question: 'may I park in the bay', on: '2026-11-18', waiting: 2, noPolicy: true }], withPupilSignal: 3 } as Asked, // prettier-ignore
    /** How often a check is looked at before it is done. */
    looks: 2,
    offered: undefined as { hash: string; changes: number } | undefined,
    refuse: undefined as { status: number; detail: string } | undefined,
    /** What a retired one takes along. */
    along: [] as Change[],
    version: 1,
    previews: 0,
  };
  let last = 0;
  const newest = () => state.revisions.at(-1)!;
  const laid = (keys = [...state.draft.keys()]): Items => {
    const items = new Map(newest().items);
    for (const key of keys) {
      const drafted = state.draft.get(key);
      if (drafted?.value === null) items.delete(key);
      else if (drafted) items.set(key, drafted.value);
    }
    return items;
  };
  const problem = (status: number, detail: string, more: object = {}) => ({ status, body: { type: 'about:blank', title: 'Refused', status, detail, ...more } }); // prettier-ignore
  const ok = (body: unknown) => ({ status: 200, body });
  const kindOf = (key: string) => {
    const drafted = state.draft.get(key);
    return drafted && (drafted.value === null ? 'retired' : newest().items.has(key) ? 'changed' : 'new');
  };

  const overview = () => {
    const items = new Map([...laid(), ...[...newest().items].filter(([key]) => kindOf(key) === 'retired')]);
    const change = (key: string) => (kindOf(key) === undefined ? {} : { change: kindOf(key) });
    const policies = [...items]
      .filter(([key]) => key.startsWith('policy.'))
      .map(([key, value]) => {
        const policy = without(value as PolicyValue, 'document', 'stems', 'related');
        const id = key.slice('policy.'.length);
        const clauses = ([...items].filter(([one]) => one.startsWith(`clause.${id}.`)) as [string, ClauseValue][]).map(([one, { section, title, stance, settings, summary, examples, protected: kept }]) => ({ id: one.split('.')[2], section, title, stance, settings, summary, examples: examples.length, protected: kept.length, ...change(one) })); // prettier-ignore
        return { id, ...policy, overdue: policy.nextReview < '2026-11', ...change(key), clauses };
      });
    const asked = state.asked.groups.reduce((sum, { questions }) => sum + questions.length, 0);
    return contract.Overview.parse({ revision: newest().revision, draft: { version: state.version, changes: state.draft.size }, policies, asked, ...(state.offered && { offered: state.offered }) }); // prettier-ignore
  };
  const itemOf = (key: string, person: string) => {
    const drafted = state.draft.get(key);
    const published = newest().items.get(key);
    const policy = key.startsWith('clause.') ? laid().get(`policy.${key.split('.')[1]}`) : undefined;
    const history = state.revisions.filter(({ items }, n) => n > 0 && JSON.stringify(items.get(key)) !== JSON.stringify(state.revisions[n - 1]!.items.get(key))).map(({ revision }) => revision).reverse(); // prettier-ignore
    return contract.Item.parse({
      key,
      version: drafted?.version ?? 0,
      ...(published !== undefined && { published }),
      ...(drafted && { draft: { value: drafted.value, by: { ...drafted.by, mine: drafted.by.id === person }, at: drafted.at, wording: false, overtaken: false } }), // prettier-ignore
      ...(policy !== undefined && { policy }),
      history,
    });
  };
  const put = (key: string, value: ItemValue | null, by: Drafted['by']) => {
    state.draft.set(key, { value, by: { id: by.id, name: by.name }, at: now(), version: ++last });
    state.version++;
  };
  const changed = (before: Items, after: Items, keys: Iterable<string>, person: string): Change[] =>
    [...keys].map((key) => {
      const [was, is] = [before.get(key), after.get(key)];
      const drafted = state.draft.get(key);
      return contract.Change.parse({
        key,
        kind: is === undefined ? 'retired' : was === undefined ? 'new' : 'changed',
        title: titleOf(key, is ?? was),
        ...(drafted && { by: { ...drafted.by, mine: drafted.by.id === person }, at: drafted.at }),
        wording: JSON.stringify(wordingOf(was)) !== JSON.stringify(wordingOf(is)),
        overtaken: false,
        fields: fieldsOf(was, is),
      });
    });
  const differing = (a: Items, b: Items) =>
    [...new Set([...a.keys(), ...b.keys()])].filter((key) => JSON.stringify(a.get(key)) !== JSON.stringify(b.get(key)));
  const startCheck = (body: unknown, person: string) => {
    const asked = contract.CheckRequest.parse(body);
    const items = 'restore' in asked ? state.revisions.find(({ revision }) => revision.number === asked.restore)!.items : laid(asked.keys); // prettier-ignore
    const keys = 'restore' in asked ? [] : asked.keys;
    const before = newest().items;
    const outcomes = (list: { question: string; of: string }[], from: 'protected' | 'example') =>
      list.map(({ question, of }) => ({ question, from, of, before: fakeOutcome(before, question), after: fakeOutcome(items, question) })); // prettier-ignore
    const kept = outcomes(protectedIn(items), 'protected');
    const broken = kept.filter(({ of, after }) => !after.clauses.includes(of));
    const moved = outcomes(examplesIn(before), 'example').filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after)); // prettier-ignore
    const overdue = overview().policies.filter((policy) => policy.overdue);
    const findings = overdue.map(({ id, title }) => ({ kind: 'review-overdue', key: `policy.${id}`, what: `“${title}” was due for review.`, mend: 'Put the reviewed document in.', blocks: false })); // prettier-ignore
    const wording = changed(before, items, differing(before, items), person).some((change) => change.wording);
    const total = examplesIn(items).length + kept.length;
    const check = contract.Check.parse({ id: `c${state.checks.size + 1}`, what: asked, state: 'done', done: total, total, asked: { example: total - kept.length, protected: kept.length, unanswered: 3, unhelpful: 1 }, findings, broken, moved, by: wording ? 'another-approver' : 'admin' }); // prettier-ignore
    state.checks.set(check.id, { check, items, keys, onto: newest().revision.number, looks: 0 });
    return lookAt(check.id);
  };
  const lookAt = (id: string) => {
    const checking = state.checks.get(id);
    if (checking === undefined) return problem(404, 'This check is not there. Start it again.');
    const { check } = checking;
    const part = checking.looks++ / state.looks;
    const running = { ...check, state: 'running', done: Math.floor(check.total * part), findings: [], broken: [], moved: [] }; // prettier-ignore
    return ok(part >= 1 ? check : contract.Check.parse(running));
  };
  const publish = (body: unknown, ifMatch: number, person: Me) => {
    const { check: id, note, override } = contract.PublishRequest.parse(body);
    const checking = state.checks.get(id);
    if (checking === undefined) return problem(409, 'This was not checked. Check it again.');
    const { number } = newest().revision;
    if (ifMatch !== number || checking.onto !== number) return problem(412, `Version ${number} was published meanwhile. Check again.`, { yours: ifMatch, now: number }); // prettier-ignore
    const approver = person.roles.includes('approver');
    const mine = checking.keys.some((key) => state.draft.get(key)?.by.id === person.id);
    if (checking.check.broken.length > 0 && !(approver && override !== undefined && !mine)) return problem(409, 'A protected question would break.'); // prettier-ignore
    if (checking.check.by === 'another-approver' && (!approver || mine)) return problem(409, 'Another approver must publish it.'); // prettier-ignore
    const revision: Revision = { number: number + 1, hash: `h${number + 1}`, at: now(), name: person.name, kind: checking.keys.length === 0 ? 'restore' : 'publish', ...(note !== undefined && { note }), ...(override !== undefined && { override }), changes: differing(newest().items, checking.items).length }; // prettier-ignore
    state.revisions.push({ revision, items: checking.items });
    checking.keys.forEach((key) => state.draft.delete(key));
    state.version++;
    return ok(contract.Published.parse({ revision }));
  };
  const useAsked = (id: string, body: unknown, person: Me) => {
    const used = contract.UseRequest.parse(body);
    const example = { q: used.question, shown: [], or: [], escalate: false };
    const key = used.as === 'example' ? used.key : used.as === 'outside' ? 'outside' : `clause.${used.policy}.new-clause-${last}`; // prettier-ignore
    const there = laid().get(key);
    if (used.as === 'outside') put(key, [...(there as { q: string; escalate: boolean }[]), { q: used.question, escalate: false }], person); // prettier-ignore
    else if (used.as === 'example') put(key, { ...(there as ClauseValue), examples: [...(there as ClauseValue).examples, example] }, person); // prettier-ignore
    else put(key, { section: '3', title: 'a new clause', stance: 'info', settings: [], actions: [], text: 'To be written.', parts: [], summary: 'To be written.', additions: [], protected: [], examples: [example] }, person); // prettier-ignore
    deleteAsked(id);
    return ok(contract.Used.parse({ key }));
  };
  const deleteAsked = (id: string) => {
    state.asked.groups = state.asked.groups.map((group) => ({ ...group, questions: group.questions.filter((one) => one.id !== id) })).filter(({ questions }) => questions.length > 0); // prettier-ignore
    state.version++;
    return ok({});
  };
  const onItem = (method: string, key: string, how: string, body: unknown, ifMatch: number, person: Me) => {
    const there = laid().has(key) || state.revisions.some(({ items }) => items.has(key));
    const version = state.draft.get(key)?.version ?? 0;
    if (how === 'losing') {
      const clause = laid().get(key) as ClauseValue;
      const losing = clause.examples.map(({ q }) => ({ q, best: fakeTry(laid(), q).shown[0]?.key })).filter(({ best }) => best !== key).map(({ q, best }) => ({ q, ...(best !== undefined && { wins: best.split('.')[2] }) })); // prettier-ignore
      return ok(contract.Losing.parse({ losing }));
    }
    if (method === 'GET') return there ? ok(itemOf(key, person.id)) : problem(404, 'There is no such clause.');
    if (ifMatch !== version) return problem(412, 'Somebody else was faster.', { item: itemOf(key, person.id) });
    if (how === 'discard') {
      state.draft.delete(key);
      state.version++;
    } else if (how === 'retire') put(key, null, person);
    else {
      const read = contract.ItemRequest.safeParse(body);
      if (!read.success) return problem(422, 'Look at the fields marked.', { errors: read.error.issues.map(({ path, message }) => ({ field: path.join('.'), wrong: message })) }); // prettier-ignore
      put(key, read.data.value, person);
    }
    return ok(itemOf(key, person.id));
  };
  const holdDocument = (policy: string, body: unknown) => {
    const { document } = contract.DocumentRequest.parse(body);
    const clauses = ([...laid()].filter(([key]) => key.startsWith(`clause.${policy}.`)) as [string, ClauseValue][]).map(
      ([key, { title, text }]) => {
        // prettier-ignore
        const still = document.includes(text);
        const near = document.split('\n').find((line) => line.includes(text.split(' ').slice(0, 3).join(' ')))?.replace('• ', '') ?? ''; // prettier-ignore
        return {
          key,
          title,
          still,
          pieces: still ? [{ is: 'same', text }] : pieces(text, near),
          text: still ? text : near,
        };
      },
    );
    const stems = Object.entries((laid().get(`policy.${policy}`) as PolicyValue).stems).map(([name, words]) => ({ name, still: document.includes(words) })); // prettier-ignore
    return ok(contract.DocumentCompared.parse({ clauses, stems, fresh: ['5. Artificial intelligence'] }));
  };
  const imported = () => {
    const items = fakeItems();
    // It does not say who approved it.
    const value = { ...(items.get('policy.phones') as PolicyValue), title: 'Online Safety Policy', approvedBy: '' };
    const clause = items.get('clause.phones.out-of-sight') as ClauseValue;
    return ok(contract.ImportRead.parse({ policies: [{ id: 'online-safety', value, clauses: [{ id: 'filters', value: { ...clause, title: 'using the filter', text: 'The filter must be on.' }, from: 'paragraph 12', guessed: ['stance', 'title'] }, { id: 'passwords', value: { ...clause, title: 'keeping passwords to yourself' }, from: 'paragraph 13', guessed: [] }] }], problems: [{ where: 'Paragraph 4', what: 'A table was read row by row.', mend: 'Compare it with the document.', stops: false }] })); // prettier-ignore
  };
  const takeIn = (body: unknown, person: Me) => {
    const { items } = contract.ImportRequest.parse(body);
    const there = items.filter(({ key, version }) => version !== (state.draft.get(key)?.version ?? 0));
    if (there.length > 0) return problem(412, 'Some of it is in the draft already.', { items: there.map(({ key }) => key) }); // prettier-ignore
    items.forEach(({ key, value }) => put(key, value, person));
    return ok({});
  };

  /** Answers a call of `person` below /api/v1/knowledge. */
  const answer = (person: Me, method: string, url: URL, body: unknown, ifMatch: number) => {
    if (state.refuse) return problem(state.refuse.status, state.refuse.detail);
    const [what = '', one = '', how = ''] = url.pathname.replace(/^\/api\/v1\/knowledge\/?/, '').split('/').map(decodeURIComponent); // prettier-ignore
    const edits = person.roles.some((role) => role === 'admin' || role === 'approver');
    if (!edits && !(person.roles.includes('auditor') && method === 'GET'))
      return problem(403, 'This is not open to you.');
    const number = Number(one);
    switch (what) {
      case '':
        return ok(overview());
      case 'items':
        return onItem(method, one, how, body, ifMatch, person);
      case 'preview': {
        const { value } = contract.PreviewRequest.parse(body);
        state.previews++;
        return ok(contract.Preview.parse({ card: fakeCard(value), problems: [] }));
      }
      case 'try': {
        const { question } = contract.TryRequest.parse(body);
        const [published, draft] = [fakeTry(newest().items, question), fakeTry(laid(), question)];
        return ok(contract.TryAnswer.parse({ published, draft, same: JSON.stringify(published.shown) === JSON.stringify(draft.shown) })); // prettier-ignore
      }
      case 'changes':
        return ok(contract.Changes.parse({ revision: newest().revision.number, changes: changed(newest().items, laid(), state.draft.keys(), person.id), along: state.along })); // prettier-ignore
      case 'revisions': {
        if (one === '') return ok(contract.Revisions.parse({ revisions: state.revisions.map(({ revision }) => revision).reverse() })); // prettier-ignore
        const against = Number(url.searchParams.get('against') ?? Math.max(1, number - 1));
        const [is, was] = [number, against].map((n) => state.revisions.find(({ revision }) => revision.number === n)!) as [typeof state.revisions[0], typeof state.revisions[0]]; // prettier-ignore
        return ok(contract.Compared.parse({ revision: is.revision, against, changes: changed(was.items, is.items, differing(was.items, is.items), '').map((change) => without(change, 'by', 'at')) })); // prettier-ignore
      }
      case 'checks':
        return method === 'POST' ? startCheck(body, person.id) : lookAt(one);
      case 'publish':
        return publish(body, ifMatch, person);
      case 'asked':
        return one === '' ? ok(contract.Asked.parse(state.asked)) : how === 'use' ? useAsked(one, body, person) : deleteAsked(one); // prettier-ignore
      case 'documents':
        return holdDocument(one, body);
      case 'import':
        return one === '' ? takeIn(body, person) : imported();
      case 'export':
        return ok('PK');
      case 'offered':
        if (method === 'POST') {
          state.offered = undefined;
          state.version++;
          return ok({});
        }
        return ok(contract.Changes.parse({ revision: newest().revision.number, changes: [], along: [] }));
      default:
        return problem(404, 'There is nothing at this address.');
    }
  };
  return { state, answer, put, itemOf };
}

const wordingOf = (value: ItemValue | undefined) => {
  if (value === undefined || Array.isArray(value)) return undefined;
  const { text, stem, document, approvedBy } = value as Partial<ClauseValue & PolicyValue>;
  return [text, stem, document, approvedBy];
};

function fieldsOf(was: ItemValue | undefined, is: ItemValue | undefined): Change['fields'] {
  const [before, after] = [was, is].map((value) => (Array.isArray(value) ? { questions: value } : { ...value })) as Record<string, unknown>[]; // prettier-ignore
  return [...new Set([...Object.keys(before!), ...Object.keys(after!)])].flatMap((field) => {
    const values = [before![field], after![field]];
    if (values.some((value) => Array.isArray(value))) return listed(field, values.map((value) => ((value ?? []) as unknown[]).map(entry)) as [string[], string[]]); // prettier-ignore
    const [a, b] = values.map((value) => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value))) as [string, string]; // prettier-ignore
    return a === b ? [] : [{ field, pieces: pieces(a, b) }];
  });
}

const entry = (one: unknown): string => (typeof one === 'string' ? one : ((one as { q?: string }).q ?? JSON.stringify(one))); // prettier-ignore

/** Of a list, what went and what came, each entry by itself. */
function listed(field: string, [was, is]: [string[], string[]]): Change['fields'] {
  const came = (list: string[], other: string[], how: 'added' | 'removed') => list.filter((one) => !other.includes(one)).map((text) => ({ is: how, text })); // prettier-ignore
  const found = [...came(was, is, 'removed'), ...came(is, was, 'added')];
  return found.length === 0 ? [] : [{ field, pieces: found }];
}

/** What is the same before and after, and what stands between. */
function pieces(a: string, b: string): Change['fields'][number]['pieces'] {
  const [was, is] = [a, b].map((text) => text.split(/(?<=\s)/)) as [string[], string[]];
  let start = 0;
  while (start < was.length && was[start] === is[start]) start++;
  let end = 0;
  while (end < Math.min(was.length, is.length) - start && was.at(-1 - end) === is.at(-1 - end)) end++;
  return [
    { is: 'same' as const, text: was.slice(0, start).join('') },
    { is: 'removed' as const, text: was.slice(start, was.length - end).join('') },
    { is: 'added' as const, text: is.slice(start, is.length - end).join('') },
    { is: 'same' as const, text: end === 0 ? '' : was.slice(-end).join('') },
  ].filter(({ text }) => text !== '');
}
