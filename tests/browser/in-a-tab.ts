import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { aBrowser } from './a-browser.ts';
import { aTab } from './a-tab.ts';

/**
 * For the tests of a file: a browser, and for each of them the tab before a service of its own, opened as that person. What a page must
 * never do fails the test. Returns the function that gives both to a test.
 */
export function inATab(name: Parameters<Awaited<ReturnType<typeof aTab>>['address']>[0], person: string) {
  let browser: Awaited<ReturnType<typeof aBrowser>>;
  let tab: Awaited<ReturnType<typeof aTab>>;
  let opened: Awaited<ReturnType<typeof browser.open>>;
  beforeAll(async () => {
    browser = await aBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    tab = await aTab();
    opened = await browser.open(tab.home, { at: tab.address(name, person) });
  });
  afterEach(async () => {
    await opened.close();
    await tab.stop();
    expect(opened.problems).toEqual([]);
  });
  return () => ({ browser, tab, page: opened.page });
}
