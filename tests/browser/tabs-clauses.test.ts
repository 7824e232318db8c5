import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { ClauseValue } from '../../bot/tabs/clauses/said.ts';
import { ADMIN, APPROVER, SECOND_ADMIN } from '../support/a-fake-service.ts';
import { picture } from './a-browser.ts';
import { barriers, isFocused } from './a-check-up.ts';
import { inATab } from './in-a-tab.ts';

const opened = inATab('clauses', ADMIN);
let browser: ReturnType<typeof opened>['browser'];
let tab: ReturnType<typeof opened>['tab'];
let page: Page;
beforeEach(() => {
  ({ browser, tab, page } = opened());
  page.setDefaultTimeout(10_000);
});

const FRIENDS = 'clause.social-media-policy.no-pupil-friends';
const PLACE = '#/clause/social-media-policy/no-pupil-friends';
const button = (name: string | RegExp) => page.getByRole('button', { name });
const summary = () => page.getByLabel('In plain words');
const saved = () => page.getByText(/^Saved in the draft \d\d:\d\d/).waitFor();
const go = (place: string) => page.evaluate(`location.hash = '${place}'`);
const draft = (key = FRIENDS) => tab.clauses.state.draft.get(key)?.value as ClauseValue | undefined;
const second = { id: SECOND_ADMIN, name: 'Second admin, trust' };

