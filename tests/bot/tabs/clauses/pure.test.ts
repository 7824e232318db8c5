import { describe, expect, test } from '@jest/globals';
import { STANCES as ON_CARDS } from '../../../../cards/stance.ts';
import * as contract from '../../../../bot/http/clauses-contract.ts';
import { addLines } from '../../../../bot/tabs/clauses/add-lines.ts';
import { createFinder } from '../../../../bot/tabs/clauses/find-clauses.ts';
import { listed, newId } from '../../../../bot/tabs/clauses/keys.ts';
import { LIMITS, wrongInClause, wrongInPolicy } from '../../../../bot/tabs/clauses/limits.ts';
import { clashes } from '../../../../bot/tabs/clauses/merge-items.ts';
import { reasonWords } from '../../../../bot/tabs/clauses/reason-words.ts';
import type { ClauseValue, PolicyValue } from '../../../../bot/tabs/clauses/said.ts';
import { STAFF_WORDS } from '../../../../bot/tabs/clauses/word-lists.ts';
import { fieldWords, STANCES } from '../../../../bot/tabs/clauses/words.ts';
import { ADMIN } from '../../../support/a-fake-service.ts';
import { aFakeClausesService } from '../../../support/a-fake-clauses-service.ts';

const service = aFakeClausesService({ many: 94 });
const me = { id: ADMIN, name: 'Policy admin', roles: ['admin' as const], schools: [], detailDays: 90 };
const overview = service.answer(me, 'GET', new URL('http://x.invalid/api/v1/knowledge'), undefined, 0).body as ReturnType<typeof contract.Overview.parse>; // prettier-ignore
const items = service.state.revisions[0]!.items;
const clause = items.get('clause.social-media-policy.no-pupil-friends') as ClauseValue;
const policy = items.get('policy.social-media-policy') as PolicyValue;

test('stances are shown as on the cards', () => {
  const shown = Object.fromEntries(Object.entries(ON_CARDS).map(([name, { icon, words }]) => [name, { icon, words }]));
  expect(STANCES).toEqual(shown);
});

describe('what is wrong is found here where the service would find it', () => {
  const x = (length: number) => 'x'.repeat(length);
  test.each<[string, Partial<ClauseValue>]>([
    ['title at its longest', { title: x(LIMITS.heading) }],
    ['title too long', { title: x(LIMITS.heading + 1) }],
    ['title with a star', { title: 'never * this' }],
    ['empty summary', { summary: '  ' }],
    ['summary too long', { summary: x(LIMITS.summary + 1) }],
    ['wording at its longest', { text: x(LIMITS.words) }],
    ['wording too long', { text: x(LIMITS.words + 1) }],
    ['addition in nobody’s name', { additions: [{ by: '', text: 'Here too.' }] }],
    ['example too long', { examples: [{ q: x(LIMITS.question + 1), shown: [], or: [], escalate: false }] }],
    ['rule without words', { parts: [{ act: 'telling', stance: 'must', actions: [], text: '' }] }],
  ])('clause: %s', (_, more) => {
    const value = { ...clause, ...more };
    expect(wrongInClause(value).length === 0).toBe(contract.ClauseValue.safeParse(value).success);
  });
  test.each<[string, Partial<PolicyValue>]>([
    ['as it is', {}],
    ['no approver', { approvedBy: '' }],
    ['a month that is none', { nextReview: '2026-13' }],
    ['a section without a title', { sections: [{ number: '1', title: '' }] }],
  ])('policy: %s', (_, more) => {
    const value = { ...policy, ...more };
    expect(wrongInPolicy(value).length === 0).toBe(contract.PolicyValue.safeParse(value).success);
  });
  test('two sections of one number', () => {
    const sections = [{ number: '1', title: 'A' }, { number: '1', title: 'B' }]; // prettier-ignore
    expect(wrongInPolicy({ ...policy, sections }).map(({ field }) => field)).toEqual(['sections.1.number']);
  });
});

