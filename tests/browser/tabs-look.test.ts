import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ADMIN, APPROVER, HEAD } from '../support/a-fake-service.ts';
import { aBrowser, PHONE, picture } from './a-browser.ts';
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
  { name: 'audit', tab: 'schools', person: APPROVER, place: '#/audit', shows: 'Matter opened' },
] as const;

describe.each(PAGES)('the page “$name”', ({ name, tab: which, person, place, shows }) => {
  test('has nothing serious against it in any theme, and no sideways scrolling at 320 px', async () => {
    const { page, problems, close } = await browser.open(tab.home, { at: tab.address(which, person, place) });
    for (const theme of ['light', 'dark', 'contrast']) {
      await page.evaluate(`localStorage.setItem('policy-guide-local-mode', JSON.stringify({ theme: '${theme}' }))`);
      await page.reload();
      await page.getByText(shows).first().waitFor();
      await page.locator(`html[data-theme="${theme}"]`).waitFor();
      expect({ theme, barriers: await barriers(page) }).toEqual({ theme, barriers: [] });
      await picture(page, `look-${name}-${theme}`);
    }
    await page.setViewportSize(PHONE);
    await picture(page, `look-${name}-phone`);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await barriers(page)).toEqual([]);
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