/** Goes on with the tabulator until the keyboard is there. */
async function tabTo(control: Locator): Promise<void> {
  await control.waitFor();
  for (let presses = 0; presses < 80; presses++) {
    if (await isFocused(control)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The keyboard does not get there.');
}

test('with the keyboard only: find a clause, change its summary, try a question, check and publish it', async () => {
  await tabTo(page.getByRole('searchbox'));
  await page.keyboard.type('freinds');
  const line = page.getByRole('link', { name: /being friends with/i });
  await page.getByText('1 clause of 6').waitFor();
  await tabTo(line);
  await page.keyboard.press('Enter');
  await page.locator('#clause-heading:focus').waitFor();
  await tabTo(summary());
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Keep pupils off your friends list.');
  await page.locator('.preview-card').getByText('Keep pupils off your friends list.').waitFor();
  await saved();
  await tabTo(page.getByLabel('Question', { exact: true }));
  await page.keyboard.type('a lad added me on insta');
  await page.keyboard.press('Enter');
  await page.getByText('Draft and published answer this alike.').waitFor();
  await page.getByText('“lad” read as pupil: speaks for “being friends with or following pupils”').first().waitFor();
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'clauses-do-1-edited');
  await page.evaluate('scrollTo(0, 0)');
  await go('#/changes');
  await page.getByText('Keep pupils off your friends list.').waitFor();
  await picture(page, 'clauses-do-2-changes');
  await tabTo(button('Check it'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Checked: nothing stands in the way' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await tabTo(page.getByLabel('Note, for whoever looks back'));
  await page.keyboard.type('Plainer words');
  await picture(page, 'clauses-do-3-checked');
  await tabTo(button('Publish'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '✔ Version 2 is in force' }).waitFor();
  await picture(page, 'clauses-do-4-in-force');
  expect(tab.clauses.state.revisions.at(-1)!.revision).toMatchObject({ number: 2, note: 'Plainer words' });
});

describe('two people at once', () => {
  test('another’s change is seen within five seconds; typed over it, both versions are shown and nothing is overwritten', async () => {
    await go(PLACE);
    await summary().waitFor();
    tab.clauses.put(FRIENDS, { ...clause(), title: 'being friends with pupils' }, second);
    await page.getByRole('heading', { name: 'being friends with pupils', exact: true }).waitFor({ timeout: 5000 });
    await page.getByText(/by Second admin, trust/).waitFor();
    await summary().fill('Mine, typed while they typed.');
    tab.clauses.put(
      FRIENDS,
      { ...draft()!, summary: 'Theirs.', examples: [...draft()!.examples, example('theirs')] },
      second,
    );
    const box = page.getByRole('region', { name: 'Second admin, trust changed this too' });
    await box.getByText('Mine, typed while they typed.').waitFor();
    expect(await summary().inputValue()).toBe('Mine, typed while they typed.');
    expect(await isFocused(summary())).toBe(true);
    await button('Choose which words go on').click();
    expect(await isFocused(box)).toBe(true);
    expect(draft()!.summary).toBe('Theirs.');
    expect(await button('Save what is chosen').getAttribute('aria-disabled')).toBe('true');
    await picture(page, 'clauses-do-5-conflict');
    expect(await barriers(page)).toEqual([]);
    await box.getByRole('group', { name: 'In plain words' }).getByRole('radio').first().check();
    await button('Save what is chosen').click();
    await saved();
    expect(draft()).toMatchObject({ summary: 'Mine, typed while they typed.', title: 'being friends with pupils' });
    expect(draft()!.examples.map(({ q }) => q)).toContain('theirs');
  });

  test('somebody publishes after the check: it says so, and is checked again', async () => {
    tab.clauses.put(FRIENDS, { ...clause(), summary: 'Mine.' }, { id: ADMIN, name: 'Policy admin, trust' });
    await go('#/changes');
    await button('Check it').click();
    await page.getByRole('heading', { name: /^Checked/ }).waitFor();
    const [{ revision, items }] = tab.clauses.state.revisions as [(typeof tab.clauses.state.revisions)[0]];
    tab.clauses.state.revisions.push({ items, revision: { ...revision, number: 2 } });
    await button('Publish').click();
    await page.getByText('Version 2 was published meanwhile.').waitFor();
    await button('Check again').click();
    await page.getByRole('heading', { name: /^Checked/ }).waitFor();
    await button('Publish').click();
    await page.getByRole('heading', { name: '✔ Version 3 is in force' }).waitFor();
  });
});

test('a protected question that breaks stops an admin, and an approver only with a reason', async () => {
  const taken = { ...clause(), title: 'pupils', examples: [example('something else')] };
  tab.clauses.put(FRIENDS, taken, second);
  await go('#/changes');
  await button('Check them').click();
  await page.getByText('Tick what is to be published first.').waitFor();
  await page.getByRole('checkbox').check();
  await button('Check it').click();
  await page.getByRole('heading', { name: '1 thing stands in the way' }).waitFor();
  await page.getByText('“Can I follow a pupil on Instagram?”').waitFor();
  await page.getByText('only an approver may publish all the same').waitFor();
  expect(await button(/^Publish/).count()).toBe(0);
  await picture(page, 'clauses-do-6-stopped');
  const check = page.url().split('#')[1]!;
  const approver = await browser.open(tab.home, { at: tab.address('clauses', APPROVER, `#${check}`) });
  try {
    const publish = approver.page.getByRole('button', { name: 'Publish all the same' });
    await publish.click();
    await approver.page.getByText('Write something here.').waitFor();
    await approver.page.getByLabel('Why may protected questions break?').fill('The clause is to be retired.');
    await publish.click();
    await approver.page.getByRole('heading', { name: '✔ Version 2 is in force' }).waitFor();
    expect(tab.clauses.state.revisions.at(-1)!.revision.override).toBe('The clause is to be retired.');
  } finally {
    await approver.close();
  }
});

test('the service fails in mid-word: what is typed stays, over a reload too, and is saved once it is back', async () => {
  await go(PLACE);
  await summary().waitFor();
  tab.clauses.state.refuse = { status: 503, detail: 'The database is away. Try again in a minute.' };
  await summary().fill('Typed while the service is away.');
  await page.getByText('The database is away.').first().waitFor();
  expect(await summary().inputValue()).toBe('Typed while the service is away.');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByText('The database is away.').first().waitFor();
  tab.clauses.state.refuse = undefined;
  await button('Try again').first().click();
  await saved();
  expect(draft()!.summary).toBe('Typed while the service is away.');
});

test('what is too long is said by its field, counted, and not sent', async () => {
  await go(PLACE);
  await page.getByLabel('Title').fill('x'.repeat(161));
  await page.getByText('Shorten it by 1 character.').first().waitFor();
  await page.getByText('161 of 160 characters').waitFor();
  expect(draft()).toBeUndefined();
  await page.getByLabel('Title').fill('being friends');
  await saved();
});

test('examples are pasted, marked and looked at; those that do not win say what does', async () => {
  await go(PLACE);
  await page
    .getByLabel('Add examples')
    .fill('• can I follow a pupil\n• do I need consent to post a pupil\n“snapchat with year 10s”');
  await button('Add').last().click();
  await saved();
  expect(
    draft()!
      .examples.map(({ q }) => q)
      .slice(3),
  ).toEqual(['do I need consent to post a pupil', 'snapchat with year 10s']);
  await button('Edit example: snapchat with year 10s').click();
  await page.getByLabel(/^It tells that a pupil has contacted/).check();
  await button('Done').click();
  await button('Which of them do not win?').click();
  await page.getByText('Does not win: “posting photographs of pupils on the school account” does').waitFor();
  await button('Which of them do not win?').scrollIntoViewIfNeeded();
  await picture(page, 'clauses-do-7-examples');
  expect(draft()!.examples.at(-1)).toMatchObject({ escalate: true });
});

test('new exact words come with the new document, and another approver publishes them', async () => {
  await go('#/policy/social-media-policy/document');
  const document = (tab.clauses.state.revisions[0]!.items.get('policy.social-media-policy') as { document: string }).document; // prettier-ignore
  await page.getByLabel('Or pasted').fill(document.replace('or follow them', 'or follow them, on any site'));
  await button('Hold it against the clauses').click();
  await page.getByText('4 clauses stand in it word for word. 1 clause does not.').waitFor();
  await picture(page, 'clauses-do-8-document');
  await button('Put it into the draft').click();
  await page.getByText('Give month and year.').first().waitFor();
  await page.getByLabel('Approved by').fill('ELT');
  await page.getByLabel('Last review').fill('2026-11');
  await page.getByLabel('Next review').fill('2028-11');
  await button('Put it into the draft').click();
  await page.getByText('Exact wording: needs another approver').first().waitFor();
  await picture(page, 'clauses-do-9-wording');
  await button('Check them').click();
  await page.getByText('another person, who is an approver, must publish it').waitFor();
  expect(await button(/^Publish/).count()).toBe(0);
  const check = page.url().split('#')[1]!;
  const approver = await browser.open(tab.home, { at: tab.address('clauses', APPROVER, `#${check}`) });
  try {
    await approver.page.getByRole('button', { name: 'Publish' }).click();
    await approver.page.getByRole('heading', { name: '✔ Version 2 is in force' }).waitFor();
  } finally {
    await approver.close();
  }
});

test('what was asked in vain becomes an example, or is deleted; a version is compared and restored', async () => {
  await go('#/asked');
  await page.getByText('3 more questions told of a pupil’s contact.').waitFor();
  await button(/^Make it an example of….*youtube video/).click();
  await page.getByRole('button', { name: 'Make it an example', exact: true }).click();
  await page.getByText('Choose the clause that answers it.').waitFor();
  await page.getByRole('radio', { name: /sharing photographs/ }).check();
  await page.getByRole('button', { name: 'Make it an example', exact: true }).click();
  await page
    .getByRole('status')
    .getByText(/^In the draft, as an example of “sharing photographs/)
    .waitFor();
  expect(draft('clause.social-media-policy.no-pupil-photos')!.examples.at(-1)!.q).toBe('can pupils be in my youtube video'); // prettier-ignore
  await button(/^Delete.*staff meeting/).click();
  await page.getByText('Nobody waits for them.').waitFor();
  await button(/^Yes, delete for good/).click();
  await page.getByText('what time is the staff meeting').waitFor({ state: 'detached' });
  const [first] = tab.clauses.state.revisions as [(typeof tab.clauses.state.revisions)[0]];
  const items = new Map(first.items).set(FRIENDS, { ...clause(), summary: 'The second version.' });
  tab.clauses.state.revisions.push({ items, revision: { ...first.revision, number: 2, kind: 'publish', changes: 1 } });
  await go('#/versions/1/2');
  await page.getByRole('button', { name: 'Restore version 1…' }).click();
  await button('Publish').click();
  await page.getByRole('heading', { name: '✔ Version 3 is in force' }).waitFor();
  expect(tab.clauses.state.revisions.at(-1)!.items).toBe(first.items);
});

test('a Word document is read first, reviewed, what it does not say is filled in, and what is ticked goes into the draft; a retired clause comes back', async () => {
  await go('#/import');
  await page.getByLabel('File').setInputFiles({ name: 'Online safety.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK') }); // prettier-ignore
  await page.getByText('Guessed: stance, title').click();
  await page.getByLabel('Title').first().fill('leaving the filter on');
  await page.getByLabel('Take “keeping passwords to yourself”').uncheck();
  await picture(page, 'clauses-do-10-import');
  await button('Take 2 items into the draft').click();
  await page.getByText(/^Not taken yet: something is missing or too long in “Online Safety Policy”/).waitFor();
  expect(tab.clauses.state.draft.size).toBe(0);
  await page.keyboard.type('Trustees');
  await button('Take 2 items into the draft').click();
  await page.getByRole('heading', { name: 'leaving the filter on' }).waitFor();
  expect([...tab.clauses.state.draft.keys()]).toEqual(['policy.online-safety', 'clause.online-safety.filters']);
  await go(PLACE);
  await button('Retire this clause…').click();
  await button('Yes, retire it').click();
  await page.getByText('Retired in the draft.', { exact: true }).waitFor();
  expect(tab.clauses.state.draft.get(FRIENDS)!.value).toBeNull();
  await button('Bring it back').click();
  await summary().waitFor();
  expect(tab.clauses.state.draft.has(FRIENDS)).toBe(false);
});

const clause = () => tab.clauses.state.revisions[0]!.items.get(FRIENDS) as ClauseValue;
const example = (q: string) => ({ q, shown: [], or: [], escalate: false });
