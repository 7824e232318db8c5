import { expect, test } from '@jest/globals';
import { aBrowser, picture } from './a-browser.ts';
import { aChat } from './a-chat.ts';
import { anApp } from './an-app.ts';

test('with STAFF_UPN_PATTERN set, a pupil and a guest are told that this is for staff, and nothing else', async () => {
  const app = await anApp({ STAFF_UPN_PATTERN: '.*@staff\\.trust\\.example' });
  const browser = await aBrowser();
  try {
    const { page, problems } = await browser.open(app.url);
    const [one, two] = [aChat(page, 1), aChat(page, 2)];
    await one.be('Pupil, Northfield');
    await two.be('Guest from another organisation');
    for (const chat of [one, two]) {
      const reply = await chat.ask('can i share this photo?');
      await reply.getByText('This is for staff').first().waitFor();
      expect(await chat.pane.getByText('Staff must not post images').count()).toBe(0);
    }
    expect(await page.getByText('Counts as staff here').count()).toBe(0);
    await picture(page, 'for-staff');
    expect(problems).toEqual([]);
  } finally {
    await browser.close();
    await app.end();
  }
});
