import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createHttpServer } from '../../../bot/http/server.ts';
import { createLogger } from '../../../bot/logger.ts';
import { aDoor, anActivity, talk, type Door } from '../../support/a-door.ts';

let door: Door;
beforeEach(async () => {
  door = await aDoor();
});
afterEach(async () => {
  await door.close();
});

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
const good = JSON.stringify(anActivity());
const post = (headers: string, body: string) =>
  `POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** Whatever came before, the next member of staff is answered. */
async function isStillAnswering() {
  const before = door.handled.length;
  expect((await door.post(anActivity())).status).toBe(200);
  expect(door.handled).toHaveLength(before + 1);
}

describe('no request ends the service', () => {
  test.each([
    ['a Host with a blank', 'GET /healthz HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
    ['a Host that is no host', 'GET /healthz HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n', 400],
    ['no Host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['an address that cannot be parsed', 'GET http://[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
    [
      'an address of another server',
      'GET http://elsewhere.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      400,
    ],
    ['half an escape', 'GET /%E0%A4%A HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
    ['a star', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
    ['two slashes', 'GET //[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404],
    [
      'a bad gzip body',
      post('Connection: close\r\nContent-Encoding: gzip\r\nContent-Type: application/json\r\n', 'not gzip at all'),
      415,
    ],
    ['garbage instead of HTTP', 'a pupil has written to me\r\n\r\n', 400],
    ['two lengths', 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx', 400],
    [
      'a broken chunk',
      'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      400,
    ],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`, 431],
    [
      'an upgrade to a web socket',
      'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      400,
    ],
    ['CONNECT', 'CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: x\r\n\r\n', NaN],
    [
      'an expectation nobody knows',
      'GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\nConnection: close\r\n\r\n',
      417,
    ],
  ])('%s', async (_name, bytes, status) => {
    const answer = await door.raw(bytes);
    expect(statusOf(answer)).toBe(status);
    expect(answer).not.toMatch(/ at |node_modules|Error:/);
    await isStillAnswering();
  });

  test('a connection cut in the middle of a body', async () => {
    const { connect } = await import('node:net');
    await new Promise<void>((resolve) => {
      const socket = connect(door.port, '127.0.0.1', () =>
        socket.write(post('Content-Type: application/json\r\n', good).slice(0, -20), () => socket.destroy()),
      );
      socket.on('close', () => resolve());
    });
    await isStillAnswering();
    expect(door.handled).toHaveLength(1);
  });

  test('requests sent without waiting are answered in order', async () => {
    const json = 'Content-Type: application/json\r\n';
    const answer = await door.raw(
      post(json, good) +
        'GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n' +
        post(json, '{"no":"activity"}') +
        post(`${json}Connection: close\r\n`, good),
    );
    expect([...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status)).toEqual([
      '200',
      '404',
      '400',
      '200',
    ]);
    expect(door.handled).toHaveLength(2);
  });
});

