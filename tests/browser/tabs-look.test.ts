import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ADMIN, APPROVER, HEAD } from '../support/a-fake-service.ts';
import { aBrowser, PHONE, picture, ZOOMED } from './a-browser.ts';
import { barriers, sidewaysScroll } from './a-check-up.ts';
import { aTab } from './a-tab.ts';

let browser: Awaited<ReturnType<typeof aBrowser>>;
let tab: Awaited<ReturnType<typeof aTab>>;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  tab = await aTab();
  tab.state.details.m0 = [
    { at: new Date().toISOString(), kind: 'what-happened', by: { office: 'reporter', you: false }, fields: { pupil: 'A pupil of 9B', what: '“add me back”', when: 'Last night' } }, // prettier-ignore
  ];
});
afterEach(() => tab.stop());

const PAGES = [
  { name: 'register', tab: 'register', person: HEAD, place: '', shows: 'K7P000' },
  { name: 'matter', tab: 'register', person: HEAD, place: '#/matter/m0', shows: 'Chronology' },
  { name: 'hand-over', tab: 'register', person: HEAD, place: '#/hand-over/m0', shows: 'Hand-over of' },
  { name: 'nothing-closed', tab: 'register', person: HEAD, place: '#/closed', shows: 'Nothing is closed yet' },
  { name: 'not-for-you', tab: 'register', person: ADMIN, place: '', shows: 'The register is for those who' },
  { name: 'schools', tab: 'schools', person: ADMIN, place: '', shows: 'Northfield School' },
  { name: 'school', tab: 'schools', person: ADMIN, place: '#/school/northfield', shows: 'Deputies, in the order' },
  { name: 'trust', tab: 'schools', person: ADMIN, place: '#/trust', shows: 'How long things are kept' },
  { name: 'drills', tab: 'schools', person: ADMIN, place: '#/drills', shows: 'No drill yet' },
  { name: 'proposal', tab: 'schools', person: APPROVER, place: '#/proposal', shows: 'Nothing is proposed' },
  { name: 'audit', tab: 'schools', person: APPROVER, place: '#/audit', shows: 'Opened a matter' },
] as const;

describe.each(PAGES)('the page “$name”', ({ name, tab: which, person, place, shows }) => {
  test('has nothing serious against it in any theme, and no sideways scrolling at 320 px or zoomed to 200 %', async () => {
    const { page, problems, close } = await browser.open(tab.home, { at: tab.address(which, person, place) });
    for (const theme of ['light', 'dark', 'contrast']) {
      await page.evaluate(`localStorage.setItem('policy-guide-local-mode', JSON.stringify({ theme: '${theme}' }))`);
      await page.reload();
      await page.getByText(shows).first().waitFor();
      await page.locator(`html[data-theme="${theme}"]`).waitFor();
      expect({ theme, barriers: await barriers(page) }).toEqual({ theme, barriers: [] });
      await picture(page, `look-${name}-${theme}`);
    }
    for (const [size, viewport] of Object.entries({ phone: PHONE, zoomed: ZOOMED })) {
      await page.setViewportSize(viewport);
      await picture(page, `look-${name}-${size}`);
      expect({ size, sideways: await sidewaysScroll(page) }).toEqual({ size, sideways: 0 });
      expect({ size, barriers: await barriers(page) }).toEqual({ size, barriers: [] });
    }
    expect(problems).toEqual([]);
    await close();
  });
});

test('with 2,000 matters the register shows the newest, and search finds any of them', async () => {
  const many = await aTab({ matters: 2000 });
  try {
    const { page } = await browser.open(many.home, { at: many.address('register', HEAD) });
    await page.getByRole('link', { name: /K7P000/ }).waitFor();
    await page.getByRole('searchbox').fill('K7P1999');
    await page.getByRole('link', { name: /K7P1999/ }).waitFor();
    await page.getByRole('link', { name: /K7P000/ }).waitFor({ state: 'detached' });
    expect(await page.locator('.lines li').count()).toBe(1);
  } finally {
    await many.stop();
  }
});

const FETCHED = [
  { tab: 'register', person: HEAD, place: '', holds: /matters$/, says: 'Fetching the register…', shows: 'K7P000' },
  {
    tab: 'register',
    person: HEAD,
    place: '#/matter/m0',
    holds: /matters\/m0/,
    says: 'Opening the matter…',
    shows: 'Chronology',
  },
  {
    tab: 'register',
    person: HEAD,
    place: '#/hand-over/m0',
    holds: /hand-over/,
    says: 'Gathering everything…',
    shows: 'Hand-over of',
  },
  {
    tab: 'schools',
    person: ADMIN,
    place: '',
    holds: /schools/,
    says: 'Fetching the schools…',
    shows: 'Northfield School',
  },
  {
    tab: 'schools',
    person: APPROVER,
    place: '#/audit',
    holds: /audit/,
    says: 'Fetching the audit…',
    shows: 'Opened a matter',
  },
  {
    tab: 'schools',
    person: ADMIN,
    place: '#/drills',
    holds: /drills/,
    says: 'Fetching the results…',
    shows: 'No drill yet',
  },
] as const;

test.each(FETCHED)(
  'the service is slow: “$says”, and then it is there',
  async ({ tab: which, person, place, holds, says, shows }) => {
    // prettier-ignore
    // Nothing is answered before the page was seen to say what it waits for.
    const held = tab.hold(holds);
    const { page, close } = await browser.open(tab.home, { at: tab.address(which, person, place) });
    await page.getByRole('status').getByText(says).waitFor();
    held.letGo();
    await page.getByText(shows).first().waitFor();
    await page.getByRole('status').getByText(says).waitFor({ state: 'detached' });
    await close();
  },
);

test('a save that takes long shows that it is under way, cannot be pressed twice, and keeps the keyboard', async () => {
  const { page, close } = await browser.open(tab.home, { at: tab.address('register', HEAD, '#/matter/m0') });
  const acknowledge = page.getByRole('button', { name: 'Acknowledge: I have this' });
  await acknowledge.waitFor();
  const held = tab.hold(/\/moves/);
  await acknowledge.click();
  await acknowledge.locator('.spinner').waitFor();
  expect(await acknowledge.getAttribute('aria-disabled')).toBe('true');
  await page.keyboard.press('Enter');
  held.letGo();
  await page.getByText(/^You acknowledged this/).waitFor();
  expect(tab.state.matters[0]!.version).toBe(2);
  await close();
});
