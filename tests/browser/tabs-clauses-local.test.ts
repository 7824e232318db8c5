import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aBrowser, picture } from './a-browser.ts';
import { aChat } from './a-chat.ts';
import { anApp } from './an-app.ts';

let browser: Awaited<ReturnType<typeof aBrowser>>;
let app: Awaited<ReturnType<typeof anApp>>;
beforeAll(async () => {
  [browser, app] = [await aBrowser(), await anApp()];
});
afterAll(async () => {
  await browser.close();
  await app.end();
});

test('the programme itself: an admin changes a summary, tries three questions and publishes, and a teacher in a chat gets the new words', async () => {
  const { page, problems, close } = await browser.open(app.url, { viewport: { width: 1680, height: 1000 } });
  try {
    const [teacher, admin] = [aChat(page), aChat(page, 2)];
    await teacher.greeted();
    await admin.be('Policy admin, trust');
    const link = admin.pane.getByRole('link', { name: 'Clauses' });
    const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await tab.getByRole('searchbox').fill('following pupils');
    await picture(tab, 'clauses-real-1-list');
    await tab.getByRole('link', { name: /friends with or following pupils/i }).click();
    await tab.getByLabel('In plain words').fill('Keep pupils off your friends list, and do not follow them.');
    await tab.locator('.preview-card').getByText(/Keep pupils off your friends list/).waitFor(); // prettier-ignore
    await tab.getByText(/^Saved in the draft \d\d:\d\d/).waitFor();
    const question = tab.getByLabel('Question', { exact: true });
    for (const [asked, said] of [
      ['can i add a year 9 on insta', 'Answered by this clause'],
      ['whats for lunch', 'Not found in the policies'],
      ['a lad keeps messaging me on snapchat', '“Tell the Headteacher” leads'],
    ] as const) {
      await question.fill(asked);
      await question.press('Enter');
      await tab.getByText(`“${asked}”`).waitFor();
      await tab.getByRole('region', { name: 'Draft' }).getByText(said).waitFor();
    }
    await picture(tab, 'clauses-real-2-tried');
    await tab.getByRole('link', { name: /^See and publish changes/ }).click();
    await tab.getByRole('button', { name: 'Check it' }).click();
    await tab.getByRole('button', { name: 'Publish' }).click();
    await tab.getByRole('heading', { name: '✔ Version 2 is in force' }).waitFor();
    await picture(tab, 'clauses-real-3-in-force');
    const answer = await teacher.ask('can i be friends with a pupil on facebook');
    await answer.getByText(/Keep pupils off your friends list/).waitFor();
    await picture(page, 'clauses-real-4-chat');
    expect(problems).toEqual([]);
  } finally {
    await close();
  }
});

test('the programme itself: a teacher asks the policy team, an admin finds that no policy answers it, and the teacher is told', async () => {
  const { page, problems, close } = await browser.open(app.url, { viewport: { width: 1680, height: 1000 } });
  try {
    const [teacher, admin] = [aChat(page), aChat(page, 2)];
    await teacher.greeted();
    const answer = await teacher.ask('how do I book the minibus');
    await answer.getByRole('button', { name: 'Ask the policy team' }).click();
    await answer.getByText(/^Noted\. I’ll tell you here/).waitFor();
    await admin.be('Policy admin, trust');
    const link = admin.pane.getByRole('link', { name: 'Clauses' });
    const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await tab.getByRole('link', { name: /^Asked in vain/ }).click();
    await tab.getByText('1 person waits to be told what becomes of it.').waitFor();
    await tab.getByRole('button', { name: /^No policy answers this.*minibus/ }).click();
    await tab.getByText('Whoever waits for this question’s answer is told so once it is published.').waitFor();
    await tab.getByLabel('The question').fill('how is the minibus booked');
    await tab.getByRole('button', { name: 'Keep it as one that no policy answers' }).click();
    await tab.getByText(/1 person waits to be told that no policy answers it/).waitFor();
    await picture(tab, 'clauses-real-5-no-policy');
    expect(await teacher.pane.getByText(/doesn’t answer this/).count()).toBe(0);
    await tab.getByRole('link', { name: /^See and publish changes/ }).click();
    await tab.getByRole('button', { name: 'Check it' }).click();
    await tab.getByRole('button', { name: 'Publish' }).click();
    await tab.getByRole('heading', { name: /^✔ Version \d is in force/ }).waitFor();
    await teacher.pane.getByText('The Social Media Policy doesn’t answer this').waitFor();
    await teacher.pane.getByText('You asked: “how do I book the minibus”').waitFor();
    await picture(page, 'clauses-real-6-told');
    expect(problems).toEqual([]);
  } finally {
    await close();
  }
});
