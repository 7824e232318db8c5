import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createServer as createHttp } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { elements } from '../../../cards/check-card.ts';
import { APP_ID } from '../../support/a-signed-channel.ts';
import { aMember, aSignedTeams } from '../../support/a-signed-teams.ts';
import { wordsOn } from '../../support/on-card.ts';

// The service as IT runs it, a process with NODE_ENV=production, before a Teams and a Graph on loopback with signed tokens.

const teacher = aMember(1, 'teacher@staff.school.example');
const head = aMember(2, 'head@staff.school.example', false);
const pupil = aMember(3, '21pupil@pupils.school.example');

let folder: string;
let teams: Awaited<ReturnType<typeof aSignedTeams>>;
let graph: ReturnType<typeof createHttp>;
let service: ChildProcess;
let url: string;
let said = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'policy-guide-'));
  teams = await aSignedTeams({ members: [teacher, head, pupil], url: () => `${url}/api/messages` });
  graph = aGraph();
  const graphPort = await listening(graph);
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const schools = join(folder, 'schools.yaml');
  writeFileSync(schools, `trust:\n  name: Example Trust\n  safeguarding: {role: the trust’s safeguarding lead, receiver: ${head.entraId}, phone: 01632 960100}\nschools:\n  - {id: northfield, name: Northfield School, headteacher: ${head.entraId}, phone: 01632 960111}\n`); // prettier-ignore
  service = spawn(process.execPath, ['--import', 'tsx', 'tests/faults/the-service.ts'], {
    cwd: resolve(__dirname, '../../..'),
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', PORT: String(port) },
      ...teams.channel.env,
      ...{ PUBLIC_URL: 'https://policy.trust.example', SCHOOLS_FILE: schools, DATABASE_URL: `sqlite:${folder}/p.db` },
      ...{ INSTALL_FOR_RECEIVERS: 'yes', GRAPH_URL: `http://127.0.0.1:${graphPort}`, HOST: '127.0.0.1' },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [service.stdout, service.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString())); // prettier-ignore
  await until(async () => {
    if (service.exitCode !== null) throw new Error(`It did not start:\n${said}`);
    return (await fetch(`${url}/readyz`).catch(() => undefined))?.ok;
  });
}, 60_000);

afterAll(async () => {
  service.kill('SIGKILL');
  await Promise.all([teams.close(), new Promise((done) => graph.close(done))]);
  rmSync(folder, { recursive: true, force: true });
});

/** Microsoft Graph, as far as installing the app goes: who is installed for is told to the bot, as Teams would. */
function aGraph() {
  return createHttp((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.headers.authorization !== 'Bearer a-token-of-entra') response.writeHead(401).end('{}');
    else if (request.method === 'GET' && request.url?.includes(APP_ID))
      response.end('{"value":[{"id":"in-catalogue"}]}');
    else if (request.method === 'POST' && request.url?.includes(head.entraId)) {
      head.installed = true;
      response.writeHead(201);
      response.end('{}');
      void teams.posts(head, { type: 'installationUpdate', action: 'add' });
    } else response.writeHead(404).end('{}');
  });
}

test('a Headteacher who never opened the app gets it by Graph, and the welcome', async () => {
  await teams.saw(head, /Hello, I’m Policy Guide/);
});

test('staff are welcomed once, ask, and look a clause up for colleagues', async () => {
  await teams.posts(teacher, { type: 'installationUpdate', action: 'add' });
  await teams.posts(teacher, { type: 'conversationUpdate', membersAdded: [{ id: `28:${APP_ID}` }] });
  await teams.saw(teacher, /Hello, I’m Policy Guide/);
  expect(teams.inChatOf(teacher)).toHaveLength(1);
  await teams.posts(teacher, { type: 'message', text: 'can I share this photo?' });
  await teams.saw(teacher, /It depends where it goes/);
  const { body } = await teams.composes(teacher, 'query', { commandId: 'searchClauses', parameters: [{ name: 'query', value: 'follow a pupil' }] }); // prettier-ignore
  expect(JSON.stringify(body)).toMatch(/following pupils/);
});

test('from a colleague’s message the presser’s own contact is told, the Headteacher acknowledges, and the receipt says so', async () => {
  const payload = { body: { contentType: 'html', content: '<p>a year 9 messaged me on snapchat</p>' } };
  const opened = await teams.composes(teacher, 'fetchTask', {
    commandId: 'checkAgainstPolicy',
    messagePayload: payload,
  });
  const card = (opened.body as { task: { value: { card: { content: object } } } }).task.value.card.content;
  const tell = [...elements(card)].find(({ title }) => /^Tell the Headteacher/.test(String(title)));
  const told = await teams.composes(teacher, 'submitAction', { commandId: 'checkAgainstPolicy', data: tell?.data });
  expect(JSON.stringify(told.body)).toMatch(/Stored \d\d:\d\d · ref/);
  const notice = await teams.saw(head, /Please acknowledge/);
  expect(wordsOn(notice.card)).not.toMatch(/snapchat|year 9/);
  await teams.saw(teacher, /Delivered \d\d:\d\d/);
  await teams.executes(head, notice, 'Acknowledge');
  await teams.saw(teacher, /Acknowledged \d\d:\d\d/);
});

test('without a token, with a forged one or another tenant’s, nothing is answered; a pupil is told that it is for staff', async () => {
  const before = teams.messages.length;
  const asks = { type: 'message', text: 'can I share this photo?' };
  expect((await teams.posts(teacher, asks, '')).status).toBe(401);
  expect(
    (await teams.posts(teacher, asks, teams.channel.token({ key: teams.channel.keys.stranger.privateKey }))).status,
  ).toBe(401);
  expect((await teams.posts(teacher, { ...asks, channelData: { tenant: { id: APP_ID } } })).status).toBe(403);
  expect(teams.messages).toHaveLength(before);
  await teams.posts(pupil, asks);
  expect(wordsOn((await teams.saw(pupil, /staff/)).card)).toMatch(/This is for staff/);
  expect((await teams.posts(pupil, { type: 'invoke', name: 'composeExtension/query', value: { commandId: 'searchClauses' } })).body).toMatchObject({ composeExtension: { type: 'message' } }); // prettier-ignore
});

test('removed, the app writes to nobody there, and the service ends as a building closes', async () => {
  await teams.posts(teacher, { type: 'installationUpdate', action: 'remove' });
  const looked = await teams.composes(teacher, 'query', { commandId: 'searchClauses', parameters: [] });
  expect(JSON.stringify(looked.body)).toMatch(/say hello to me first/);
  const ended = once(service, 'exit');
  service.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(said).not.toMatch(/snapchat|share this photo/);
});

async function until(check: () => unknown, milliseconds = 20_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`It did not happen.\n${said.slice(-2000)}`);
    await new Promise((again) => setTimeout(again, 50));
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((closed) => server.close(closed));
  return port;
}

const listening = (server: Server): Promise<number> =>
  new Promise((ready) => server.listen(0, '127.0.0.1', () => ready((server.address() as AddressInfo).port)));
