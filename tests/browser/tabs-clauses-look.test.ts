import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ClauseValue } from '../../bot/tabs/clauses/said.ts';
import { ADMIN, AUDITOR, HEAD, SECOND_ADMIN } from '../support/a-fake-service.ts';
import { aBrowser, PHONE, picture } from './a-browser.ts';
import { barriers, sidewaysScroll } from './a-check-up.ts';
import { aTab } from './a-tab.ts';

let browser: Awaited<ReturnType<typeof aBrowser>>;
let tab: Awaited<ReturnType<typeof aTab>>;
beforeAll(async () => {
  [browser, tab] = [await aBrowser(), await aTab()];
  const friends = tab.clauses.state.revisions[0]!.items.get(FRIENDS) as ClauseValue;
  tab.clauses.put(FRIENDS, { ...friends, summary: 'Never be friends with pupils online, and do not follow them back.' }, { id: ADMIN, name: 'Policy admin, trust' }); // prettier-ignore
  tab.clauses.put('clause.social-media-policy.who-posts', null, { id: SECOND_ADMIN, name: 'Second admin, trust' });
  tab.clauses.state.offered = { hash: 'h9', changes: 2 };
});
afterAll(async () => {
  await browser.close();
  await tab.stop();
});

const FRIENDS = 'clause.social-media-policy.no-pupil-friends';
const PAGES = [
  { name: 'list', place: '', shows: 'Review overdue.' },
  { name: 'clause', place: '#/clause/social-media-policy/no-pupil-friends', shows: 'Not what I asked' },
  { name: 'policy', place: '#/policy/social-media-policy', shows: 'Approved document' },
  { name: 'document', place: '#/policy/social-media-policy/document', shows: 'Hold it against the clauses' },
  { name: 'new-clause', place: '#/new-clause', shows: 'A new clause' },
  { name: 'words', place: '#/words', shows: 'Shorthand (2)' },
  { name: 'outside', place: '#/words/outside', shows: 'Who won the match?' },
  { name: 'changes', place: '#/changes', shows: 'Changes, not published yet' },
  { name: 'check', place: '#/check', shows: 'No check yet' },
  { name: 'versions', place: '#/versions', shows: 'brought by a release' },
  { name: 'asked', place: '#/asked', shows: 'Asked in vain' },
  { name: 'import', place: '#/import', shows: 'Export as a zip' },
  { name: 'auditor', place: '#/clause/social-media-policy/contacted', shows: 'Northfield School', person: AUDITOR },
  { name: 'not-for-you', place: '', shows: 'kept by admins and approvers', person: HEAD },
];

describe.each(PAGES)('the page “$name” of the clauses', ({ name, place, shows, person = ADMIN }) => {
  test('has nothing serious against it in any theme, and no sideways scrolling at 320 px', async () => {
    const { page, problems, close } = await browser.open(tab.home, { at: tab.address('clauses', person, place) });
    try {
      await page.getByText(shows).first().waitFor();
      for (const theme of ['light', 'dark', 'contrast']) {
        // As when the theme is changed on local mode's page, in another window.
        await page.evaluate(`localStorage.setItem('policy-guide-local-mode', JSON.stringify({ theme: '${theme}' })); dispatchEvent(new StorageEvent('storage', { key: 'policy-guide-local-mode' }))`); // prettier-ignore
        await page.locator(`html[data-theme="${theme}"]`).waitFor();
        expect({ theme, barriers: await barriers(page) }).toEqual({ theme, barriers: [] });
        await picture(page, `clauses-${name}-${theme}`);
      }
      await page.setViewportSize(PHONE);
      await picture(page, `clauses-${name}-phone`);
      expect(await sidewaysScroll(page)).toBe(0);
      expect(problems).toEqual([]);
    } finally {
      await close();
    }
  });
});
