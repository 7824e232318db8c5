import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ClauseValue, PolicyValue } from '../../bot/tabs/clauses/said.ts';
import { ADMIN } from '../support/a-fake-service.ts';
import { picture } from './a-browser.ts';
import { isFocused } from './a-check-up.ts';
import { inATab } from './in-a-tab.ts';

const opened = inATab('clauses', ADMIN);
let tab: ReturnType<typeof opened>['tab'];
let page: Page;
beforeEach(() => {
  ({ tab, page } = opened());
  page.setDefaultTimeout(10_000);
});

const FRIENDS = 'clause.social-media-policy.no-pupil-friends';
const CONTACTED = 'clause.social-media-policy.contacted';
const me = { id: ADMIN, name: 'Policy admin, trust' };
const button = (name: string | RegExp) => page.getByRole('button', { name });
const go = (place: string) => page.evaluate(`location.hash = '${place}'`);
const published = (key: string) => tab.clauses.state.revisions[0]!.items.get(key) as ClauseValue;
const example = (q: string) => ({ q, shown: [], or: [], escalate: false });

test('under Changes each example that comes has a line of its own, and what a retired clause takes along is to be read', async () => {
  const clause = published(CONTACTED);
  tab.clauses.put(CONTACTED, { ...clause, examples: [...clause.examples, example('he wrote to me'), example('she rang me')] }, me); // prettier-ignore
  tab.clauses.put(FRIENDS, null, me);
  const along = { key: 'clause.social-media-policy.no-pupil-photos', kind: 'changed', title: 'sharing photographs', wording: false, overtaken: false, fields: [{ field: 'examples', pieces: [{ is: 'removed', text: 'may I (shown: no-pupil-friends)' }, { is: 'added', text: 'may I' }] }] } as const; // prettier-ignore
  tab.clauses.state.along = [{ ...along, fields: along.fields.map((field) => ({ ...field, pieces: [...field.pieces] })) }]; // prettier-ignore
  await go('#/changes');
  const [one, two] = await Promise.all(['he wrote to me', 'she rang me'].map((q) => page.getByText(q).boundingBox()));
  expect(two!.y).toBeGreaterThan(one!.y + one!.height - 1);
  await page.getByText('1 other item changes with what is retired').click();
  await page.getByText('may I (shown: no-pupil-friends)').waitFor();
  await page.getByText('2 changes ticked.').waitFor();
  await picture(page, 'clauses-hand-1-along');
});

test('the first version is held against the one in force; restored, its note says so', async () => {
  const [first] = tab.clauses.state.revisions as [(typeof tab.clauses.state.revisions)[0]];
  const items = new Map(first.items).set(FRIENDS, { ...published(FRIENDS), summary: 'The second version.' });
  tab.clauses.state.revisions.push({ items, revision: { ...first.revision, number: 2, kind: 'publish', changes: 1 } });
  await page.reload();
  await go('#/versions/1');
  await page.getByText('Struck through: only in version 2. Underlined: only in version 1.').waitFor();
  expect(await page.getByLabel('Compared with').inputValue()).toBe('2');
  await page.locator('del', { hasText: 'The second version.' }).waitFor();
  await button('Restore version 1…').click();
  await page.getByRole('link', { name: 'What that brings back' }).waitFor();
  await button('Publish').click();
  await page.getByRole('heading', { name: '✔ Version 3 is in force' }).waitFor();
  expect(tab.clauses.state.revisions.at(-1)!.revision.note).toBe('Version 1 again');
});

test('a policy begun by hand: what is missing is marked until it is there, and its first document takes its approval over', async () => {
  await go('#/new-policy');
  await button('Add it to the draft').click();
  const title = page.getByLabel('Title', { exact: true });
  await page.getByText('Write something here.').first().waitFor();
  expect(await isFocused(title)).toBe(true);
  await page.keyboard.type('Online Safety Policy');
  expect(await title.getAttribute('aria-invalid')).toBe(null);
  await page.getByLabel('Approved by').fill('ELT');
  await page.getByLabel('Last review').fill('2026-09');
  await page.getByLabel('Next review').fill('2028-09');
  await page.getByLabel('Title of section 1').fill('Passwords');
  await button('Add it to the draft').click();
  await page.getByRole('link', { name: 'Put the document in' }).click();
  await page.getByRole('heading', { name: 'The document of “Online Safety Policy”' }).waitFor();
  await page.getByLabel('Or pasted').fill('Staff must not share their passwords.');
  await button('Hold it against the clauses').click();
  await page.getByText('This policy has no clauses yet').waitFor();
  await button('Put it into the draft').click();
  await page.getByRole('heading', { name: 'Changes, not published yet' }).waitFor();
  const policy = tab.clauses.state.draft.get('policy.online-safety-policy')!.value as PolicyValue;
  expect(policy).toMatchObject({ approvedBy: 'ELT', nextReview: '2028-09', document: 'Staff must not share their passwords.' }); // prettier-ignore
});

test('the keyboard is not lost where what it was on goes away', async () => {
  await go('#/asked');
  const asked = button(/^Make it an example of….*youtube video/);
  await asked.focus();
  await page.keyboard.press('Enter');
  await button(/^Make it an example$/).click();
  await page.getByText('Choose the clause that answers it.').waitFor();
  expect(await isFocused(page.getByRole('searchbox', { name: 'Search clauses' }))).toBe(true);
  await button('Leave it').press('Enter');
  await page.locator(':focus[aria-label^="Make it an example of…"]').waitFor();
  await go('#/words');
  await button('Remove shorthand pls').press('Enter');
  await page.locator(':focus[aria-label="Remove shorthand u"]').waitFor();
  await go('#/clause/social-media-policy/no-pupil-friends');
  await button('Retire this clause…').press('Enter');
  await button('Keep it').press('Enter');
  await page.locator('button:focus', { hasText: 'Retire this clause…' }).waitFor();
  await button(/^Remove example: a lad/).press('Enter');
  await page.locator(':focus[aria-label*="is it ok to be friends"]').waitFor();
  await page.getByRole('link', { name: /^See and publish changes/ }).press('Enter');
  await page.locator('h2:focus', { hasText: 'Changes, not published yet' }).waitFor();
});

test('the keyboard is on what was opened before the next key can be pressed', async () => {
  await go('#/clause/social-media-policy/no-pupil-friends');
  const pressed = `new Promise((seen) => {
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Retire this clause…').click();
    queueMicrotask(() => seen(document.activeElement.getAttribute('aria-label')));
  })`;
  await button('Retire this clause…').waitFor();
  expect(await page.evaluate(pressed)).toBe('Are you sure?');
});

test('what is retired and published says so, also to whoever has it open, and where it can be brought back', async () => {
  await go('#/clause/social-media-policy/no-pupil-friends');
  await page.getByLabel('In plain words').waitFor();
  const [first] = tab.clauses.state.revisions as [(typeof tab.clauses.state.revisions)[0]];
  const items = new Map(first.items);
  items.delete(FRIENDS);
  tab.clauses.state.revisions.push({ items, revision: { ...first.revision, number: 2, kind: 'publish', changes: 1 } });
  tab.clauses.state.version++;
  const said = page.getByText('This was retired: staff do not get it any more.');
  await said.waitFor();
  await page.reload();
  await said.waitFor();
});
