import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aBrowser, PHONE, picture } from './a-browser.ts';
import { aChat } from './a-chat.ts';
import { barriers, sidewaysScroll } from './a-check-up.ts';
import { anApp } from './an-app.ts';

const WIDE = { width: 1680, height: 1000 };

let browser: Awaited<ReturnType<typeof aBrowser>>;
let app: Awaited<ReturnType<typeof anApp>>;
let opened: Awaited<ReturnType<typeof browser.open>>;
let page: Page;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  app = await anApp();
  opened = await browser.open(app.url, { viewport: WIDE });
  page = opened.page;
  for (const number of [1, 2, 3]) await aChat(page, number).greeted();
});
afterEach(async () => {
  expect(opened.problems).toEqual([]);
  await opened.close();
  await app.end();
});

const saysSoon = (number: number, words: string | RegExp) =>
  aChat(page, number).pane.getByText(words).last().waitFor({ timeout: 10_000 });

/** The teacher of Northfield says where they work, and asks. */
async function asks() {
  const teacher = aChat(page);
  await teacher.pane.getByLabel('Your school').selectOption({ label: 'Northfield School' });
  await teacher.button('Save my school').click();
  await saysSoon(1, /Your school: Northfield School/);
  await teacher.ask('a year 9 just followed me on insta');
  return teacher;
}

test('the whole scene: told in one press, delivered, acknowledged, said more, recorded, closed', async () => {
  const teacher = await asks();
  await picture(page, 'tell-1-asked');
  await teacher.button('Tell the Headteacher of Northfield School').click();
  await saysSoon(1, /^Stored|^Delivered/);
  await saysSoon(1, /^Delivered/);
  await saysSoon(2, /^Please acknowledge/);
  await picture(page, 'tell-2-delivered');
  const head = aChat(page, 2);
  await head.button('Acknowledge: I have this').click();
  await saysSoon(2, /^You have this/);
  await saysSoon(1, /^Acknowledged/);
  await saysSoon(1, /^Your report was acknowledged\. Ref/);

  await teacher.pressFor(teacher.button('Add what happened'));
  await teacher.pane.getByLabel('Which pupil').fill('A pupil of 9B');
  await teacher.pane.getByLabel(/exact words|What was said/i).fill('“add me back”');
  await picture(page, 'tell-3-form');
  await teacher.button('Save').last().click();
  await saysSoon(1, /^Saved .* Only those who have this matter can read it/);
  await saysSoon(2, /^Something was added to a notice you have/);
  await head.pressFor(head.button(/^Open the matter/));
  await saysSoon(2, '“add me back”');
  await picture(page, 'tell-4-in-full');

  await head.pressFor(head.button('Logged on CPOMS'));
  await head.button('Save').last().click();
  await saysSoon(2, /Logged on CPOMS\.$/);
  await head.button('Close').click();
  await saysSoon(1, /^Closed/);
  await picture(page, 'tell-5-closed');
});

test('the Headteacher cannot be reached: the deputy is asked at once, and the card says who has it', async () => {
  await page.getByText('Trouble and clock').click();
  await page.getByRole('checkbox', { name: 'Headteacher, Northfield' }).check();
  const teacher = await asks();
  await teacher.button('Tell the Headteacher of Northfield School').click();
  await saysSoon(3, /^Please acknowledge/);
  await saysSoon(1, /It is in Teams for a deputy at Northfield School/);
  await picture(page, 'tell-unreachable');
});

test('nobody can be reached: the card says so, with the number to ring; the app installed later, it is delivered', async () => {
  await page.getByText('Trouble and clock').click();
  const teacher = await asks();
  for (const name of ['Headteacher, Northfield', 'Deputy, Northfield', 'Safeguarding lead, trust'])
    await page.getByRole('checkbox', { name }).check();
  await teacher.button('Tell the Headteacher of Northfield School').click();
  await saysSoon(1, /^Not delivered \d\d:\d\d · ref/);
  await saysSoon(1, /01632 960111/);
  await saysSoon(1, /^Your report could NOT be delivered to anybody/);
  await picture(page, 'tell-not-delivered');
  await page.getByRole('button', { name: 'Everything works again' }).click();
  await saysSoon(2, /^Please acknowledge/);
  await saysSoon(1, /^Delivered \d\d:\d\d · ref/);
});

test('it concerns the Headteacher: their chat stays as it was, the alternate contact is asked', async () => {
  const teacher = await asks();
  await aChat(page, 3).be('Safeguarding lead, trust');
  await teacher.button('It concerns the Headteacher').click();
  await saysSoon(3, /^Please acknowledge/);
  await saysSoon(1, /It is in Teams for the alternate contact of Northfield School/);
  expect(await aChat(page, 2).replies.count()).toBe(1);
  await picture(page, 'tell-concerns-the-headteacher');
});

describe('not acknowledged in time', () => {
  test('the clock run forward, the next is asked and the teacher is told', async () => {
    const teacher = await asks();
    await teacher.button('Tell the Headteacher of Northfield School').click();
    await saysSoon(2, /^Please acknowledge/);
    await page.getByText('Trouble and clock').click();
    await page.getByRole('button', { name: 'To the next morning, 08:00' }).click();
    for (let i = 0; i < 3; i++) await page.getByRole('button', { name: '+1 h' }).click();
    await saysSoon(2, /^A notice is waiting for you/);
    await saysSoon(3, /^Please acknowledge/);
    await saysSoon(1, /^Your report has not been acknowledged yet/);
    await picture(page, 'tell-overdue');
  });
});

test('on a phone, in each theme, receipt and notice bar nobody and need no scrolling sideways', async () => {
  const teacher = await asks();
  await teacher.button('Tell the Headteacher of Northfield School').click();
  await saysSoon(2, /^Please acknowledge/);
  await page.setViewportSize(PHONE);
  for (const theme of ['Light', 'Dark', 'High contrast']) {
    await page.getByText('What is this?').click();
    await page.getByLabel('Colours').selectOption(theme);
    await page.getByText('What is this?').click();
    for (const who of ['Teacher, Northfield', 'Headteacher, Northfield']) {
      await page
        .getByRole('navigation', { name: 'Chats' })
        .getByRole('button', { name: new RegExp(`^${who}`) })
        .click();
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await barriers(page)).toEqual([]);
      await picture(page, `tell-phone-${theme}-${who.split(',')[0]}`);
    }
  }
});
