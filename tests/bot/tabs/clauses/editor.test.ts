import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { RefusedError } from '../../../../bot/tabs/api.ts';
import { createEditor, type Typed } from '../../../../bot/tabs/clauses/editor.ts';
import type { ClauseValue, Item } from '../../../../bot/tabs/clauses/said.ts';
import { chosen } from '../../../../bot/tabs/clauses/merge-items.ts';
import { tidyClause, wrongInClause } from '../../../../bot/tabs/clauses/limits.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const CLAUSE: ClauseValue = { section: '3', title: 'following pupils', stance: 'must-not', settings: [], actions: [], text: 'Follow pupils.', parts: [], summary: 'Do not.', additions: [], protected: [], examples: [] }; // prettier-ignore
const KEY = 'clause.social-media-policy.friends';
const by = { id: '00000000-0000-4000-8000-000000000015', name: 'Second admin', mine: false };
const anItem = (version: number, value?: ClauseValue | null): Item => ({ key: KEY, version, published: CLAUSE, history: [], ...(value !== undefined && { draft: { value, by, at: '2026-11-23T10:00:00.000Z', wording: false, overtaken: false } }) }); // prettier-ignore

/** A clause being edited; `answer` is what the service says to the next save. */
function anEditor({ typed, item = anItem(0) }: { typed?: Typed; item?: Item } = {}) {
  const saves: { value: ClauseValue; version: number }[] = [];
  let kept = typed;
  const school = {
    saves,
    kept: () => kept,
    answer: (value: ClauseValue, version: number): Promise<Item> => Promise.resolve(anItem(version + 1, value)),
  };
  const editor = createEditor<ClauseValue>({
    item,
    check: wrongInClause,
    tidy: tidyClause,
    now: () => new Date('2026-11-23T10:32:00Z'),
    kept: { get: () => kept, set: (next) => void (kept = next) },
    changed: () => undefined,
    saved: () => undefined,
    save: (value, version) => {
      saves.push({ value, version });
      return school.answer(value, version);
    },
  });
  return { editor, school };
}
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);
const refusal = (status: number, more: object = {}) => new RefusedError('No.', { status, ...more });

test('what is typed is saved once, a while after the last key, on the version that was read', async () => {
  const { editor, school } = anEditor();
  for (const summary of ['D', 'Do', 'Do not!']) {
    editor.change({ ...editor.value, summary });
    await pass(300);
  }
  expect(school.saves).toEqual([]);
  await pass(800);
  expect(school.saves).toEqual([{ value: { ...CLAUSE, summary: 'Do not!' }, version: 0 }]);
  expect(editor.state).toEqual({ is: 'saved', at: new Date('2026-11-23T10:32:00Z') });
});

test('what is typed while it is being saved is saved next, on the new version', async () => {
  const { editor, school } = anEditor();
  let arrive = () => {};
  school.answer = (value, version) => new Promise((done) => (arrive = () => done(anItem(version + 1, value))));
  editor.change({ ...CLAUSE, summary: 'First.' });
  await pass(800);
  editor.change({ ...CLAUSE, summary: 'First and second.' });
  arrive();
  await pass(800);
  arrive();
  await pass(0);
  expect(school.saves.map(({ value, version }) => [value.summary, version])).toEqual([['First.', 0], ['First and second.', 1]]); // prettier-ignore
  expect(editor.value.summary).toBe('First and second.');
  expect(editor.unsaved).toBe(false);
});

test('the service is away: what is typed stays, is kept for a reload, and is saved when it is back', async () => {
  const { editor, school } = anEditor();
  school.answer = () => Promise.reject(new RefusedError('Policy Guide cannot be reached.'));
  editor.change({ ...CLAUSE, summary: 'Typed.' });
  await pass(800);
  expect(editor.state.is).toBe('failed');
  expect(school.kept()?.value).toMatchObject({ summary: 'Typed.' });
  const reloaded = anEditor({ typed: school.kept()! });
  await pass(0);
  expect(reloaded.school.saves).toMatchObject([{ value: { summary: 'Typed.' }, version: 0 }]);
  expect(reloaded.school.kept()).toBeUndefined();
});

test('what was kept over a reload meets a newer version: both are shown, nothing is saved', async () => {
  const typed = { value: { ...CLAUSE, summary: 'Mine.' }, base: CLAUSE, version: 0 };
  const { editor, school } = anEditor({ typed, item: anItem(1, { ...CLAUSE, summary: 'Theirs.' }) });
  await pass(10_000);
  expect(editor.state).toMatchObject({ is: 'clash', clashes: [{ field: 'summary', mine: 'Mine.', theirs: 'Theirs.' }] }); // prettier-ignore
  expect(school.saves).toEqual([]);
});

