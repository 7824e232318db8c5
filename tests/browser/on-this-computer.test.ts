import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import type { ConversationView, Setup } from '../../bot/local/contract.ts';
import { anApp } from './an-app.ts';

test('where the school’s network sets a proxy, it hears nothing of local mode', async () => {
  let asked = 0;
  const proxy = createServer((socket) => {
    asked += 1;
    socket.destroy();
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const app = await anApp({ HTTP_PROXY: address, http_proxy: address, HTTPS_PROXY: address, https_proxy: address });
  try {
    const { people } = (await (await fetch(`${app.url}/local/setup`)).json()) as Setup;
    const open = async () => {
      const response = await fetch(`${app.url}/local/open`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: app.url },
        body: JSON.stringify({ person: people[0]!.id, place: 'chat' }),
      });
      return (await response.json()) as ConversationView;
    };
    // The welcome: the bot has answered by its connector.
    while ((await open()).messages.length === 0 && asked === 0);
    expect(asked).toBe(0);
  } finally {
    await app.end();
    proxy.close();
  }
});
