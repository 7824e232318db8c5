import { expect, test } from '@jest/globals';
import { aLocalMode, until } from './a-local-mode.ts';

test('every open page is told of a message at once, and the end of the programme ends the streams', async () => {
  const local = await aLocalMode();
  const chat = await local.open('Teacher, Northfield');
  const pages = [await local.events(), await local.events()];
  await until(() => pages.every(({ events }) => events[0]?.kind === 'hello'));
  await local.connector.conversations.sendToConversation(chat.id, { type: 'message', text: 'news' });
  await until(() =>
    pages.every(({ events }) => events.some((event) => event.kind === 'message' && event.message.text === 'news')),
  );
  await local.stop();
  await Promise.all(pages.map(({ ended }) => ended));
});

test('a page that comes back can tell that the programme was started anew', async () => {
  const runs: unknown[] = [];
  for (const before of [0, 1]) {
    const local = await aLocalMode();
    for (let n = 0; n <= before; n += 1) {
      const page = await local.events();
      runs.push(await until(() => page.events[0]));
      page.stop();
    }
    await local.stop();
  }
  expect(runs).toEqual(runs.map(() => expect.objectContaining({ kind: 'hello', run: expect.any(String) })));
  expect(runs[1]).toEqual(runs[2]);
});
