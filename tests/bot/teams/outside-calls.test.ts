import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { readConfig } from '../../../bot/config.ts';
import { createAdapter } from '../../../bot/teams/adapter.ts';
import { createAuthentication } from '../../../bot/teams/authentication.ts';
import { anEntra } from '../../support/an-entra.ts';

const APP_ID = '00000000-0000-4000-8000-0000000000b0';
const TENANT = '00000000-0000-4000-8000-00000000007e';
const reference = {
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/uk/',
  bot: { id: `28:${APP_ID}`, name: 'Policy Guide' },
  user: { id: '29:teacher', name: '' },
  conversation: { id: 'a:teacher', isGroup: false, conversationType: 'personal', name: '' },
};

function aBotInTeams() {
  const config = readConfig({
    NODE_ENV: 'production',
    MicrosoftAppId: APP_ID,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: TENANT,
    MicrosoftAppPassword: 'not-a-real-secret',
    STAFF_UPN_PATTERN: '[a-z.]+@staff\\.school\\.example',
  });
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };
  const adapter = createAdapter({ authentication: createAuthentication({ config }), newReference: () => 'REF1', log });
  const send = (to: Partial<typeof reference> = {}) =>
    new Promise<string>((resolve) => {
      adapter
        .continueConversationAsync(APP_ID, { ...reference, ...to }, async (context) => {
          try {
            resolve((await context.sendActivity('I’ve answered you in our chat.'))?.id ?? '');
          } catch (error) {
            resolve(`failed: ${(error as { statusCode?: number }).statusCode ?? String(error)}`);
          }
        })
        .catch((error: unknown) => resolve(`failed: ${String(error)}`));
    });
  return { send };
}

const entra = () => anEntra({ tenant: TENANT });

describe('a bot in Teams', () => {
  beforeEach(() => nock.cleanAll());
  afterEach(() => nock.cleanAll());

  test('signs in at the trust’s tenant once, and sends with that token', async () => {
    const asked = entra();
    const teams = nock('https://smba.trafficmanager.net', { reqheaders: { authorization: 'Bearer a-token-of-entra' } })
      .post(/^\/uk\/v3\/conversations\/a%3Ateacher\/activities/)
      .twice()
      .reply(201, { id: 'm1' });
    const { send } = aBotInTeams();
    expect([await send(), await send()]).toEqual(['m1', 'm1']);
    expect(teams.isDone()).toBe(true);
    expect(asked.map((form) => [form.get('client_id'), form.get('grant_type'), form.get('scope')])).toEqual([
      [APP_ID, 'client_credentials', 'https://api.botframework.com/.default'],
    ]);
  });

  test('says that it was refused where Teams will not let it write', async () => {
    entra();
    nock('https://smba.trafficmanager.net')
      .post(/^\/uk\/v3\/conversations\/a%3Ateacher\/activities/)
      .reply(403, { error: { code: 'BotNotInConversationRoster', message: 'not there' } });
    expect(await aBotInTeams().send()).toBe('failed: 403');
  });

  test('never sends its token to an address that is not Teams’', async () => {
    const asked = entra();
    const elsewhere = nock('https://evil.example').post(/.*/).reply(201, { id: 'm1' });
    expect(await aBotInTeams().send({ serviceUrl: 'https://evil.example/' })).toMatch(/^failed/);
    expect([elsewhere.isDone(), asked]).toEqual([false, []]);
  });

  test('follows no redirect, which could lead anywhere', async () => {
    entra();
    nock('https://smba.trafficmanager.net')
      .post(/^\/uk\/v3\/conversations\/a%3Ateacher\/activities/)
      .reply(307, '', { location: 'https://evil.example/' });
    const elsewhere = nock('https://evil.example').post(/.*/).reply(201, { id: 'm1' });
    expect(await aBotInTeams().send()).toMatch(/^failed/);
    expect(elsewhere.isDone()).toBe(false);
  });
});
