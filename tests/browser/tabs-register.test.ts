import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { HEAD } from '../support/a-fake-service.ts';
import { PHONE, picture } from './a-browser.ts';
import { isFocused } from './a-check-up.ts';
import { inATab } from './in-a-tab.ts';

const opened = inATab('register', HEAD);
let tab: ReturnType<typeof opened>['tab'];
let page: Page;
beforeEach(async () => {
  ({ tab, page } = opened());
  await page.getByRole('link', { name: /K7P000/ }).waitFor();
});

const button = (name: string) => page.getByRole('button', { name });
const choose = (reference: string) => page.getByRole('link', { name: new RegExp(reference) }).click();

describe('a matter in the register', () => {
  test('it is opened, acknowledged, recorded and closed, as on the card', async () => {
    await picture(page, 'register-1-list');
    await choose('K7P000');
    await page.getByRole('heading', { name: 'K7P000' }).waitFor();
    expect(await isFocused(page.getByRole('heading', { name: 'K7P000' }))).toBe(true);
    await picture(page, 'register-2-matter');
    await button('Acknowledge: I have this').click();
    await page.getByText(/^You acknowledged this/).waitFor();
    await button('CPOMS not needed').click();
    await button('Save').click();
    await page.getByText('Give the reason.').waitFor();
    await page.getByLabel('Why is no record on CPOMS needed?').fill('Already known to the team.');
    await picture(page, 'register-3-form');
    await button('Save').click();
    await button('Close').click();
    await page.getByText(/^Closed \d/).waitFor();
    await page.getByRole('link', { name: 'Closed (1)' }).click();
    await page.getByRole('link', { name: /K7P000/ }).waitFor();
    await picture(page, 'register-4-closed');
  });

  test('it is recorded as opened once, however often others change', async () => {
    await choose('K7P000');
    await page.getByRole('heading', { name: 'K7P000' }).waitFor();
    tab.change(tab.state.matters[1]!, { reporter: 'Teacher X, Northfield' });
    await page.getByText('Teacher X, Northfield').waitFor({ timeout: 5000 });
    expect(tab.state.opened).toBe(1);
  });

  test('there is a page to print and a file to take along', async () => {
    await choose('K7P000');
    await page.getByRole('link', { name: /Hand-over page/ }).click();
    await page.getByRole('heading', { name: /Hand-over of K7P000/ }).waitFor();
    await page.emulateMedia({ media: 'print' });
    await picture(page, 'register-5-print');
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('link', { name: /Back to the matter/ }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), button('Export as CSV').click()]);
    expect(file.suggestedFilename()).toMatch(/^policy-guide-register-\d{4}-\d\d-\d\d\.csv$/);
  });
});

describe('somebody else is faster', () => {
  test('a change elsewhere is seen within five seconds, and neither what is typed nor the keyboard is lost', async () => {
    tab.acknowledge(tab.state.matters[0]!, true);
    await choose('K7P000');
    await button('Recorded elsewhere').click();
    const field = page.getByLabel('Where is it recorded?');
    await field.fill('In the low-level con');
    tab.change(tab.state.matters[0]!, { details: 1, moves: tab.state.matters[0]!.moves });
    await page.getByText('Somebody else was faster').waitFor({ timeout: 5000 });
    expect(await field.inputValue()).toBe('In the low-level con');
    expect(await isFocused(field)).toBe(true);
  });

  test('both versions are shown, and what was typed can be saved on the newer one', async () => {
    tab.acknowledge(tab.state.matters[0]!, true);
    await choose('K7P000');
    await button('CPOMS not needed').click();
    await page.getByLabel('Why is no record on CPOMS needed?').fill('Known already.');
    tab.change(tab.state.matters[0]!, { held: true });
    await button('Save').click();
    const box = page.getByRole('group', { name: 'Somebody else was faster' });
    await box.getByText('What you saw').waitFor();
    await box.getByRole('row', { name: 'On hold No Yes' }).waitFor();
    await picture(page, 'register-6-faster');
    await box.getByRole('button', { name: 'Go on with what I typed' }).click();
    await button('Save').click();
    await page.getByText(/^Recorded: CPOMS not needed/).waitFor();
  });

  test('acknowledged by a deputy meanwhile: the press says so, and changes nothing', async () => {
    await choose('K7P000');
    await page.getByRole('heading', { name: 'K7P000' }).waitFor();
    tab.acknowledge(tab.state.matters[0]!, false);
    await button('Acknowledge: I have this').click();
    await page
      .getByRole('group', { name: 'Somebody else was faster' })
      .getByText(/A deputy acknowledged this/)
      .waitFor();
    expect(tab.state.matters[0]!.acknowledged?.you).toBe(false);
  });

  test('saving fails: the form says why and keeps what was typed', async () => {
    tab.acknowledge(tab.state.matters[0]!, true);
    await choose('K7P000');
    await button('CPOMS not needed').click();
    const field = page.getByLabel('Why is no record on CPOMS needed?');
    await field.fill('Known already.');
    tab.state.refuse = { status: 503, detail: 'The database is away. Try again in a minute.' };
    await button('Save').click();
    await page.getByRole('alert').getByText('The database is away. Try again in a minute.').waitFor();
    expect(await field.inputValue()).toBe('Known already.');
    tab.state.refuse = undefined;
    await button('Save').click();
    await page.getByText(/^Recorded: CPOMS not needed/).waitFor();
  });
});

test('with the keyboard only: from the list into a matter, acknowledged, and back to its line', async () => {
  await page.setViewportSize(PHONE);
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'K7P000' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText(/^You acknowledged this/).waitFor();
  await page.locator('#matter-heading:focus').waitFor();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator('#line-m0:focus').waitFor();
});
