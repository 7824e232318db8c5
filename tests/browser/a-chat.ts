import type { Locator, Page } from 'playwright-core';

/** One of the chats on the page (1 to 3), and what a person does in it. */
export function aChat(page: Page, number = 1) {
  const pane = page.getByRole('region', { name: `Chat ${number}` });
  const field = pane.getByRole('textbox', { name: 'Write a message' });
  const replies = pane.locator('.message.bot');
  const open = pane.locator('.chat[data-open]');
  return {
    pane,
    field,
    replies,
    button: (name: string | RegExp) => pane.getByRole('button', { name }),
    /** Writes and sends; resolves with the bot's next message. */
    async ask(question: string): Promise<Locator> {
      await open.waitFor();
      const before = await replies.count();
      await field.fill(question);
      await field.press('Enter');
      return next(replies, before);
    },
    /** Presses something in a message; resolves with the bot's next message. */
    async pressFor(control: Locator): Promise<Locator> {
      const before = await replies.count();
      await control.click();
      return next(replies, before);
    },
    /** Waits for the bot's first message, such as the welcome. */
    greeted: () => next(replies, 0),
    be: (person: string) => pane.getByLabel('Who you are in this chat').selectOption(person),
    go: (place: string) =>
      pane.getByRole('group', { name: 'Where you are' }).getByRole('button', { name: place }).click(),
  };
}

async function next(replies: Locator, before: number): Promise<Locator> {
  const reply = replies.nth(before);
  await reply.waitFor();
  return reply;
}
