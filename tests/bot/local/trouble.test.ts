import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { TroubleRequest } from '../../../bot/local/contract.ts';
import { aLocalMode, until } from './a-local-mode.ts';

let local: Awaited<ReturnType<typeof aLocalMode>>;
let chat: Awaited<ReturnType<typeof local.open>>;
beforeEach(async () => {
  local = await aLocalMode({ hangMilliseconds: 20 });
  chat = await local.open(HEADTEACHER);
});
afterEach(() => local.stop());

const HEADTEACHER = 'Headteacher, Northfield';
const change = (asked: TroubleRequest) => local.post('trouble', asked);
const { stringify } = JSON;
// Without the client's own retries, so that each answer of the connector is seen.
const call = async (method: string, path: string, body?: object) => {
  const response = await fetch(`${local.url}/local/connector/v3/conversations${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body && stringify(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as never };
};
const hello = { type: 'message', text: 'hello' };
const send = (to = chat.id) => call('POST', `/${to}/activities`, hello);
const create = (name = HEADTEACHER) => call('POST', '', { isGroup: false, members: [{ id: local.person(name) }] });
const texts = async () => (await local.open(HEADTEACHER)).messages.map(({ text }) => text);

describe('Teams itself is in trouble', () => {
  test.each([
    ['busy', 429, 'TooManyRequests'],
    ['refuses', 403, 'BotDisabledByAdmin'],
    ['fails', 502, 'BadGateway'],
    ['hangs', 504, 'GatewayTimeout'],
  ] as const)('it %s: sends, replies, changes, deletions and creations meet %d', async (connector, status, code) => {
    const { id } = (await send()).body as { id: string };
    await change({ change: 'connector', connector });
    const answers = await Promise.all([
      send(),
      create(),
      call('POST', `/${chat.id}/activities/${id}`, hello),
      call('PUT', `/${chat.id}/activities/${id}`, { ...hello, text: 'changed' }),
      call('DELETE', `/${chat.id}/activities/${id}`),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ status, body: { error: { code } } });
    expect(await texts()).toEqual(['hello']);
  });

  test('a busy Teams says when to come again', async () => {
    await change({ change: 'connector', connector: 'busy' });
    expect((await send()).headers.get('retry-after')).toBe('2');
    await change({ change: 'over' });
    expect((await send()).headers.get('retry-after')).toBeNull();
  });

  test('who is a member can still be asked, or the bot would talk to nobody', async () => {
    await change({ change: 'connector', connector: 'fails' });
    expect((await call('GET', `/${chat.id}/members/${local.person(HEADTEACHER)}`)).status).toBe(200);
  });

  test('what hangs is let go when it ends, and when the programme stops', async () => {
    const slow = await aLocalMode({ hangMilliseconds: 3_600_000 });
    const { id } = await slow.open(HEADTEACHER);
    const post = () =>
      fetch(`${slow.url}/local/connector/v3/conversations/${id}/activities`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: stringify(hello),
      });
    await slow.post('trouble', { change: 'connector', connector: 'hangs' });
    const first = post();
    await slow.post('trouble', { change: 'over' });
    expect([201, 504]).toContain((await first).status);
    await slow.post('trouble', { change: 'connector', connector: 'hangs' });
    const last = post().catch(() => undefined);
    await new Promise((next) => setImmediate(next));
    await slow.stop();
    await last;
  });
});

describe('somebody has not installed the app', () => {
  test('creating a chat and writing into one are refused in Teams’ own words, for them alone', async () => {
    const other = await local.open('Teacher, Northfield');
    await change({ change: 'person', person: local.person(HEADTEACHER), reachable: false });
    expect(await create()).toMatchObject({ status: 403, body: { error: { code: 'ForbiddenOperationException' } } });
    const refused = await send();
    expect(refused.status).toBe(403);
    expect(stringify(refused.body)).toContain('MessageWritesBlocked');
    expect((await send(other.id)).status).toBe(201);
    expect((await create('Teacher, Northfield')).status).toBe(201);
  });

  test('a card that is there already cannot be changed either', async () => {
    const { id } = (await send()).body as { id: string };
    await change({ change: 'person', person: local.person(HEADTEACHER), reachable: false });
    expect((await call('PUT', `/${chat.id}/activities/${id}`, hello)).status).toBe(403);
  });

  test('nobody has: everybody is refused, the channel is not', async () => {
    const room = await local.open(HEADTEACHER, 'channel');
    await change({ change: 'everybody', reachable: false });
    expect((await send()).status).toBe(403);
    expect((await create('Teacher, Northfield')).status).toBe(403);
    expect((await send(room.id)).status).toBe(201);
  });

  test('everything works again at one press', async () => {
    await change({ change: 'everybody', reachable: false });
    await change({ change: 'person', person: local.person(HEADTEACHER), reachable: false });
    await change({ change: 'connector', connector: 'refuses' });
    await change({ change: 'over' });
    expect([(await send()).status, (await create()).status]).toEqual([201, 201]);
  });
});

test('every page is told what is played, at once and when it is opened later', async () => {
  const head = local.person(HEADTEACHER);
  const early = await local.events();
  await change({ change: 'person', person: head, reachable: false });
  await change({ change: 'connector', connector: 'busy' });
  const late = await local.events();
  for (const { events } of [early, late]) {
    const seen = await until(() =>
      events.findLast((event) => event.kind === 'trouble' && event.trouble.connector === 'busy'),
    );
    expect(seen).toMatchObject({ trouble: { everybody: false, people: [head] } });
    expect(stringify(seen)).toContain(local.person('Headteacher, Southmere'));
  }
  early.stop();
  late.stop();
});

test.each([
  { change: 'connector', connector: 'explodes' },
  { change: 'person', person: 7, reachable: false },
  { change: 'everybody' },
  { change: 'over', more: true },
  {},
])('what is no such request is refused: %j', async (asked) => {
  const { status, body } = await local.post('trouble', asked);
  expect({ status, body }).toMatchObject({ status: 400, body: { detail: expect.any(String) } });
});

test('nobody knows a person who is not there', async () => {
  expect((await change({ change: 'person', person: 'nobody', reachable: false })).status).toBe(404);
});
