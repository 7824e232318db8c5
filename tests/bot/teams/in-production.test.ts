import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createServer as createHttp } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { elements } from '../../../cards/check-card.ts';
import { aSignedChannel, APP_ID, TENANT } from '../../support/a-signed-channel.ts';
import { aTeams, ownChatOf, type ATeams, type Member, type TeamsMessage } from '../../support/a-teams.ts';
import { buttonOn, wordsOn } from '../../support/on-card.ts';

// The service as IT runs it, a process with NODE_ENV=production, before a Teams and a Graph on loopback with signed tokens.

const member = (number: number, upn: string, installed: boolean): Member => ({
  ...{ entraId: `00000000-0000-4000-8000-00000000000${number}`, mri: `29:${number}`, upn, tenantId: TENANT, installed },
});
const teacher = member(1, 'teacher@staff.school.example', true);
const head = member(2, 'head@staff.school.example', false);
const pupil = member(3, '21pupil@pupils.school.example', true);
const GROUP = { id: '19:trip@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId: TENANT };

let folder: string;
let teams: ATeams;
let channel: Awaited<ReturnType<typeof aSignedChannel>>;
let graph: ReturnType<typeof createHttp>;
let service: ChildProcess;
let url: string;
let said = '';
let next = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'policy-guide-'));
  teams = await aTeams({ members: [teacher, head, pupil] });
  channel = await aSignedChannel({ serviceUrl: teams.serviceUrl });
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
      ...channel.env,
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
  await Promise.all([teams.close(), channel.close(), new Promise((done) => graph.close(done))]);
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
      void posts(head, { type: 'installationUpdate', action: 'add' });
    } else response.writeHead(404).end('{}');
  });
}

async function posts(by: Member, activity: Record<string, unknown>, token = channel.token()) {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({
      id: `a${next++}`,
      channelId: 'msteams',
      serviceUrl: teams.serviceUrl,
      from: { id: by.mri, aadObjectId: by.entraId, name: 'Somebody' },
      recipient: { id: `28:${APP_ID}`, name: 'Policy Guide' },
      conversation: { id: ownChatOf(by), conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      ...activity,
    }),
  });
  const text = await response.text();
  return { status: response.status, body: (text.startsWith('{') ? JSON.parse(text) : text) as Record<string, never> };
}
const inChatOf = (one: Member) => teams.messages.filter(({ conversationId, card }) => card && conversationId === ownChatOf(one)); // prettier-ignore
const saw = async (one: Member, words: RegExp): Promise<TeamsMessage> => {
  await until(() => inChatOf(one).some(({ card }) => words.test(wordsOn(card))));
  return inChatOf(one).filter(({ card }) => words.test(wordsOn(card))).at(-1)!; // prettier-ignore
};
const executes = (by: Member, on: TeamsMessage, title: string) => {
  const { verb, data } = buttonOn(on.card, title);
  return posts(by, { type: 'invoke', name: 'adaptiveCard/action', replyToId: on.id, value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' } }); // prettier-ignore
};
const composes = (name: string, value: object) =>
  posts(teacher, { type: 'invoke', name: `composeExtension/${name}`, value, conversation: GROUP });

test('a Headteacher who never opened the app gets it by Graph, and the welcome', async () => {
  await saw(head, /Hello, I’m Policy Guide/);
});

test('staff are welcomed once, ask, and look a clause up for colleagues', async () => {
  await posts(teacher, { type: 'installationUpdate', action: 'add' });
  await posts(teacher, { type: 'conversationUpdate', membersAdded: [{ id: `28:${APP_ID}` }] });
  await saw(teacher, /Hello, I’m Policy Guide/);
  expect(inChatOf(teacher)).toHaveLength(1);
  await posts(teacher, { type: 'message', text: 'can I share this photo?' });
  await saw(teacher, /It depends where it goes/);
  const { body } = await composes('query', { commandId: 'searchClauses', parameters: [{ name: 'query', value: 'follow a pupil' }] }); // prettier-ignore
  expect(JSON.stringify(body)).toMatch(/following pupils/);
});

test('from a colleague’s message the presser’s own contact is told, the Headteacher acknowledges, and the receipt says so', async () => {
  const payload = { body: { contentType: 'html', content: '<p>a year 9 messaged me on snapchat</p>' } };
  const opened = await composes('fetchTask', { commandId: 'checkAgainstPolicy', messagePayload: payload });
  const card = (opened.body as unknown as { task: { value: { card: { content: object } } } }).task.value.card.content;
  const tell = [...elements(card)].find(({ title }) => /^Tell the Headteacher/.test(String(title)));
  const told = await composes('submitAction', { commandId: 'checkAgainstPolicy', data: tell?.data });
  expect(JSON.stringify(told.body)).toMatch(/Stored \d\d:\d\d · ref/);
  const notice = await saw(head, /Please acknowledge/);
  expect(wordsOn(notice.card)).not.toMatch(/snapchat|year 9/);
  await saw(teacher, /Delivered \d\d:\d\d/);
  await executes(head, notice, 'Acknowledge');
  await saw(teacher, /Acknowledged \d\d:\d\d/);
});

test('without a token, with a forged one or another tenant’s, nothing is answered; a pupil is told that it is for staff', async () => {
  const before = teams.messages.length;
  const asks = { type: 'message', text: 'can I share this photo?' };
  expect((await posts(teacher, asks, '')).status).toBe(401);
  expect((await posts(teacher, asks, channel.token({ key: channel.keys.stranger.privateKey }))).status).toBe(401);
  expect((await posts(teacher, { ...asks, channelData: { tenant: { id: APP_ID } } })).status).toBe(403);
  expect(teams.messages).toHaveLength(before);
  await posts(pupil, asks);
  expect(wordsOn((await saw(pupil, /staff/)).card)).toMatch(/This is for staff/);
  expect((await posts(pupil, { type: 'invoke', name: 'composeExtension/query', value: { commandId: 'searchClauses' } })).body).toMatchObject({ composeExtension: { type: 'message' } }); // prettier-ignore
});

test('removed, the app writes to nobody there, and the service ends as a building closes', async () => {
  await posts(teacher, { type: 'installationUpdate', action: 'remove' });
  const looked = await composes('query', { commandId: 'searchClauses', parameters: [] });
  expect(JSON.stringify(looked.body)).toMatch(/say hello to me first/);
  const ended = once(service, 'exit');
  service.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(said).not.toMatch(/snapchat|share this photo/);
});

async function until(check: () => unknown, milliseconds = 20_000): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`It did not happen. Messages: ${JSON.stringify(teams.messages.map(({ conversationId, card }) => [conversationId, wordsOn(card).slice(0, 80)]))}\n${said.slice(-2000)}`); // prettier-ignore
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
