import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aLocalMode, until } from '../bot/local/a-local-mode.ts';
import { aBrowser, LAPTOP, PHONE, picture } from './a-browser.ts';
import { aChat } from './a-chat.ts';
import { barriers, isFocused, sidewaysScroll } from './a-check-up.ts';

const WIDE = { width: 1680, height: 950 };
const HEADTEACHER = 'Headteacher, Northfield';

let browser: Awaited<ReturnType<typeof aBrowser>>;
let local: Awaited<ReturnType<typeof aLocalMode>>;
let opened: Awaited<ReturnType<typeof browser.open>>;
let page: Page;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  local = await aLocalMode();
  opened = await browser.open(local.url);
  page = opened.page;
  await aChat(page).pane.locator('.chat[data-open]').waitFor();
});
afterEach(async () => {
  expect(opened.problems).toEqual([]);
  await opened.close();
  await local.stop();
});

const settings = () => page.getByText('Trouble and clock').click();
const send = async (name: string, text: string) => {
  const { id } = await local.open(name);
  return local.connector.conversations.sendToConversation(id, { type: 'message', text });
};

describe('trouble is played', () => {
  test('it is switched on by keyboard, a line says so as long as it lasts, and one press ends it', async () => {
    await page.getByText('Trouble and clock').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Works' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.getByText('Teams refuses whatever the bot sends (403).').waitFor();
    await expect(send(HEADTEACHER, 'hello')).rejects.toMatchObject({ statusCode: 403 });
    await page.reload();
    await page.getByText('Teams refuses whatever the bot sends (403).').waitFor();
    await page.getByRole('button', { name: 'Everything works again' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Teams refuses whatever the bot sends (403).').waitFor({ state: 'detached' });
    expect(await isFocused(page.getByText('Trouble and clock'))).toBe(true);
    await send(HEADTEACHER, 'hello');
  });

  test('who has not installed the app is named in the line and in their own chat', async () => {
    await settings();
    await page.getByRole('checkbox', { name: HEADTEACHER }).check();
    await page.getByText(`Has not installed the app: ${HEADTEACHER}.`).waitFor();
    const theirs = aChat(page, 2).pane.getByText('Has not installed the app: nothing of the bot’s arrives here.');
    await theirs.waitFor();
    await expect(send(HEADTEACHER, 'hello')).rejects.toMatchObject({ statusCode: 403 });
    await page.getByRole('checkbox', { name: 'Everybody' }).check();
    await page.getByText('Nobody has installed the app.').waitFor();
    expect(await page.getByRole('checkbox', { name: HEADTEACHER }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Everything works again' }).click();
    await theirs.waitFor({ state: 'detached' });
    expect(await page.getByRole('checkbox', { name: HEADTEACHER }).isChecked()).toBe(false);
  });
});

describe('the clock is run forward', () => {
  test('a line says by how much, and times of another day say which', async () => {
    await settings();
    await page.getByRole('button', { name: '+30 min' }).click();
    await page.getByRole('button', { name: '+5 min' }).click();
    await page.getByText('The clock is 35 minutes ahead.').waitFor();
    await picture(page, 'clock');
    await send('Teacher, Northfield', 'words');
    const time = aChat(page).replies.first().locator('time');
    expect(await time.innerText()).toMatch(/09:3\d$/);
    await page.getByRole('button', { name: 'To the next morning, 08:00' }).click();
    await page.getByText(/The clock is 2\d hours( \d+ minutes?)? ahead\./).waitFor();
    expect(await time.innerText()).toMatch(/23 Nov, 09:3\d$/);
    await page.locator('.play-line').getByRole('button', { name: 'Back to now' }).click();
    await page.getByText(/The clock is .* ahead\./).waitFor({ state: 'detached' });
    expect(local.clock.ahead()).toBe(0);
  });

  test('what is being typed stays', async () => {
    const chat = aChat(page);
    await chat.field.fill('half a sen');
    await settings();
    await page.getByRole('button', { name: '+1 h' }).click();
    await page.getByText('The clock is 1 hour ahead.').waitFor();
    expect(await chat.field.inputValue()).toBe('half a sen');
  });
});

describe('the chats side by side', () => {
  const shown = () =>
    Promise.all([1, 2, 3].map(async (number) => ((await aChat(page, number).pane.isVisible()) ? [number] : []))).then(
      (numbers) => numbers.flat(),
    );

  test('member of staff, Headteacher and deputy are side by side in a wide window, two on a laptop, one on a phone', async () => {
    const chosen = page.getByLabel('Who you are in this chat').locator('option:checked');
    expect(await chosen.allTextContents()).toEqual(['Teacher, Northfield', HEADTEACHER, 'Deputy, Northfield']);
    for (const [viewport, panes] of [
      [WIDE, [1, 2, 3]],
      [LAPTOP, [1, 2]],
      [PHONE, [1]],
    ] as const) {
      await page.setViewportSize(viewport);
      expect(await shown()).toEqual(panes);
    }
  });

  test('on a laptop the third is marked when there is news, and takes the place of one of the others', async () => {
    await send('Deputy, Northfield', 'Please acknowledge');
    await page.getByRole('button', { name: 'Deputy, Northfield (new)' }).click();
    expect(await shown()).toEqual([1, 3]);
    const choice = page.getByRole('navigation', { name: 'Chats' }).getByRole('button');
    expect(await Promise.all((await choice.all()).map((one) => one.getAttribute('aria-pressed')))).toEqual([
      'true',
      'false',
      'true',
    ]);
    expect(await isFocused(choice.nth(2))).toBe(true);
  });

  test('a card refreshes itself when its chat is gone to', async () => {
    const { id } = await local.open('Deputy, Northfield');
    const member = await local.connector.conversations.getConversationMember(id, local.person('Deputy, Northfield'));
    const refresh = { action: { type: 'Action.Execute', verb: 'refresh' }, userIds: [member.id] };
    const content = { type: 'AdaptiveCard', version: '1.4', refresh, body: [{ type: 'TextBlock', text: 'Status' }] };
    await local.connector.conversations.sendToConversation(id, {
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
    });
    await page.getByRole('button', { name: 'Deputy, Northfield (new)' }).click();
    const invoke = await until(() => local.heard.find(({ type }) => type === 'invoke'));
    expect(invoke.value).toMatchObject({ trigger: 'automatic', action: { verb: 'refresh' } });
  });
});

describe('it can be used by everybody', () => {
  const playAll = async () => {
    await settings();
    await page.getByRole('radio', { name: 'Hangs' }).check();
    await page.getByRole('checkbox', { name: HEADTEACHER }).check();
    await page.getByRole('button', { name: '+5 min' }).click();
    await page.getByText('The clock is 5 minutes ahead.').waitFor();
  };

  test('on a phone of 320 px nothing scrolls sideways', async () => {
    await page.setViewportSize(PHONE);
    await playAll();
    expect(await sidewaysScroll(page)).toBe(0);
    await picture(page, 'play-phone');
  });

  test.each(['Light', 'Dark', 'High contrast'])('no serious barrier is found: %s', async (colours) => {
    await page.getByText('What is this?').click();
    await page.getByLabel('Colours').selectOption(colours);
    await page.getByText('What is this?').click();
    await playAll();
    expect(await barriers(page)).toEqual([]);
    await picture(page, `play-${colours.toLowerCase().replace(' ', '-')}`);
  });
});
