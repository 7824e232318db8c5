import { expect, test } from '@jest/globals';
import { HEAD } from '../support/a-fake-service.ts';
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
