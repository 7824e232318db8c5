import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type App } from '../../bot/app.ts';
import { readConfig } from '../../bot/config.ts';
import { Me } from '../../bot/http/contract.ts';
import { createLogger } from '../../bot/logger.ts';
import { anIssuer, APP, APP_URI, TENANT, type AnIssuer } from '../support/an-issuer.ts';

const HEAD = '00000000-0000-4000-8000-000000000011';
const ADMIN = '00000000-0000-4000-8000-000000000014';
const ANOTHER = '00000000-0000-4000-8000-0000000000ff';
let issuer: AnIssuer;
let app: App;
let next = 0;

// The programme as it runs in Teams, from its settings to its answers; only Entra is played, on loopback.
beforeAll(async () => {
  issuer = await anIssuer();
  const env = {
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: 'sqlite::memory:',
    MicrosoftAppId: '00000000-0000-4000-8000-0000000000b0',
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: TENANT,
    MicrosoftAppPassword: 'not-used-here',
    STAFF_UPN_PATTERN: '[a-z.]+@staff\\.school\\.example',
    SCHOOLS_FILE: join(__dirname, '../../bot/local/schools.yaml'),
    ADMIN_IDS: ADMIN,
    SSO_APP_ID: APP,
    SSO_APP_ID_URI: APP_URI,
    SSO_AUTHORITY: issuer.authority,
  };
  app = await startApp(readConfig(env), {
    log: createLogger({ level: 'silent' }),
    now: () => new Date(),
    newId: () => `id-0000000-${next++}`,
    newReference: () => 'REF-7',
  });
}, 30_000);
afterAll(async () => {
  await app.stop();
  await issuer.close();
});

const ask = (path: string, headers: Record<string, string> = {}) => fetch(`${app.url}api/v1/${path}`, { headers });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const meOf = async (claims: Record<string, unknown>) => {
  const response = await ask('me', bearer(await issuer.token(claims)));
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

test('a good token of either version says who it is, with the offices and roles that the settings give', async () => {
  const head = await meOf({ oid: HEAD });
  expect(head.status).toBe(200);
  const offices = [{ id: 'northfield', name: 'Northfield School', office: 'headteacher' }];
  expect(Me.parse(head.body)).toMatchObject({ id: HEAD, name: 'A. Teacher', roles: ['receiver'], schools: offices });
  const admin = await meOf({ oid: ADMIN, aud: APP_URI, iss: `https://sts.windows.net/${TENANT}/` });
  expect(Me.parse(admin.body).roles).toEqual(['admin']);
  expect(Me.parse((await meOf({ roles: ['Policy.Auditor'] })).body).roles).toEqual(['auditor']);
});

test.each<[string, number, () => Promise<Record<string, string>>]>([
  ['no token', 401, () => Promise.resolve({})],
  ['local mode’s way in', 401, () => Promise.resolve({ 'x-local-person': HEAD })],
  ['another tenant', 401, async () => bearer(await issuer.token({ tid: ANOTHER }))],
  ['another tenant’s issuer', 401, async () => bearer(await issuer.token({ iss: `${issuer.authority}/${ANOTHER}/v2.0` }))], // prettier-ignore
  ['another application', 401, async () => bearer(await issuer.token({ aud: ANOTHER }))],
  ['the bot’s own id', 401, async () => bearer(await issuer.token({ aud: '00000000-0000-4000-8000-0000000000b0' }))],
  ['a token past its end', 401, async () => bearer(await issuer.token({ exp: Math.floor(Date.now() / 1000) - 120 }))],
  ['a forged signature', 401, async () => bearer(await issuer.token({}, { forged: true }))],
  ['an unknown key', 401, async () => bearer(await issuer.token({}, { kid: 'k2' }))],
  ['another scope', 401, async () => bearer(await issuer.token({ scp: 'User.Read' }))],
  ['an application’s token', 401, async () => bearer(await issuer.token({ scp: undefined, roles: ['Policy.Admin'] }))],
  ['no signature', 401, () => Promise.resolve(bearer(unsigned()))],
  ['a pupil', 403, async () => bearer(await issuer.token({ preferred_username: '21pupil@pupils.school.example' }))],
  ['a guest', 403, async () => bearer(await issuer.token({ acct: 1 }))],
])('with %s it is %i, and nothing of the trust is in the answer', async (_, status, headers) => {
  const response = await ask('me', await headers());
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(await response.text()).not.toMatch(/Northfield|Sample Schools Trust|A\. Teacher/);
});

test('the tab that Teams opens is there, for Teams and not for local mode', async () => {
  const page = await fetch(`${app.url}tabs/register`);
  expect(await page.text()).toContain('data-mode="teams"');
  expect((await fetch(`${app.url}local/setup`)).status).toBe(404);
});

function unsigned(): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const seconds = Math.floor(Date.now() / 1000);
  const claims = { iss: `${issuer.authority}/${TENANT}/v2.0`, aud: APP, tid: TENANT, oid: HEAD, scp: 'access_as_user', nbf: seconds - 5, exp: seconds + 600, preferred_username: 'teacher@staff.school.example' }; // prettier-ignore
  return `${part({ alg: 'none' })}.${part(claims)}.x`;
}
