import { afterEach, beforeEach, expect, test } from '@jest/globals';
import nock from 'nock';
import { readConfig } from '../../../bot/config.ts';
import { createPlace } from '../../../bot/teams/place.ts';
import { aCourier, TENANT, type ACourier } from '../../support/a-courier.ts';
import { anEntra } from '../../support/an-entra.ts';

const APP_ID = '00000000-0000-4000-8000-0000000000c0';
const settings = {
  NODE_ENV: 'production',
  MicrosoftAppId: APP_ID,
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: TENANT,
  MicrosoftAppPassword: 'not-a-real-secret',
  STAFF_UPN_PATTERN: '[a-z.]+@staff\\.school\\.example',
};
const SENT = { conversationId: 'a:head', activityId: 'm1' };

let school: ACourier | undefined;
beforeEach(() => void nock.cleanAll());
afterEach(async () => {
  nock.cleanAll();
  await school?.close();
});

/** Teams at an address, taking one new chat and one message there. */
function teamsAt(path: string, asked: Record<string, unknown>[] = []) {
  return nock('https://smba.trafficmanager.net', { reqheaders: { authorization: 'Bearer a-token-of-entra' } })
    .post(`${path}v3/conversations`, (body: Record<string, unknown>) => asked.push(body) > 0)
    .reply(201, { id: 'a:head' })
    .post(new RegExp(`^${path}v3/conversations/a%3Ahead/activities`))
    .reply(201, { id: 'm1' });
}

test('a Headteacher of whom nothing is known is reached at Teams’ documented address, within the trust’s tenant', async () => {
  anEntra({ tenant: TENANT });
  school = await aCourier({ settings });
  const asked: Record<string, unknown>[] = [];
  const teams = teamsAt('/teams/', asked);
  expect(await school.notifies(school.head)).toEqual(SENT);
  expect(teams.isDone()).toBe(true);
  expect(asked).toEqual([
    {
      isGroup: false,
      bot: { id: `28:${APP_ID}`, name: '' },
      members: [{ id: school.head.entraId, name: '' }],
      tenantId: TENANT,
      channelData: { tenant: { id: TENANT } },
    },
  ]);
});

test('where anybody has written to the bot, new chats are opened at the address they wrote from', async () => {
  anEntra({ tenant: TENANT });
  school = await aCourier({ settings });
  await school.opened(school.reporter, { serviceUrl: 'https://smba.trafficmanager.net/uk/' });
  const teams = teamsAt('/uk/');
  expect(await school.notifies(school.head)).toEqual(SENT);
  expect(teams.isDone()).toBe(true);
});

test('an address that has been taken off the list is not used any more', async () => {
  anEntra({ tenant: TENANT });
  school = await aCourier({ settings });
  await school.opened(school.head, { serviceUrl: 'https://evil.example/' });
  const elsewhere = nock('https://evil.example').post(/.*/).reply(201, { id: 'm1' });
  teamsAt('/teams/');
  expect(await school.notifies(school.head)).toEqual(SENT);
  expect(elsewhere.isDone()).toBe(false);
});

test('where no address of Teams is on the list, nothing is sent, and it is tried again when that is mended', async () => {
  school = await aCourier({ settings: { ...settings, ALLOWED_SERVICE_HOSTS: 'smba.elsewhere.example' } });
  const refused = { refused: 'later', reason: 'host-not-allowed' };
  expect(await school.notifies(school.head)).toEqual(refused);
  expect(await school.courier.update({ ...SENT, person: school.head }, { type: 'message' })).toEqual(refused);
});

test.each([400, 401, 403, 500])(
  'where the bot cannot sign in (%i), that is not the Headteacher’s fault: later',
  async (status) => {
    const id = `00000000-0000-4000-8000-000000000${status}`;
    nock('https://login.microsoftonline.com')
      .persist()
      .post(`/${TENANT}/oauth2/v2.0/token`)
      .query(true)
      .reply(status, { error: 'invalid_client', error_description: 'no' });
    anEntra({ tenant: TENANT });
    school = await aCourier({ settings: { ...settings, MicrosoftAppId: id } });
    const teams = teamsAt('/teams/');
    expect(await school.notifies(school.head)).toEqual({ refused: 'later', reason: 'cannot-sign-in' });
    expect(teams.isDone()).toBe(false);
  },
);

test('where signing in hangs, that ends after ten seconds too', async () => {
  const id = '00000000-0000-4000-8000-0000000000c9';
  let asked = () => {};
  const waiting = new Promise<void>((resolve) => (asked = resolve));
  nock('https://login.microsoftonline.com')
    .post(`/${TENANT}/oauth2/v2.0/token`, () => (asked(), true))
    .query(true)
    .delayConnection(60_000)
    .reply(200, {});
  anEntra({ tenant: TENANT });
  school = await aCourier({ settings: { ...settings, MicrosoftAppId: id } });
  const refused = school.notifies(school.head);
  await waiting;
  school.timers.pass(10_000);
  expect(await refused).toEqual({ refused: 'later', reason: 'timeout' });
  nock.abortPendingRequests();
});

test('a trust in the government cloud begins at its own address; local mode on this computer', () => {
  const government = readConfig({ ...settings, ALLOWED_SERVICE_HOSTS: 'smba.infra.gcc.teams.microsoft.com' });
  expect(createPlace({ config: government, port: () => 0 })().serviceUrl).toBe(
    'https://smba.infra.gcc.teams.microsoft.com/teams/',
  );
  expect(createPlace({ config: readConfig({}), port: () => 4_000 })().serviceUrl).toBe(
    'http://127.0.0.1:4000/local/connector/',
  );
});
