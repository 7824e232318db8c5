import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aLocalMode, type TestBot } from '../bot/local/a-local-mode.ts';
import { aBrowser, PHONE, picture } from './a-browser.ts';
import { aChat } from './a-chat.ts';
import { isFocused } from './a-check-up.ts';

const card = (body: object[], actions: object[] = []) => ({ type: 'AdaptiveCard', version: '1.5', body, actions });
const text = (words: string, more: object = {}) => ({ type: 'TextBlock', text: words, wrap: true, ...more });
const asCard = (content: object) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: content,
});

const form = card(
  [
    text('Add what happened', { style: 'heading' }),
    { type: 'Input.Text', id: 'what', label: 'What happened', isMultiline: true },
    text('The folded rest', { id: 'rest', isVisible: false }),
  ],
  [
    { type: 'Action.Execute', title: 'Save', verb: 'save', data: { clause: 'a' } },
    {
      type: 'Action.Execute',
      title: 'Say',
      verb: 'say',
      fallback: { type: 'Action.Submit', title: 'Say', data: { verb: 'say-it' } },
    },
    { type: 'Action.Execute', title: 'Fail', verb: 'fail' },
    { type: 'Action.Submit', title: 'Old button', data: { verb: 'old' } },
    { type: 'Action.ToggleVisibility', title: 'Show the rest', targetElements: ['rest'] },
  ],
);

/** Sends the form to whoever writes, and answers its buttons. */
const bot: TestBot = async (activity, connector) => {
  if (activity.type === 'invoke') {
    const { action } = activity.value as { action: { verb: string } };
    if (action.verb === 'fail') return { status: 500 };
    if (action.verb === 'say') {
      return {
        status: 200,
        body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Sent below.' },
      };
    }
    return {
      status: 200,
      body: asCard(card([text('Saved. Thank you.')], [{ type: 'Action.Execute', title: 'Save', verb: 'say' }])),
    };
  }
  if (activity.type !== 'message' || activity.value !== undefined) return;
  const send = (message: object) =>
    connector.conversations.sendToConversation(activity.conversation.id, { type: 'message', ...message });
  if (activity.text.includes('fail')) return { status: 500 };
  if (activity.text.includes('typing')) {
    await connector.conversations.sendToConversation(activity.conversation.id, { type: 'typing' });
    return;
  }
  if (activity.text.includes('words')) await send({ text: '**Bold** <b>not</b> [link](https://trust.example)' });
  else {
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: form }];
    await send({ summary: 'Policy Guide: please add', attachments });
  }
};

let browser: Awaited<ReturnType<typeof aBrowser>>;
let local: Awaited<ReturnType<typeof aLocalMode>>;
let opened: Awaited<ReturnType<typeof browser.open>>;
let page: Page;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  local = await aLocalMode({ bot });
  opened = await browser.open(local.url);
  page = opened.page;
});
afterEach(async () => {
  expect(opened.problems).toEqual([]);
  await opened.close();
  await local.stop();
});

