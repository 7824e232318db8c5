import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aLocalMode } from './a-local-mode.ts';

let local: Awaited<ReturnType<typeof aLocalMode>>;
beforeEach(async () => {
  local = await aLocalMode();
});
afterEach(() => local.stop());

/** A request with headers that fetch would not send. */
const ask = (method: string, path: string, headers: Record<string, string>, body = '') =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: local.port, method, path, agent: false, headers: { connection: 'close', ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      },
    );
    asked.on('error', reject).end(body);
  });
const JSON_TYPE = { 'content-type': 'application/json' };
const open = () => JSON.stringify({ person: local.person('Teacher, Northfield'), place: 'chat' });

describe('only this computer’s own page and programme may speak to local mode', () => {
  test.each([
    'evil.example',
    'evil.example:3978',
    '127.0.0.1',
    'localhost:1',
    '192.168.0.7:3978',
    '127.0.0.1.evil.example:80',
  ])('a name of another host that was made to point here is refused: %s', async (host) => {
    for (const path of ['/', '/local/setup', '/local/connector/v3/conversations', '/api/messages']) {
      expect(await ask('GET', path, { host })).toMatchObject({ status: 403 });
    }
  });

  test.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('%s with the right port is let in', async (name) => {
    expect(await ask('GET', '/', { host: `${name}:${local.port}` })).toMatchObject({ status: 200 });
  });

  test.each(['forwarded', 'via', 'x-real-ip', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'])(
    'what comes through a proxy is refused: %s',
    async (header) => {
      expect(await ask('GET', '/', { [header]: '127.0.0.1' })).toMatchObject({ status: 403 });
    },
  );

  test.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
    'a page elsewhere cannot post here: %s',
    async (origin) => {
      expect(await ask('POST', '/local/open', { ...JSON_TYPE, origin }, open())).toMatchObject({ status: 403 });
      expect(local.heard).toEqual([]);
    },
  );

  test('a POST to the page without an origin is refused, and so is a form', async () => {
    const origin = local.url;
    expect(await ask('POST', '/local/open', JSON_TYPE, open())).toMatchObject({ status: 403 });
    expect(await ask('POST', '/local/open', { 'content-type': 'text/plain', origin }, open())).toMatchObject({
      status: 415,
    });
  });

  test('no browser speaks to the connector or to /api/messages, not even from the page itself', async () => {
    const origin = local.url;
    for (const path of ['/local/connector/v3/conversations', '/api/messages']) {
      expect(await ask('POST', path, { ...JSON_TYPE, origin }, '{}')).toMatchObject({ status: 403 });
    }
    expect(local.heard).toEqual([]);
  });

  test('a page elsewhere cannot read the chats, but a link to the page works', async () => {
    const site = { 'sec-fetch-site': 'cross-site' };
    expect(await ask('GET', '/local/events', { ...site, 'sec-fetch-mode': 'cors' })).toMatchObject({ status: 403 });
    expect(await ask('GET', '/local/setup', { ...site, 'sec-fetch-mode': 'no-cors' })).toMatchObject({ status: 403 });
    const link = { ...site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect(await ask('GET', '/', link)).toMatchObject({ status: 200 });
  });
});

describe('the page takes nothing from elsewhere', () => {
  test('its policy allows its own files only, and nobody may frame it', async () => {
    const { headers, body } = await ask('GET', '/', {});
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(body).not.toMatch(/https?:|<script(?! src="\/local\/page\.js")|\sstyle=|\son\w+=/);
  });

  test('its script is bundled from the project’s own files and Microsoft’s renderer', async () => {
    const { status, headers, body } = await ask('GET', '/local/page.js', {});
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/javascript');
    expect(body).toContain('AdaptiveCard');
  });

  test('no other file of the computer can be had', async () => {
    for (const path of [
      '/local/main.ts',
      '/local/../people.yaml',
      '/local/%2e%2e/people.yaml',
      '/local/..%2fpeople.yaml',
      '/local/%',
    ]) {
      expect([400, 404]).toContain((await ask('GET', path, {})).status);
    }
  });
});

describe('bodies are limited', () => {
  const big = JSON.stringify({ text: 'x'.repeat(300 * 1024) });

  test('over 256 KB is 413, for the page and for the connector', async () => {
    expect(await ask('POST', '/local/say', { ...JSON_TYPE, origin: local.url }, big)).toMatchObject({ status: 413 });
    expect(await ask('POST', '/local/connector/v3/conversations', JSON_TYPE, big)).toMatchObject({ status: 413 });
  });

  test('what is not JSON, compressed or of another form is refused with 400 or 415', async () => {
    const headers = { ...JSON_TYPE, origin: local.url };
    expect(await ask('POST', '/local/say', headers, '{')).toMatchObject({ status: 400 });
    expect(await ask('POST', '/local/say', { ...headers, 'content-encoding': 'gzip' }, '{}')).toMatchObject({
      status: 415,
    });
    for (const body of ['null', '[]', '{}', '{"person":1}', `{"person":"x","place":"roof"}`]) {
      expect(await ask('POST', '/local/open', headers, body)).toMatchObject({ status: 400 });
    }
    expect(await ask('POST', '/local/nothing', headers, '{}')).toMatchObject({ status: 404 });
    expect(await ask('PUT', '/local/open', headers, '{}')).toMatchObject({ status: 405 });
  });
});
