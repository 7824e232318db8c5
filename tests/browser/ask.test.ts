import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aBrowser, LAPTOP, PHONE, picture } from './a-browser.ts';
import { aChat } from './a-chat.ts';
import { barriers, isFocused, sidewaysScroll } from './a-check-up.ts';
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
  await Promise.all([aChat(page, 1).greeted(), aChat(page, 2).greeted()]);
});
afterEach(async () => {
  expect(opened.problems).toEqual([]);
  await opened.close();
});

const PHOTO = 'can i share this photo?';
const FOLLOWED = 'a year 9 just followed me on insta';
const MINIBUS = 'how do I book the minibus';

describe('a member of staff asks on the page of local mode', () => {
  test('they are welcomed when they open the chat', async () => {
    const chat = aChat(page);
    await chat.be('Teaching assistant, Southmere');
    await (await chat.greeted()).getByText('Policy Guide').first().waitFor();
    await picture(page, 'welcome');
  });

  test('"can i share this photo?" depends on where it goes, and both sides are shown', async () => {
    const reply = await aChat(page).ask(PHOTO);
    await reply.getByRole('heading', { name: 'It depends' }).waitFor();
    await reply
      .getByText('Staff must not post images or names of students on their personal social media accounts')
      .waitFor();
    await reply.getByText('We must have parental consent for any pupil whose photo appears on social media').waitFor();
    await picture(page, 'photo');
  });

  test('"a year 9 just followed me on insta" leads with telling the Headteacher', async () => {
    const reply = await aChat(page).ask(FOLLOWED);
    const first = reply.getByRole('heading').first();
    expect(await first.innerText()).toMatch(/You should: tell the Headteacher/i);
    await reply.getByText('Where they are contacted by a pupil they should bring it to the Headteacher').waitFor();
    await picture(page, 'pupil-contact');
  });

  test('"how do I book the minibus" gets an honest answer and the nearest topics, and a topic opens its clause', async () => {
    const chat = aChat(page);
    const reply = await chat.ask(MINIBUS);
    await reply.getByRole('heading', { name: /can.t find this/i }).waitFor();
    await picture(page, 'no-answer');
    const topic = reply.locator('.ac-selectable').first();
    const clause = await chat.pressFor(topic);
    await clause.getByText('Social Media Policy').first().waitFor();
    await picture(page, 'topic-opened');
  });

  test('the rest of a long wording opens where it is, without asking the bot', async () => {
    const chat = aChat(page);
    const reply = await chat.ask('Do I have to behave professionally online outside work?');
    const before = await reply.innerText();
    await reply
      .getByRole('button', { name: /Show .*the rest/ })
      .first()
      .click();
    expect((await reply.innerText()).length).toBeGreaterThan(before.length + 100);
    await picture(page, 'unfolded');
  });

  test('"Was this what you asked?" is answered on the card itself', async () => {
    const chat = aChat(page);
    const reply = await chat.ask(PHOTO);
    const replies = await chat.replies.count();
    await reply.getByRole('button', { name: 'Yes' }).click();
    await reply.getByText('Thank you').waitFor();
    expect(await reply.getByRole('button', { name: 'Yes' }).count()).toBe(0);
    await reply.getByRole('heading', { name: 'It depends' }).waitFor();
    expect(await chat.replies.count()).toBe(replies);
    await picture(page, 'thanked');
  });

  test('the exact words of another clause come as a message of their own', async () => {
    const chat = aChat(page);
    const reply = await chat.ask(FOLLOWED);
    const clause = await chat.pressFor(reply.locator('.ac-selectable').last());
    expect(await clause.innerText()).toContain('“');
  });

  test('an edited question changes its own answer, and no second one comes', async () => {
    const chat = aChat(page);
    const reply = await chat.ask(MINIBUS);
    const replies = await chat.replies.count();
    const mine = chat.pane.locator('.message.own').last();
    await mine.hover();
    await mine.getByRole('button', { name: 'Edit' }).click();
    await mine.getByLabel('Edit your message').fill(PHOTO);
    await page.keyboard.press('Enter');
    await reply.getByRole('heading', { name: 'It depends' }).waitFor();
    expect(await chat.replies.count()).toBe(replies);
    await mine.getByText('Edited').waitFor();
    await picture(page, 'edited');
  });

  test('a question in the staff room is answered in the person’s own chat, with one neutral line in the room', async () => {
    const chat = aChat(page);
    await chat.go('Staff room');
    const line = await chat.ask(FOLLOWED);
    expect(await line.locator('.card').count()).toBe(0);
    expect(await line.locator('.bubble').innerText()).not.toMatch(/pupil|follow|Headteacher|insta/i);
    await picture(page, 'staff-room');
    await chat.go('Chat');
    await chat.replies.last().getByText('Where they are contacted by a pupil').waitFor();
  });

  test('two people ask side by side, and each sees their own answer only', async () => {
    const [one, two] = [aChat(page, 1), aChat(page, 2)];
    await one.ask(PHOTO);
    await two.ask(MINIBUS);
    await one.replies.last().getByRole('heading', { name: 'It depends' }).waitFor();
    await two.replies
      .last()
      .getByRole('heading', { name: /can.t find this/i })
      .waitFor();
    expect(await two.pane.getByRole('heading', { name: 'It depends' }).count()).toBe(0);
    await picture(page, 'side-by-side');
  });

  test('it all goes by keyboard: ask, go to a button, press it, and be where one was', async () => {
    const chat = aChat(page);
    await chat.field.focus();
    await page.keyboard.type(MINIBUS);
    const before = await chat.replies.count();
    await page.keyboard.press('Enter');
    await chat.replies.nth(before).waitFor();
    expect(await isFocused(chat.field)).toBe(true);
    const held = chat.replies.nth(before).locator(':focus');
    for (let steps = 0; (await held.count()) === 0; steps += 1) {
      expect(steps).toBeLessThan(40);
      await page.keyboard.press('Shift+Tab');
    }
    const outline = await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle');
    expect(outline).not.toBe('none');
    await page.keyboard.press('Enter');
    await chat.replies.nth(before + 1).waitFor();
    expect(await chat.replies.nth(before).locator(':focus').count()).toBe(1);
  });
});