describe('the buttons of a card do what they do in Teams', () => {
  test('an input goes along with the press, the answer takes the place of the card, and the keyboard stays there', async () => {
    const chat = aChat(page);
    const reply = await chat.ask('form');
    await reply.getByRole('textbox', { name: 'What happened' }).fill('They followed me.');
    await reply.getByRole('button', { name: 'Save' }).focus();
    await page.keyboard.press('Enter');
    await reply.getByText('Saved. Thank you.').waitFor();
    const invoke = local.heard.find(({ type }) => type === 'invoke')!;
    expect(invoke.value).toMatchObject({ action: { verb: 'save', data: { clause: 'a', what: 'They followed me.' } } });
    expect(await isFocused(reply.getByRole('button', { name: 'Save' }))).toBe(true);
    expect(await chat.replies.count()).toBe(1);
  });

  test('what is being typed into a card stays when other messages come', async () => {
    const chat = aChat(page);
    const reply = await chat.ask('form');
    await reply.getByRole('textbox', { name: 'What happened' }).fill('half a sen');
    await chat.ask('words');
    expect(await reply.getByRole('textbox', { name: 'What happened' }).inputValue()).toBe('half a sen');
  });

  test('a text in the answer is shown under the card, and so is that the app could not be reached', async () => {
    const reply = await aChat(page).ask('form');
    await reply.getByRole('button', { name: 'Say' }).click();
    await reply.getByText('Sent below.').waitFor();
    await reply.getByRole('button', { name: 'Fail' }).click();
    await reply.getByText('Unable to reach app. Please try again.').waitFor();
  });

  test('an Action.Submit sends its data as a message', async () => {
    const reply = await aChat(page).ask('form');
    await reply.getByRole('button', { name: 'Old button' }).click();
    await expect(
      poll(() => local.heard.find(({ value }) => (value as { verb?: string } | undefined)?.verb === 'old')),
    ).resolves.toBeDefined();
  });

  test('buttons can be tried as in a Teams app that knows no Action.Execute', async () => {
    const reply = await aChat(page).ask('form');
    await page.getByText('What is this?').click();
    await page.getByLabel('Buttons as in an older Teams app').check();
    await reply.getByRole('button', { name: 'Say' }).click();
    await expect(
      poll(() => local.heard.find(({ value }) => (value as { verb?: string } | undefined)?.verb === 'say-it')),
    ).resolves.toMatchObject({ type: 'message' });
  });

  test('folded text opens without the bot', async () => {
    const reply = await aChat(page).ask('form');
    expect(await reply.getByText('The folded rest').isVisible()).toBe(false);
    await reply.getByRole('button', { name: 'Show the rest' }).click();
    expect(await reply.getByText('The folded rest').isVisible()).toBe(true);
  });
});

describe('writing is as in Teams', () => {
  test('Enter sends, Shift+Enter begins a new line, nothing is sent when nothing is written', async () => {
    const chat = aChat(page);
    await chat.field.press('Enter');
    await chat.field.pressSequentially('one');
    await chat.field.press('Shift+Enter');
    await chat.field.pressSequentially('words');
    await chat.field.press('Enter');
    await chat.replies.first().waitFor();
    expect(local.heard.filter(({ type }) => type === 'message').map(({ text }) => text)).toEqual(['one\nwords']);
    expect(await chat.field.inputValue()).toBe('');
  });

  test('what somebody types is shown as typed, what the bot sends is drawn as Teams draws it', async () => {
    const chat = aChat(page);
    const reply = await chat.ask('<img src=x onerror=alert(1)> **words**');
    expect(await chat.pane.locator('.message.own .text').innerText()).toBe('<img src=x onerror=alert(1)> **words**');
    expect(await reply.locator('strong', { hasText: 'Bold' }).count()).toBe(1);
    expect(await reply.locator('.text').innerText()).toBe('Bold <b>not</b> link');
  });

  test('a file is named to the bot and stays in the browser', async () => {
    const chat = aChat(page);
    await chat.pane.locator('input[type=file]').setInputFiles({
      name: 'trip.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('not for anybody'),
    });
    await chat.ask('form');
    await chat.pane.locator('.message.own', { hasText: 'trip.jpg' }).waitFor();
    const { attachments } = local.heard.find(({ type }) => type === 'message')!;
    expect(JSON.stringify(attachments)).toContain('trip.jpg');
    expect(JSON.stringify(attachments)).not.toContain('not for anybody');
  });

  test('a message that could not reach the bot says so', async () => {
    const chat = aChat(page);
    await chat.field.fill('please fail');
    await chat.field.press('Enter');
    await chat.pane.getByText('Unable to reach app: it answered with HTTP 500.').waitFor();
  });

  test('an edit that cannot be sent says so', async () => {
    const chat = aChat(page);
    await chat.ask('form');
    const mine = chat.pane.locator('.message.own');
    await page.route('**/local/edit', (route) => route.abort());
    await mine.hover();
    await chat.button('Edit').click();
    await mine.getByLabel('Edit your message').fill('form again');
    await page.keyboard.press('Enter');
    await mine.getByText('Policy Guide is not running on this computer.').waitFor();
  });

  test('typing is shown until something is said', async () => {
    const chat = aChat(page);
    await chat.field.fill('typing');
    await chat.field.press('Enter');
    await chat.pane.getByText('Policy Guide is typing…').waitFor({ state: 'visible' });
    await chat.ask('form');
    await chat.pane.getByText('Policy Guide is typing…').waitFor({ state: 'hidden' });
  });

  test('a deleted message is shown as deleted', async () => {
    const chat = aChat(page);
    await chat.ask('form');
    await chat.button('Delete').click();
    await chat.pane.getByText('This message has been deleted.').waitFor();
    await expect(poll(() => local.heard.find(({ type }) => type === 'messageDelete'))).resolves.toBeDefined();
  });
});

