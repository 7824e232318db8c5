import { request } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codingFor } from '../../../bot/http/serve-tabs.ts';
import { createHttpServer } from '../../../bot/http/server.ts';

const coded = { br: brotliCompressSync('1'), gzip: gzipSync('1') };
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const server = createHttpServer({
  answerMessage: () => Promise.resolve({ refused: 403 }),
  readiness: {},
  tabs: (path) => {
    if (path === '/tabs/register')
      return Promise.resolve({ type: 'text/html; charset=utf-8', body: '<p>é</p>', hashed: false });
    if (path === '/tabs/register-1a2b.js')
      return Promise.resolve({ type: 'text/javascript', body: '1', hashed: true, coded });
    return path === '/tabs/broken' ? Promise.reject(new Error('the secret reason')) : Promise.resolve(undefined);
  },
  newReference: () => 'K7P4QX',
  log,
});
let url: string;
beforeAll(async () => void (url = `http://127.0.0.1:${(await server.listen({ host: '127.0.0.1', port: 0 })).port}`));
afterAll(() => server.close({ milliseconds: 1000 }));

test('a tab may be framed by Teams and by nobody else, and runs nothing but its own files', async () => {
  const { headers, status } = await fetch(`${url}/tabs/register`);
  expect(status).toBe(200);
  expect(headers.get('x-frame-options')).toBeNull();
  expect(headers.get('set-cookie')).toBeNull();
  expect(headers.get('cache-control')).toBe('no-cache');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain(
    'frame-ancestors https://*.cloud.microsoft https://teams.microsoft.com https://*.teams.microsoft.com',
  );
  expect(policy).toContain("default-src 'none'; script-src 'self'");
  expect(policy).not.toMatch(/unsafe|\*;/);
});

test('files whose names change with their content are kept; what is not there, or fails, says no more than that', async () => {
  expect((await fetch(`${url}/tabs/register-1a2b.js`)).headers.get('cache-control')).toContain('immutable');
  expect((await fetch(`${url}/tabs/../package.json`)).status).toBe(404);
  expect((await fetch(`${url}/tabs/nothing`)).status).toBe(404);
  const broken = await fetch(`${url}/tabs/broken`);
  expect([broken.status, await broken.text()]).toEqual([500, expect.not.stringContaining('secret')]);
});

test('files are sent compressed to whoever can read that, under the same policy; caches are told', async () => {
  const get = (accept: string) =>
    new Promise<Record<string, unknown>>((resolve, reject) =>
      request(`${url}/tabs/register-1a2b.js`, { headers: { 'accept-encoding': accept } }, (answer) => {
        answer.resume();
        resolve({ ...answer.headers, status: answer.statusCode });
      })
        .on('error', reject)
        .end(),
    );
  expect(await get('gzip, deflate, br')).toMatchObject({
    status: 200,
    vary: 'accept-encoding',
    'content-encoding': 'br',
    'content-length': String(coded.br.length),
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  });
  expect((await get('identity'))['content-encoding']).toBeUndefined();
  expect((await get('identity')).vary).toBe('accept-encoding');
  expect((await fetch(`${url}/tabs/register-1a2b.js`)).ok && (await (await fetch(`${url}/tabs/register-1a2b.js`)).text())).toBe('1'); // prettier-ignore
});

test.each([
  ['gzip, deflate', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['BR', 'br'],
  ['gzip;q=0.0', undefined],
  ['*', undefined],
  ['', undefined],
  [undefined, undefined],
])('who accepts “%s” is sent %s', (accepted, coding) => expect(codingFor(accepted)).toBe(coding));
