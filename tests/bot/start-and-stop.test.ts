import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const project = join(__dirname, '../..');
let folder: string;
let running: ChildProcess[];
let open: Server[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-guide-'));
  running = [];
  open = [];
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  for (const server of open) server.close();
  await rm(folder, { recursive: true, force: true });
});

/** The programme as `npm start` runs it. */
function start(settings: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, PORT: '0', DATABASE_URL: `sqlite:${join(folder, 'app.db')}`, ...settings };
  const child = spawn(process.execPath, ['--import', 'tsx', 'bot/index.ts'], { cwd: project, env });
  running.push(child);
  let said = '';
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  const heard = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(said);
        if (found) resolve(found);
      };
      child.stdout.on('data', look);
      void ended.then(() => reject(new Error(`It ended:\n${said}`)));
    });
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, ended, heard, said: () => said };
}

/** A Teams that holds every message the bot sends until it is let go. */
async function aSlowTeams() {
  let arrived = () => {};
  let letGo = () => {};
  const someone = new Promise<void>((resolve) => (arrived = resolve));
  const free = new Promise<void>((resolve) => (letGo = resolve));
  const server: Server = createServer((request, response) => {
    request.resume();
    arrived();
    void free.then(() => {
      // Not chained: restify, once loaded in this process, patches writeHead so that it returns nothing.
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end('{"id":"m1"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  open.push(server);
  return { serviceUrl, someone, letGo };
}

describe('the service', () => {
  test('at SIGTERM finishes the answer in hand, closes its database and ends with 0', async () => {
    const teams = await aSlowTeams();
    const { child, heard, ended, said } = start({});
    const [, url = ''] = await heard(/Policy Guide is at (\S+)\//);
    const asked = fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'message',
        id: 'a1',
        channelId: 'msteams',
        serviceUrl: teams.serviceUrl,
        from: { id: '29:teacher', aadObjectId: '00000000-0000-4000-8000-000000000001' },
        recipient: { id: '28:policy-guide' },
        conversation: { id: 'a:teacher', conversationType: 'personal' },
        text: 'can I share this photo?',
      }),
    });
    await teams.someone;
    child.kill('SIGTERM');
    await heard(/stopping/);
    teams.letGo();
    expect((await asked).status).toBe(200);
    expect(await ended).toEqual([0, null]);
    expect(said()).toMatch(/info +stopped/);

    // Nothing of it is left: the next one opens the same database.
    const again = start({});
    await again.heard(/Policy Guide is at/);
    again.child.kill('SIGTERM');
    expect(await again.ended).toEqual([0, null]);
  });

  test.each([
    ['in local mode with NODE_ENV=production', { NODE_ENV: 'production' }, /NODE_ENV|MicrosoftAppId/],
    ['in local mode on another address than loopback', { HOST: '0.0.0.0' }, /HOST/],
    ['with a credential but no staff pattern', { MicrosoftAppId: '00000000-0000-4000-8000-0000000000b0', MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: '00000000-0000-4000-8000-00000000007e', MicrosoftAppPassword: 'hush' }, /STAFF_UPN_PATTERN/], // prettier-ignore
    ['with policies that are not there', { KNOWLEDGE_FOLDER: 'nowhere' }, /no policy in this folder/],
    ['with a port that is no port', { PORT: 'abc' }, /PORT/],
  ])('refuses to start %s, and says why', async (_, settings, expected) => {
    const { ended, said } = start(settings);
    expect(await ended).toEqual([1, null]);
    expect(said()).toMatch(expected);
    expect(said()).not.toMatch(/hush|    at /);
  });
});
