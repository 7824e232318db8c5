import { expect, test } from '@jest/globals';
import { ADMIN, HEAD } from '../support/a-fake-service.ts';
import { aBrowser, picture } from './a-browser.ts';
import { aTeamsTab } from './a-tab.ts';

test('in Teams: the tab shakes hands, signs each call in with a token of its own, follows the theme, and says that it is ready', async () => {
  const teams = await aTeamsTab(HEAD);
  const browser = await aBrowser({ flags: [`--host-resolver-rules=${teams.rules}`] });
  const home = 'https://';
  const { page, problems, close } = await browser.open(home, {
    at: 'https://teams.microsoft.com/',
    ignoreHTTPSErrors: true,
  });
  try {
    const tab = page.frameLocator('#tab');
    await tab.getByRole('link', { name: /K7P000/ }).waitFor();
    await tab.locator('html[data-theme="dark"]').waitFor();
    for (const [name, worn] of [
      ['contrast', 'contrast'],
      ['default', 'light'],
      ['dark', 'dark'],
      ['glass', 'light'],
    ]) {
      await page.evaluate(`setTheme('${name}')`);
      await tab.locator(`html[data-theme="${worn}"]`).waitFor();
    }
    await picture(page, 'teams-1-register');
    const asked = await page.evaluate<string[]>('asked');
    expect(asked).toEqual(
      expect.arrayContaining(['initialize', 'getContext', 'registerHandler', 'appInitialization.success']),
    );
    expect(teams.seen.length).toBeGreaterThanOrEqual(3);
    expect(new Set(teams.seen).size).toBe(teams.seen.length);
    expect(teams.seen.every((token) => /^Bearer token-\d+$/.test(token))).toBe(true);
    // Teams' library asks a list of addresses of Microsoft's network; the tab's policy forbids it, and its own list serves.
    expect(problems.filter((problem) => !problem.includes('res.cdn.office.net'))).toEqual([]);
  } finally {
    await close();
    await browser.close();
    await teams.stop();
  }
});

test('in Teams: who told is messaged in Teams’ own chat', async () => {
  const teams = await aTeamsTab(HEAD);
  const browser = await aBrowser({ flags: [`--host-resolver-rules=${teams.rules}`] });
  const { page, close } = await browser.open('https://', {
    at: 'https://teams.microsoft.com/',
    ignoreHTTPSErrors: true,
  });
  try {
    const tab = page.frameLocator('#tab');
    await tab.getByRole('link', { name: /K7P000/ }).click();
    await tab.getByRole('button', { name: 'Message the member of staff' }).click();
    await page.waitForFunction('links.length === 1');
    expect(await page.evaluate('links')).toEqual(['https://teams.microsoft.com/l/chat/0/0?users=teacher%40staff.school.example']); // prettier-ignore
  } finally {
    await close();
    await browser.close();
    await teams.stop();
  }
});

test('in Teams: a new Headteacher is chosen by name, and people are shown by the names that the service has', async () => {
  const teams = await aTeamsTab(ADMIN);
  teams.state.schools.names = { [HEAD]: 'H. Oldhead' };
  const browser = await aBrowser({ flags: [`--host-resolver-rules=${teams.rules}`] });
  const at = 'https://teams.microsoft.com/?tab=schools';
  const { page, close } = await browser.open('https://', { at, ignoreHTTPSErrors: true });
  try {
    const tab = page.frameLocator('#tab');
    await tab.getByText('Headteacher: H. Oldhead').waitFor();
    await tab.getByRole('link', { name: /Northfield School/ }).click();
    await tab.getByText('H. Oldhead.', { exact: true }).waitFor();
    await tab
      .getByText(/has not met this person in Teams yet/)
      .first()
      .waitFor();
    await tab.getByRole('button', { name: 'Choose: Headteacher' }).click();
    await tab.getByRole('row', { name: /Headteacher H. Oldhead N. Newhead/ }).waitFor();
    await picture(page, 'teams-2-chosen');
    await tab.getByRole('button', { name: 'Propose', exact: true }).click();
    await tab.getByText(/You proposed this/).waitFor();
    expect(teams.state.schools.proposal!.schools.schools[0]!.headteacher).toBe('00000000-0000-4000-8000-000000000077');
  } finally {
    await close();
    await browser.close();
    await teams.stop();
  }
});

test('outside Teams the page says where to open it', async () => {
  const teams = await aTeamsTab(HEAD);
  const browser = await aBrowser({ flags: [`--host-resolver-rules=${teams.rules}`] });
  const at = 'https://policy.trust.example/tabs/register';
  const { page, close } = await browser.open('https://', { at, ignoreHTTPSErrors: true });
  try {
    await page.getByText('This page is a tab of Policy Guide in Teams. Open it there.').waitFor();
    expect(teams.seen).toEqual([]);
  } finally {
    await close();
    await browser.close();
    await teams.stop();
  }
});