describe('the page can be read by everybody', () => {
  const askAll = async () => {
    const chat = aChat(page);
    for (const question of [PHOTO, FOLLOWED, MINIBUS, 'help', 'topics']) await chat.ask(question);
    return chat;
  };

  test('on a phone of 320 px nothing scrolls sideways', async () => {
    await page.setViewportSize(PHONE);
    await askAll();
    expect(await sidewaysScroll(page)).toBe(0);
    await picture(page, 'phone');
  });

  test('at twice the size on a laptop nothing scrolls sideways and one can still write', async () => {
    await page.setViewportSize({ width: LAPTOP.width / 2, height: LAPTOP.height / 2 });
    const chat = await askAll();
    expect(await sidewaysScroll(page)).toBe(0);
    await chat.field.scrollIntoViewIfNeeded();
    expect(await chat.field.isVisible()).toBe(true);
    await picture(page, 'zoomed');
  });

  test.each(['Light', 'Dark', 'High contrast'])('no serious barrier is found: %s', async (colours) => {
    await page.getByText('What is this?').click();
    await page.getByLabel('Colours').selectOption(colours);
    await askAll();
    expect(await barriers(page)).toEqual([]);
    await page.getByText('What is this?').click();
    await picture(page, `all-${colours.toLowerCase().replace(' ', '-')}`);
  });
});

test('the page finds the programme again after a restart, and one asks on', async () => {
  const chat = aChat(page);
  await chat.ask(PHOTO);
  expect(await app.stop()).toBe(0);
  await page.getByText('Policy Guide is not answering. Trying again…').waitFor();
  await chat.field.fill('is anybody there?');
  await chat.field.press('Enter');
  await page.getByText('Policy Guide is not running on this computer.').waitFor();
  expect(await chat.field.inputValue()).toBe('is anybody there?');
  await app.start();
  await page.getByText('Policy Guide is not answering. Trying again…').waitFor({ state: 'hidden' });
  await chat.greeted();
  await (await chat.ask(MINIBUS)).getByRole('heading', { name: /can.t find this/i }).waitFor();
});
