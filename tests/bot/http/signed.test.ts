import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { aDoor, anActivity, type Door } from '../../support/a-door.ts';
import { APP_ID, aSignedChannel, TENANT } from '../../support/a-signed-channel.ts';

type Channel = Awaited<ReturnType<typeof aSignedChannel>>;
let channel: Channel;
let door: Door;
beforeAll(async () => {
  // botbuilder prints what it refuses; here that is every test.
  jest.spyOn(console, 'error').mockImplementation(() => {});
  channel = await aSignedChannel();
  door = await aDoor({ env: channel.env });
});
afterAll(async () => {
  jest.restoreAllMocks();
  await door.close();
  await channel.close();
});
beforeEach(() => {
  door.handled.length = 0;
});

const send = (token: string | undefined, changes: Record<string, unknown> = {}) =>
  door.post(anActivity(changes), token === undefined ? {} : { authorization: token });

test('a message that Teams signed is handled', async () => {
  expect((await send(`Bearer ${channel.token()}`)).status).toBe(200);
  expect(door.handled).toEqual(['can i share this photo?']);
});

test('a token four minutes past its end still passes: clocks differ', async () => {
  const claims = { exp: channel.seconds() - 240 };
  expect((await send(`Bearer ${channel.token({ claims })}`)).status).toBe(200);
});

const bearer = (token: string) => `Bearer ${token}`;
const flip = (token: string) => {
  const at = token.lastIndexOf('.') + 20;
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
};

describe('a message is refused and nothing is done', () => {
  test.each<[string, (c: Channel) => string | undefined]>([
    ['without a token', () => undefined],
    ['with an empty one', () => 'Bearer '],
    ['with garbage', () => 'Bearer a.b.c'],
    ['with something else than a bearer token', (c) => `Basic ${c.token()}`],
    ['signed with another key', (c) => bearer(c.token({ key: c.keys.stranger.privateKey }))],
    ['with a changed signature', (c) => bearer(flip(c.token()))],
    [
      'with a changed payload',
      (c) =>
        bearer(
          [
            c.token().split('.')[0],
            c.token({ claims: { serviceurl: 'x' } }).split('.')[1],
            c.token().split('.')[2],
          ].join('.'),
        ),
    ],
    ['of another issuer', (c) => bearer(c.token({ claims: { iss: 'https://issuer.elsewhere.example' } }))],
    [
      "of botbuilder's usual issuer, which is not the one set",
      (c) => bearer(c.token({ claims: { iss: 'https://api.botframework.com' } })),
    ],
    ['for another bot', (c) => bearer(c.token({ claims: { aud: '00000000-0000-4000-8000-0000000000bb' } }))],
    ['for nobody', (c) => bearer(c.token({ claims: { aud: undefined } }))],
    [
      'for another serviceUrl',
      (c) => bearer(c.token({ claims: { serviceurl: 'https://smba.trafficmanager.net/uk/' } })),
    ],
    ['for no serviceUrl', (c) => bearer(c.token({ claims: { serviceurl: undefined } }))],
    ['that ended six minutes ago', (c) => bearer(c.token({ claims: { exp: c.seconds() - 360 } }))],
    ['that begins in six minutes', (c) => bearer(c.token({ claims: { nbf: c.seconds() + 360 } }))],
    ['that is not signed (alg none)', (c) => bearer(c.unsigned())],
    ['signed with the public key as a secret (HS256)', (c) => bearer(c.confused())],
    ['of a key nobody published', (c) => bearer(c.token({ header: { kid: 'unknown' } }))],
    ['without a key id', (c) => bearer(c.token({ header: { kid: undefined } }))],
    [
      'of a key endorsed for another channel',
      (c) => bearer(c.token({ header: { kid: 'webchat' }, key: c.keys.webchat.privateKey })),
    ],
    [
      'of the emulator',
      (c) =>
        bearer(
          c.token({
            claims: { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: APP_ID },
          }),
        ),
    ],
    [
      'of another bot (skill)',
      (c) =>
        bearer(
          c.token({
            claims: {
              iss: `https://sts.windows.net/${TENANT}/`,
              ver: '1.0',
              appid: '00000000-0000-4000-8000-0000000000bb',
            },
          }),
        ),
    ],
  ])('%s', async (_name, token) => {
    const response = await send(token(channel));
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ type: 'about:blank', title: 'Unauthorized', status: 401, detail: 'Sign in first.' });
    expect(door.handled).toEqual([]);
  });

  const other = '00000000-0000-4000-8000-0000000000ff';
  test.each<[string, Record<string, unknown>]>([
    ['another tenant', { conversation: { id: 'a:chat', tenantId: other }, channelData: { tenant: { id: other } } }],
    ['another tenant in channelData only', { channelData: { tenant: { id: other } } }],
    ['another tenant in the conversation only', { conversation: { id: 'a:chat', tenantId: other } }],
    ['no tenant', { conversation: { id: 'a:chat' }, channelData: {} }],
    ['no serviceUrl', { serviceUrl: null }],
  ])('signed, but of %s', async (_name, changes) => {
    expect((await send(bearer(channel.token()), changes)).status).toBe(403);
    expect(door.handled).toEqual([]);
  });

  test.each([
    'https://elsewhere.example/',
    'http://smba.trafficmanager.net/uk/',
    'https://smba.trafficmanager.net.elsewhere.example/',
    'http://localhost:1/teams/',
    'file:///etc/passwd',
    'x',
  ])('signed, but to be answered at %s', async (serviceUrl) => {
    expect((await send(bearer(channel.token({ claims: { serviceurl: serviceUrl } })), { serviceUrl })).status).toBe(
      403,
    );
    expect(door.handled).toEqual([]);
  });
});

test('the tenant may be written in capitals', async () => {
  const tenant = TENANT.toUpperCase();
  expect(
    (
      await send(bearer(channel.token()), {
        channelData: { tenant: { id: tenant } },
        conversation: { id: 'a:chat', tenantId: tenant },
      })
    ).status,
  ).toBe(200);
});

test('where the keys cannot be fetched Teams is asked to come again', async () => {
  const lost = await aSignedChannel();
  lost.break();
  const without = await aDoor({ env: lost.env });
  const response = await without.post(anActivity(), { authorization: bearer(lost.token()) });
  expect(response.status).toBe(503);
  expect(without.handled).toEqual([]);
  await without.close();
  await lost.close();
  const gone = await aDoor({ env: lost.env });
  expect((await gone.post(anActivity(), { authorization: bearer(lost.token()) })).status).toBe(503);
  await gone.close();
});