describe('what is not a message of Teams gets a short answer', () => {
  test.each([
    ['not JSON', '{"type": "message", "text": "a pupil', {}, 400],
    ['an empty body', '', {}, 400],
    ['a list', '[]', {}, 400],
    ['null', 'null', {}, 400],
    ['no sender', anActivity({ from: null }), {}, 400],
    ['a message without id', anActivity({ id: null }), {}, 400],
    ['text that is no text', anActivity({ text: { toString: 'x' } }), {}, 400],
    ['a compressed body', good, { 'content-encoding': 'identity' }, 415],
    ['a form', 'text=hello', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['an upload', good, { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['plain text', good, { 'content-type': 'text/plain' }, 415],
    ['a wrong digest', good, { 'content-md5': 'AAAA' }, 400],
    ['another channel', anActivity({ channelId: 'webchat' }), {}, 403],
    ['no serviceUrl', anActivity({ serviceUrl: null }), {}, 403],
    [
      'a serviceUrl outside loopback in local mode',
      anActivity({ serviceUrl: 'https://smba.trafficmanager.net/uk/' }),
      {},
      403,
    ],
    ['a serviceUrl with a password', anActivity({ serviceUrl: 'http://user:word@127.0.0.1:1/' }), {}, 403],
  ])('%s', async (_name, body, headers, status) => {
    const response = await door.post(body, headers);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await response.json()).toMatchObject({ type: 'about:blank', status });
    expect(door.handled).toEqual([]);
    await isStillAnswering();
  });

  test('a body over 256 KB, announced or in pieces', async () => {
    const long = JSON.stringify(anActivity({ text: 'x'.repeat(262_144) }));
    expect((await door.post(long)).status).toBe(413);
    const chunked = `POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n${long.length.toString(16)}\r\n${long}\r\n0\r\n\r\n`;
    expect(statusOf(await door.raw(chunked))).toBe(413);
    expect(door.handled).toEqual([]);
    await isStillAnswering();
  });

  test('a body just under 256 KB is taken', async () => {
    expect((await door.post(anActivity({ text: 'x'.repeat(261_000) }))).status).toBe(200);
  });

  test('an unpacked gzip body is not unpacked here', async () => {
    const response = await fetch(`${door.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync(good),
    });
    expect(response.status).toBe(415);
  });

  test('an unknown address is 404, a wrong method 405 with what is allowed', async () => {
    expect((await fetch(`${door.url}/admin`)).status).toBe(404);
    const response = await fetch(`${door.url}/api/messages`);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect((await fetch(`${door.url}/healthz`, { method: 'DELETE' })).status).toBe(405);
  });

  test('nothing of what was sent is in the log or the answer', async () => {
    const bodies = [
      '{"text": "a year 9 followed me',
      anActivity({ channelId: 'a year 9 followed me' }),
      anActivity({ serviceUrl: 'https://year9.followed.example/me', type: 'a year 9 followed me' }),
    ];
    for (const body of bodies) expect(await (await door.post(body)).text()).not.toMatch(/year|followed/);
    const logged = JSON.stringify(door.logged());
    expect(logged).toContain('activity refused');
    expect(logged).not.toMatch(/year 9|followed me|Teacher/);
  });
});

describe('answers give nothing away', () => {
  test('neither who made the server nor anything to keep, frame or run', async () => {
    for (const response of [
      await door.post(anActivity()),
      await door.post('x'),
      await fetch(`${door.url}/nothing`),
      await fetch(`${door.url}/healthz`),
    ]) {
      expect(response.headers.get('server')).toBeNull();
      expect(response.headers.get('x-powered-by')).toBeNull();
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      await response.text();
    }
  });

  test('a door that fails says a reference, which the log knows, and not why', async () => {
    const lines: string[] = [];
    const log = createLogger({ level: 'info', write: (line) => lines.push(line) });
    const answerMessage = () => Promise.reject(new Error('the secret reason'));
    const server = createHttpServer({ answerMessage, readiness: {}, newReference: () => 'K7P4QX', log });
    const { port } = await server.listen({ host: '127.0.0.1', port: 0 });
    const answer = await talk(port, post('Content-Type: application/json\r\nConnection: close\r\n', good));
    await server.close({ milliseconds: 1000 });
    expect(statusOf(answer)).toBe(500);
    expect(answer).toContain('"reference":"K7P4QX"');
    expect(answer).not.toContain('secret');
    expect(lines.join()).toContain('"reference":"K7P4QX"');
  });

  test('a turn that throws is in the log by reference, and Teams is told that the message arrived', async () => {
    await door.close();
    door = await aDoor({ turn: () => Promise.reject(new Error('the secret reason')) });
    expect((await door.post(anActivity())).status).toBe(200);
    expect(door.logged()).toContainEqual(expect.objectContaining({ msg: 'turn failed', reference: 'K7P4QX' }));
  });
});

describe('an invoke', () => {
  const press = anActivity({ type: 'invoke', name: 'adaptiveCard/action', value: {}, text: null });

  test('is answered with what the handler says', async () => {
    await door.close();
    door = await aDoor({
      turn: async (context) =>
        void (await context.sendActivity({
          type: 'invokeResponse',
          value: { status: 200, body: { statusCode: 200, value: 'Thank you' } },
        })),
    });
    const response = await door.post(press);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ statusCode: 200, value: 'Thank you' });
  });

  test('that nobody answers is 501', async () => {
    expect((await door.post(press)).status).toBe(501);
  });
});

describe('health', () => {
  test('/healthz says that the process lives, /readyz that it can work', async () => {
    expect(await (await fetch(`${door.url}/healthz`)).json()).toEqual({ status: 'alive' });
    expect((await fetch(`${door.url}/healthz`, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${door.url}/readyz`)).status).toBe(200);
  });

  test('/readyz is 503 and names the part that fails, without its error', async () => {
    await door.close();
    door = await aDoor({
      readiness: { database: () => Promise.reject(new Error('password wrong')), knowledge: () => Promise.resolve() },
    });
    const response = await fetch(`${door.url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'not ready', checks: { database: 'failed', knowledge: 'ready' } });
    expect((await fetch(`${door.url}/healthz`)).status).toBe(200);
  });
});

describe('stopping', () => {
  test('waits for the answer in hand and takes nothing new', async () => {
    await door.close();
    let finish = () => {};
    let begun = () => {};
    const inHand = new Promise<void>((resolve) => (begun = resolve));
    const finished = new Promise<void>((resolve) => (finish = resolve));
    door = await aDoor({ turn: async () => { begun(); await finished; } }); // prettier-ignore
    const slow = door.post(anActivity());
    await inHand;
    const closed = door.close();
    await expect(door.post(anActivity())).rejects.toThrow();
    finish();
    expect((await slow).status).toBe(200);
    expect(await closed).toBe(true);
  });

  test('in local mode hears what the answer in hand still sends to it, and nothing else', async () => {
    const heard: string[] = [];
    const mount = {
      handles: (path: string) => path.startsWith('/local/'),
      answer: async (request: IncomingMessage, response: ServerResponse) => {
        heard.push(request.url ?? '');
        await Promise.resolve(response.end('heard'));
      },
    };
    let [begun, finish] = [() => {}, () => {}];
    const inHand = new Promise<void>((resolve) => (begun = resolve));
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const log = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };
    const answerMessage = async () => {
      begun();
      await finished;
      await fetch(`${url}/local/connector`);
      return { status: 200 };
    };
    const server = createHttpServer({ answerMessage, readiness: {}, mount, newReference: () => 'K7P4QX', log });
    const { port } = await server.listen({ host: '127.0.0.1', port: 0 });
    const url = `http://127.0.0.1:${port}`;
    const post = () =>
      fetch(`${url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    const slow = post();
    await inHand;
    const closed = server.close({ milliseconds: 5000 });
    expect((await post()).status).toBe(503);
    finish();
    expect([(await slow).status, await closed, heard]).toEqual([200, true, ['/local/connector']]);
  });

  test('hangs up on what takes too long, and says so', async () => {
    await door.close();
    let begun = () => {};
    const inHand = new Promise<void>((resolve) => (begun = resolve));
    door = await aDoor({ turn: () => { begun(); return new Promise(() => {}); } }); // prettier-ignore
    const slow = door.post(anActivity()).catch(() => 'cut');
    await inHand;
    expect(await door.close(50)).toBe(false);
    expect(await slow).toBe('cut');
  });
});
