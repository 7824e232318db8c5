import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ADMIN, APPROVER, HEAD } from '../support/a-fake-service.ts';
import { aBrowser, picture } from './a-browser.ts';
import { barriers, isFocused } from './a-check-up.ts';
import { aTab } from './a-tab.ts';

let browser: Awaited<ReturnType<typeof aBrowser>>;
let tab: Awaited<ReturnType<typeof aTab>>;
let opened: Awaited<ReturnType<typeof browser.open>>[];
beforeAll(async () => void (browser = await aBrowser()));
afterAll(() => browser.close());
beforeEach(async () => {
  tab = await aTab();
  opened = [];
});
afterEach(async () => {
  for (const { problems, close } of opened) {
    expect(problems).toEqual([]);
    await close();
  }
  await tab.stop();
});

/** The Schools tab of somebody, each in a browser of their own. */
async function as(person: string, place = ''): Promise<Page> {
  const here = await browser.open(tab.home, { at: tab.address('schools', person, place) });
  opened.push(here);
  return here.page;
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const phone = (page: Page) => page.getByLabel('Phone, shown to staff when it cannot wait');

async function proposeAPhone(page: Page): Promise<void> {
  await page.getByRole('link', { name: /Northfield School/ }).click();
  await phone(page).fill('01632 960199');
  await press(page, 'Propose');
  await page.getByText(/You proposed this, so somebody else must approve it/).waitFor();
}

describe('changing schools takes two people', () => {
  test('an admin proposes and cannot approve; another person sees it come, reads what changes, and approves', async () => {
    const approver = await as(APPROVER);
    await approver.getByRole('link', { name: /Northfield School/ }).waitFor();
    const admin = await as(ADMIN);
    await proposeAPhone(admin);
    expect(await admin.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    await approver.getByText('Policy admin, trust has proposed changes.').waitFor({ timeout: 8000 });
    await approver.getByRole('link', { name: 'See the proposal' }).click();
    await approver.getByRole('row', { name: /Phone 01632 960111 01632 960199/ }).waitFor();
    await picture(approver, 'schools-1-proposal');
    expect(await barriers(approver)).toEqual([]);
    await press(approver, 'Approve');
    await approver.getByRole('heading', { name: 'Nothing is proposed' }).waitFor();
    await approver.getByText('Approved: it is in force, and the receivers are told.').waitFor();
    expect(tab.state.schools.schools!.schools[0]!.phone).toBe('01632 960199');
    await admin.getByRole('heading', { name: 'Nothing is proposed' }).waitFor({ timeout: 8000 });
  });

  test('rejected by another person: nothing has changed', async () => {
    await proposeAPhone(await as(ADMIN));
    const approver = await as(APPROVER, '#/proposal');
    await press(approver, 'Reject');
    await approver.getByText('Rejected. Nothing has changed, and the receivers are told.').waitFor();
    expect(tab.state.schools.schools!.schools[0]!.phone).toBe('01632 960111');
    expect(tab.state.schools.proposal).toBeUndefined();
  });

  test('taken back by who proposed it: it waits for nobody any more', async () => {
    const admin = await as(ADMIN);
    await proposeAPhone(admin);
    await picture(admin, 'schools-1-withdraw');
    await press(admin, 'Withdraw');
    await admin.getByText('Withdrawn. Nothing has changed, and the receivers are told.').waitFor();
    expect(tab.state.schools.schools!.schools[0]!.phone).toBe('01632 960111');
    expect(tab.state.schools.proposal).toBeUndefined();
  });

  test('an approver whom it names is told so, and that somebody in it is known to nobody by name', async () => {
    const schools = structuredClone(tab.state.schools.schools!);
    schools.schools[0]!.headteacher = APPROVER;
    schools.schools[0]!.deputies = ['00000000-0000-4000-8000-0000000000ee'];
    tab.state.schools.proposal = { id: 'p1', by: ADMIN, name: 'Policy admin, trust', at: new Date().toISOString(), mine: false, schools }; // prettier-ignore
    const approver = await as(APPROVER, '#/proposal');
    await approver.getByText('You are named in it yourself. Approve it only if that is right.').waitFor();
    await approver.getByText(/Policy Guide has not met everybody named in it/).waitFor();
    await approver.getByText('Not known by name (id 00000000-0000-4000-8000-0000000000ee)').waitFor();
    await picture(approver, 'schools-2-named-yourself');
  });

  test('the proposal was decided meanwhile: the press says so, and the page shows how it stands', async () => {
    await proposeAPhone(await as(ADMIN));
    const approver = await as(APPROVER, '#/proposal');
    await approver.getByRole('button', { name: 'Approve' }).waitFor();
    tab.state.refuse = { status: 404, detail: 'There is nothing here for you.' };
    await press(approver, 'Approve');
    await approver.getByRole('alert').getByText('There is nothing here for you.').waitFor();
    tab.state.refuse = undefined;
    delete tab.state.schools.proposal;
    tab.state.version++;
    await approver.getByRole('heading', { name: 'Nothing is proposed' }).waitFor({ timeout: 8000 });
  });
});

describe('an admin’s draft', () => {
  test('a school is added, what is wrong with it is said in its place, and nothing is in force before it is approved', async () => {
    const page = await as(ADMIN);
    await press(page, 'Add a school');
    await page.getByRole('heading', { name: 'A new school' }).waitFor();
    expect(await isFocused(page.getByRole('heading', { name: 'A new school' }))).toBe(true);
    await page.getByLabel('Name', { exact: true }).fill('Southmere School');
    await page.getByLabel('Headteacher', { exact: true }).selectOption({ label: 'Headteacher, Northfield' });
    await press(page, 'Add a deputy');
    await page.getByLabel('Deputy 1', { exact: true }).selectOption({ label: 'Safeguarding lead, trust' });
    await phone(page).fill('1');
    await press(page, 'Propose');
    await page.getByText('give a number that can be dialled').first().waitFor();
    expect(await phone(page).getAttribute('aria-invalid')).toBe('true');
    await page.locator('input[type=tel]:focus').waitFor();
    await picture(page, 'schools-3-wrong');
    await phone(page).fill('01632 960122');
    await press(page, 'Propose');
    await page.getByRole('row', { name: /Southmere School School – Added/ }).waitFor();
    await picture(page, 'schools-4-added');
    expect(tab.state.schools.schools!.schools).toHaveLength(1);
    expect(tab.state.schools.proposal!.schools.schools[1]).toMatchObject({ name: 'Southmere School', headteacher: HEAD, deputies: [APPROVER] }); // prettier-ignore
  });

  test('a school is removed only after a second press, and its draft can be discarded', async () => {
    const twoSchools = tab.state.schools.schools!.schools;
    twoSchools.push({ ...structuredClone(twoSchools[0]!), id: 'southmere', name: 'Southmere School' });
    const page = await as(ADMIN, '#/school/southmere');
    await press(page, 'Remove this school…');
    await press(page, 'Keep it');
    await press(page, 'Remove this school…');
    await press(page, 'Yes, propose to remove it');
    await page.getByRole('row', { name: /Southmere School Removed/ }).waitFor();
    await press(page, 'Discard');
    await page.getByRole('link', { name: /Southmere School/ }).waitFor();
    await page.getByRole('link', { name: /Southmere School/ }).click();
    await press(page, 'Remove this school…');
    await press(page, 'Yes, propose to remove it');
    await press(page, 'Propose');
    await page.getByText(/You proposed this/).waitFor();
    expect(tab.state.schools.proposal!.schools.schools.map(({ id }) => id)).toEqual(['northfield']);
  });

  test('somebody else was faster: both versions are shown, nothing is lost, and mine goes onto theirs', async () => {
    const page = await as(ADMIN, '#/school/northfield');
    await phone(page).fill('01632 960155');
    // Another admin's proposal came into force; this page has not looked yet.
    const theirs = structuredClone(tab.state.schools.schools!);
    theirs.schools[0]!.acknowledgeWithinMinutes = 15;
    Object.assign(tab.state.schools, { schools: theirs, version: 2 });
    await press(page, 'Propose');
    await page.getByRole('heading', { name: 'Somebody else was faster' }).waitFor();
    const draft = page.getByRole('region', { name: 'Your changes' });
    await draft.getByRole('row', { name: /Acknowledge within 30 minutes 15 minutes/ }).waitFor();
    await draft.getByRole('row', { name: /Phone 01632 960111 01632 960155/ }).waitFor();
    expect(await phone(page).inputValue()).toBe('01632 960155');
    await picture(page, 'schools-5-faster');
    expect(await barriers(page)).toEqual([]);
    await press(page, 'Put my changes on the version in force');
    await press(page, 'Propose');
    await page.getByText(/You proposed this/).waitFor();
    const [school] = tab.state.schools.proposal!.schools.schools;
    expect(school).toMatchObject({ phone: '01632 960155', acknowledgeWithinMinutes: 15 });
  });

  test('proposing fails: what was changed stays, also on the way through the other pages', async () => {
    const page = await as(ADMIN, '#/school/northfield');
    await phone(page).fill('01632 960155');
    tab.state.refuse = { status: 503, detail: 'The database is away. Try again in a minute.' };
    await press(page, 'Propose');
    await page.getByRole('alert').getByText('The database is away. Try again in a minute.').waitFor();
    tab.state.refuse = undefined;
    await page.getByRole('link', { name: 'Trust and links' }).click();
    await page.getByRole('heading', { name: 'The trust', exact: true }).waitFor();
    await page.getByRole('row', { name: /Phone 01632 960111 01632 960155/ }).waitFor();
    await press(page, 'Propose');
    await page.getByText(/You proposed this/).waitFor();
  });
});

test('a drill is started once, and its result is seen when it comes', async () => {
  const page = await as(ADMIN, '#/drills');
  await press(page, 'Start a drill');
  await page.getByText('Choose a school.').waitFor();
  await page.getByLabel('At which school?').selectOption({ label: 'Northfield School' });
  await press(page, 'Start a drill');
  await page.getByText('TEST · K7T900').waitFor();
  await page.getByText(/Delivered, not acknowledged yet/).waitFor();
  expect(tab.state.drills).toHaveLength(1);
  const drill = tab.state.drills[0]!;
  const acknowledgedAt = new Date(Date.parse(drill.storedAt) + 4 * 60_000).toISOString();
  Object.assign(drill, { status: 'acknowledged', statusAt: acknowledgedAt, acknowledgedAt });
  tab.state.version++;
  await page.getByText('Acknowledged after 4 minutes.').waitFor({ timeout: 8000 });
  await picture(page, 'schools-6-drill');
  expect(await barriers(page)).toEqual([]);
});

test('with the keyboard only: a phone number is changed and proposed', async () => {
  const page = await as(ADMIN);
  await page.getByRole('link', { name: /Northfield School/ }).focus();
  await page.keyboard.press('Enter');
  await page.locator('#school-heading:focus').waitFor();
  const reach = async (target: ReturnType<typeof phone>) => {
    for (let tabs = 0; tabs < 60 && !(await isFocused(target)); tabs++) await page.keyboard.press('Tab');
    expect(await isFocused(target)).toBe(true);
  };
  await reach(phone(page));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('01632 960177');
  await reach(page.getByRole('button', { name: 'Propose', exact: true }));
  await page.keyboard.press('Enter');
  await page.getByText(/You proposed this/).waitFor();
});