describe('several people and places', () => {
  test('two people see the channel as one, and answer in the same thread', async () => {
    const [one, two] = [aChat(page, 1), aChat(page, 2)];
    await one.go('Staff room');
    await two.go('Staff room');
    await one.ask('@ words');
    const seen = two.pane.locator('.message.person', { hasText: '@ words' });
    await seen.waitFor();
    expect(await seen.locator('.byline strong').innerText()).toBe('Teacher, Northfield');
    await seen.hover();
    await seen.getByRole('button', { name: 'Reply' }).click();
    await two.field.fill('me too');
    await two.field.press('Enter');
    const answer = one.pane.locator('.message.in-thread', { hasText: 'me too' });
    await answer.waitFor();
    expect(
      local.heard.filter(({ type }) => type === 'message').map(({ conversation }) => conversation.id),
    ).toHaveLength(2);
  });

  test('without a mention the bot does not hear the channel', async () => {
    const chat = aChat(page);
    await chat.go('Staff room');
    await chat.pane.getByLabel('Mention @Policy Guide').uncheck();
    await chat.field.fill('lunch?');
    await chat.field.press('Enter');
    await chat.pane.locator('.message.own', { hasText: 'lunch?' }).waitFor();
    await chat.pane.getByLabel('Mention @Policy Guide').check();
    await chat.ask('words');
    expect(local.heard.filter(({ type }) => type === 'message').map(({ text }) => text)).toEqual([
      '<at>Policy Guide</at> words',
    ]);
  });

  test('a pupil cannot be in the staff room, and the page says that in local mode the pupil counts as staff', async () => {
    const chat = aChat(page);
    await chat.go('Staff room');
    await chat.be('Pupil, Northfield');
    expect(await chat.button('Staff room').isDisabled()).toBe(true);
    expect(await chat.button('Chat').getAttribute('aria-pressed')).toBe('true');
    await chat.pane.getByText('Counts as staff here, because STAFF_UPN_PATTERN is not set.').waitFor();
  });

  test('people, places and colours are the same after the page is loaded again', async () => {
    const chat = aChat(page);
    await chat.be('Teaching assistant, Southmere');
    await chat.go('School trip');
    await page.getByText('What is this?').click();
    await page.getByLabel('Colours').selectOption('Dark');
    await page.reload();
    await chat.pane.waitFor();
    expect(await chat.pane.locator('select').inputValue()).toBe(local.person('Teaching assistant, Southmere'));
    expect(await chat.button('School trip').getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  test('testers can see what the notification says and how large a card is, others are not bothered with it', async () => {
    const reply = await aChat(page).ask('form');
    expect(await reply.getByText('Notification: Policy Guide: please add').isVisible()).toBe(false);
    await page.getByText('What is this?').click();
    await page.getByLabel('Show notifications and sizes').check();
    expect(await reply.getByText('Notification: Policy Guide: please add').isVisible()).toBe(true);
    expect(await reply.getByText(/^Card: \d\.\d KB$/).isVisible()).toBe(true);
  });

  test('on a phone one chat is seen at a time, and news in the other is marked', async () => {
    await page.setViewportSize(PHONE);
    const [one, two] = [aChat(page, 1), aChat(page, 2)];
    expect(await two.pane.isVisible()).toBe(false);
    const { id } = await local.open('Headteacher, Northfield');
    await local.connector.conversations.sendToConversation(id, { type: 'message', text: 'Please acknowledge' });
    await page.getByRole('button', { name: 'Headteacher, Northfield (new)' }).click();
    await two.pane.getByText('Please acknowledge', { exact: true }).waitFor();
    expect(await one.pane.isVisible()).toBe(false);
    await picture(page, 'phone-other-chat');
  });
});

async function poll<T>(ready: () => T | undefined): Promise<T> {
  for (;;) {
    const found = ready();
    if (found !== undefined) return found;
    await page.evaluate(() => undefined);
  }
}
