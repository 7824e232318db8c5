import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aBrowser, PHONE, picture } from './a-browser.ts';
import { aChat } from './a-chat.ts';
import { barriers, sidewaysScroll } from './a-check-up.ts';
import { anApp } from './an-app.ts';

let app: Awaited<ReturnType<typeof anApp>>;
let browser: Awaited<ReturnType<typeof aBrowser>>;
let opened: Awaited<ReturnType<typeof browser.open>>;
let page: Page;
beforeAll(async () => {
  [app, browser] = await Promise.all([anApp(), aBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await app.end();
});
beforeEach(async () => {
  opened = await browser.open(app.url);
  page = opened.page;
  await aChat(page).greeted();
});
afterEach(async () => {
  expect(opened.problems).toEqual([]);
  await opened.close();
});

test('in a group chat a clause is looked up by keyboard as one types, and put there for colleagues to read', async () => {
  const chat = aChat(page);
  await chat.go('School trip');
  await chat.field.waitFor();
  await chat.button('Look up a clause').press('Enter');
  await chat.pane.getByText(/^\d+ clauses/).waitFor();
  await page.keyboard.type('can I follow a pupil');
  const line = chat.pane.getByRole('list', { name: 'Clauses found' }).getByRole('button', { name: /following pupils/ });
  await line.first().waitFor();
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'compose-found');
  await line.first().press('Enter');
  const message = chat.pane.locator('.message.own').last();
  await message.getByText(/As it stood on/).waitFor();
  expect(await message.locator('.card button').count()).toBe(0);
  expect(await chat.field.evaluate((field: { matches(selector: string): boolean }) => field.matches(':focus'))).toBe(true); // prettier-ignore
  await picture(page, 'compose-shared');
});

test('a colleague’s message is checked against the policy, and telling from there is the presser’s own report', async () => {
  const chat = aChat(page);
  await chat.go('School trip');
  await chat.pane.locator('.chat[data-open]').waitFor();
  await chat.field.fill('A year 9 pupil has just messaged me on Snapchat');
  await chat.field.press('Enter');
  await chat.button('Check against policy').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/says that a pupil has contacted you/).waitFor();
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'compose-check');
  await page.setViewportSize(PHONE);
  expect(await sidewaysScroll(page)).toBe(0);
  await picture(page, 'compose-check-phone');
  await dialog.getByRole('button', { name: /^Tell the Headteacher/ }).click();
  await dialog.getByText(/^Stored .* The receipt is in our own chat/).waitFor();
  await picture(page, 'compose-told');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await chat.go('Chat');
  await chat.pane
    .getByText(/Delivered|Stored/)
    .first()
    .waitFor();
});

test('a greeting is answered with what could be said next, and a press says it', async () => {
  const chat = aChat(page);
  const hello = await chat.ask('hello');
  const next = hello.getByRole('group', { name: 'Say next' });
  expect(await next.getByRole('button').allInnerTexts()).toEqual(['Can I share this photo?', 'Topics', 'Tell the Headteacher', 'Help']); // prettier-ignore
  const topics = await chat.pressFor(next.getByRole('button', { name: 'Topics' }));
  await topics.getByText('Staff Conduct').waitFor();
  expect(await next.isVisible()).toBe(false);
  await picture(page, 'suggested');
});
