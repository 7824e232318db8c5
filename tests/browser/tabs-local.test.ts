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

test('the programme itself: what a teacher tells stands in the Headteacher’s register, and is acknowledged there', async () => {
  const { page, problems, close } = await browser.open(app.url, { viewport: { width: 1680, height: 1000 } });
  const [teacher, head] = [aChat(page), aChat(page, 2)];
  await head.greeted();
  await teacher.greeted();
  const [register] = await Promise.all([
    page.context().waitForEvent('page'),
    head.pane.getByRole('link', { name: 'Register' }).click(),
  ]);
  await register.getByText('Nothing is open').waitFor();
  await teacher.pane.getByLabel('Your school').selectOption({ label: 'Northfield School' });
  await teacher.button('Save my school').click();
  await teacher.pane
    .getByText(/Your school: Northfield School/)
    .last()
    .waitFor();
  await teacher.ask('a year 9 just followed me on insta');
  await teacher.button('Tell the Headteacher of Northfield School').click();
  await register.getByRole('link', { name: /Teacher, Northfield/ }).waitFor({ timeout: 8000 });
  await register.getByRole('link', { name: /Teacher, Northfield/ }).click();
  await register.getByRole('heading', { name: 'Chronology' }).waitFor();
  await register.getByRole('button', { name: 'Acknowledge: I have this' }).click();
  await register.getByText(/^You acknowledged this/).waitFor();
  await picture(register, 'local-1-register');
  await teacher.pane
    .getByText(/^Acknowledged/)
    .last()
    .waitFor();
  await register.getByRole('button', { name: 'Logged on CPOMS' }).click();
  await register.getByRole('button', { name: 'Save' }).click();
  await register.getByRole('button', { name: 'Close', exact: true }).click();
  await register.getByText(/^Closed \d/).waitFor();
  expect(problems).toEqual([]);
  await close();
});

test('the programme itself: an admin proposes and cannot approve; another person does, and it is in force and in the audit', async () => {
  const { people } = (await (await fetch(`${app.url}/local/setup`)).json()) as {
    people: { id: string; name: string }[];
  };
  const admin = people.find(({ name }) => name === 'Policy admin, trust')!.id;
  const { page, problems, close } = await browser.open(app.url, { at: `${app.url}/tabs/schools?person=${admin}` });
  await page.getByRole('link', { name: /Southmere School/ }).click();
  await page.getByLabel('Phone, shown to staff when it cannot wait').fill('1');
  await page.getByRole('button', { name: 'Propose' }).click();
  await page
    .getByText(/number that can be dialled/)
    .first()
    .waitFor();
  await page.getByLabel('Phone, shown to staff when it cannot wait').fill('01632 960129');
  await page.getByRole('button', { name: 'Propose' }).click();
  await page.getByText(/You proposed this, so somebody else must approve it/).waitFor();
  await picture(page, 'local-2-proposed');
  expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  const to = (name: string, place: string) =>
    page.goto(`${app.url}/tabs/schools?person=${people.find((one) => one.name === name)!.id}#/${place}`);
  await to('Approver, trust', 'proposal');
  await page.getByRole('row', { name: /Southmere School Phone .* 01632 960129/ }).waitFor();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Nothing is proposed').waitFor();
  await page.getByRole('link', { name: 'Schools', exact: true }).click();
  await page.getByText(/01632 960129/).waitFor();
  await to('Auditor, trust', 'audit');
  await page.getByText('Approved a change of the schools').waitFor();
  await page.getByText('Proposed a change of the schools').waitFor();
  await picture(page, 'local-3-audit');
  expect(problems).toEqual([]);
  await close();
});