test('clauses are found as one types: by exact words first, a slip of the finger forgiven, each word met', () => {
  const find = createFinder(listed(overview));
  const ids = (typed: string) => find(typed).map(({ clause: { id } }) => id);
  expect(ids('')).toHaveLength(100);
  expect(ids('freinds')).toEqual(['no-pupil-friends']);
  expect(ids('photographs own')[0]).toBe('no-pupil-photos');
  expect(ids('headteacher phones')).toEqual([]);
  expect(ids('rule 17')[0]).toBe('more-17');
});

test('pasted lines lose bullets and quotation marks, and what is there already is left out', () => {
  const { added, skipped } = addLines('• Can I?\n\n2) can i follow\n"May we?"\ncan  I?', [{ q: 'Can I follow' }]);
  expect(added.map(({ q }) => q)).toEqual(['Can I?', 'May we?']);
  expect(skipped).toBe(2);
});

describe('two versions of a list', () => {
  const q = (name: string, escalate = false) => ({ q: name, escalate });
  const of = (base: unknown, mine: unknown, theirs: unknown) => clashes({ base: { list: base }, mine: { list: mine }, theirs: { list: theirs } })[0]; // prettier-ignore
  test('what either added stays and what either removed goes', () => {
    expect(of([q('a'), q('b'), q('c')], [q('a'), q('c'), q('mine')], [q('b'), q('c'), q('theirs')])).toMatchObject({ suggested: 'both', both: [q('c'), q('theirs'), q('mine')] }); // prettier-ignore
  });
  test('the same entry changed by both, or changed by one and removed by the other, has to be decided', () => {
    expect(of([{ q: 'a', n: 1 }], [{ q: 'a', n: 2 }], [{ q: 'a', n: 3 }])).not.toHaveProperty('both');
    expect(of([q('a')], [q('a', true)], [])).not.toHaveProperty('both');
  });
  test('records go word by word', () => {
    const list = (...words: string[]) => ({ pupil: words });
    expect(of(list('kid'), list('kid', 'lad'), list('kid', 'lass'))).toMatchObject({ both: { pupil: ['kid', 'lass', 'lad'] } }); // prettier-ignore
  });
});

test('why it decided is said in a teacher’s words', () => {
  expect(reasonWords({ words: 'fb', meant: 'facebook', readAs: 'social-network', speaksFor: 'no-pupil-friends' }, overview)).toBe('“fb” (understood as “facebook”) read as social network: speaks for “being friends with or following pupils”'); // prettier-ignore
  expect(reasonWords({ words: 'lad', readAs: 'pupil', speaksFor: 'tell-headteacher' }, overview)).toBe('“lad” read as pupil: tells of a pupil’s contact'); // prettier-ignore
});

test('a new clause gets an id from its title, another where it is taken', () => {
  expect(newId('Filming pupils, for YouTube!', [])).toBe('filming-pupils-for-youtube');
  expect(newId('Phones', ['phones', 'phones-2'])).toBe('phones-3');
  expect(newId('…', [])).toBe('new');
});

test('a phrase of more words than are ever read together is refused', () => {
  const wrong = (phrase: string) => STAFF_WORDS.check({ concepts: { login: [phrase] }, shorthand: {} });
  expect(wrong('my login for the register')).toEqual([]);
  expect(wrong('my login for the old register')).toEqual([
    { field: 'concepts.login', wrong: '“my login for the old register…” is too long: at most 5 words.' },
  ]);
});

test.each([
  ['examples', 'Examples'],
  ['examples.3.q', 'Examples, number 4'],
  ['concepts.school-account', 'What staff call things: “school account”'],
  ['shorthand.2nite', 'Shorthand: “2nite”'],
  ['questions', 'Questions'],
  ['parts.1.stance', 'Rules within it, number 2: stance'],
])('the field %s is called “%s”', (field, words) => expect(fieldWords(field)).toBe(words));