test('refused for what it says: the fields are named, and it is not tried again before they are changed', async () => {
  const { editor, school } = anEditor();
  school.answer = () => Promise.reject(refusal(422, { errors: [{ field: 'value.title', wrong: 'Plain words.' }] }));
  editor.change({ ...CLAUSE, summary: 'Typed.' });
  await pass(60_000);
  expect(editor.errors).toEqual([{ field: 'title', wrong: 'Plain words.' }]);
  expect(school.saves).toHaveLength(1);
});

test('what is too long or empty is not sent', async () => {
  const { editor, school } = anEditor();
  editor.change({ ...CLAUSE, title: 'x'.repeat(161), summary: ' ' });
  await pass(800);
  expect(editor.errors.map(({ field }) => field)).toEqual(['title', 'summary']);
  expect(school.saves).toEqual([]);
});

test('an addition that was only begun stands in nobody’s way', async () => {
  const { editor, school } = anEditor();
  editor.change({ ...CLAUSE, additions: [{ by: '', text: '' }] });
  await pass(800);
  expect(school.saves).toEqual([]);
  expect(editor.unsaved).toBe(false);
  expect(editor.value.additions).toHaveLength(1);
});

test('somebody was faster: nothing is sent until it is decided field by field, then it is saved on theirs', async () => {
  const { editor, school } = anEditor();
  const theirs = { ...CLAUSE, title: 'following any pupil', summary: 'Theirs.' };
  school.answer = () => Promise.reject(refusal(412, { item: anItem(5, theirs) }));
  editor.change({ ...CLAUSE, summary: 'Mine.' });
  await pass(800);
  const { state } = editor;
  if (state.is !== 'clash') throw new Error('No clash.');
  expect(state.clashes.map(({ field, suggested }) => [field, suggested])).toEqual([['title', 'theirs'], ['summary', undefined]]); // prettier-ignore
  expect(chosen({ ...theirs }, state.clashes, {})).toBeUndefined();
  await pass(60_000);
  expect(school.saves).toHaveLength(1);
  school.answer = (value, version) => Promise.resolve(anItem(version + 1, value));
  editor.resolve(chosen({ ...theirs }, state.clashes, { summary: 'mine' })!);
  await pass(0);
  expect(school.saves.at(-1)).toEqual({ value: { ...theirs, summary: 'Mine.' }, version: 5 });
});

test('a change elsewhere is shown at once where nothing is typed, and never put over what is', async () => {
  const { editor } = anEditor();
  editor.heard(anItem(1, { ...CLAUSE, summary: 'Theirs.' }));
  expect(editor.value.summary).toBe('Theirs.');
  editor.change({ ...editor.value, title: 'mine' });
  editor.heard(anItem(2, { ...CLAUSE, summary: 'Theirs again.' }));
  expect(editor.value).toMatchObject({ title: 'mine', summary: 'Theirs.' });
  expect(editor.state.is).toBe('clash');
  await pass(60_000);
});

test('published by somebody while more is typed: typing goes on, on what is published now', async () => {
  const { editor, school } = anEditor({ item: anItem(3, { ...CLAUSE, summary: 'Draft.' }) });
  editor.change({ ...editor.value, summary: 'Draft and more.' });
  editor.heard({ ...anItem(0), published: { ...CLAUSE, summary: 'Draft.' } });
  await pass(800);
  expect(school.saves).toMatchObject([{ value: { summary: 'Draft and more.' }, version: 0 }]);
});

test('retired by somebody while it is typed in: the words stay, and one has to decide', async () => {
  const { editor, school } = anEditor();
  editor.change({ ...CLAUSE, summary: 'Mine.' });
  editor.heard(anItem(1, null));
  await pass(60_000);
  expect(editor.state).toMatchObject({ is: 'clash', theirs: { draft: { value: null } } });
  expect(editor.value.summary).toBe('Mine.');
  expect(school.saves).toEqual([]);
});

test('one’s own saving heard of again takes nothing from the screen: neither a row only begun nor the space before the next word', async () => {
  const { editor, school } = anEditor();
  school.answer = (value, version) => Promise.resolve(anItem(version + 1, { ...value, summary: value.summary.trim() }));
  editor.change({ ...CLAUSE, summary: 'Ask the ', additions: [{ by: '', text: '' }] });
  await pass(800);
  editor.heard(anItem(1, { ...CLAUSE, summary: 'Ask the' }));
  expect(editor.value).toMatchObject({ summary: 'Ask the ', additions: [{ by: '', text: '' }] });
  editor.change({ ...editor.value, summary: 'Ask the office' });
  await pass(800);
  expect(school.saves.at(-1)).toMatchObject({ version: 1, value: { summary: 'Ask the office' } });
  editor.heard(anItem(3, { ...CLAUSE, summary: 'Somebody else’s.' }));
  expect(editor.value.summary).toBe('Somebody else’s.');
});
