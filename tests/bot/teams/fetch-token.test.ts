import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { readConfig } from '../../../bot/config.ts';
import { createFetchToken } from '../../../bot/teams/fetch-token.ts';
import { anEntra } from '../../support/an-entra.ts';

const APP_ID = '00000000-0000-4000-8000-0000000000b0';
const TENANT = '00000000-0000-4000-8000-00000000007e';
const common = {
  MicrosoftAppId: APP_ID,
  MicrosoftAppTenantId: TENANT,
  STAFF_UPN_PATTERN: '[a-z.]+@staff\\.school\\.example',
};
afterEach(() => nock.cleanAll());

describe('the bot signs in', () => {
  test('by a client secret, at the trust’s own tenant', async () => {
    const asked = anEntra({ tenant: TENANT });
    const config = readConfig({ ...common, MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'not-a-real-secret' }); // prettier-ignore
    expect(await createFetchToken(config)()).toBe('a-token-of-entra');
    expect(asked[0]?.get('client_secret')).toBe('not-a-real-secret');
    expect(asked[0]?.get('scope')).toBe('https://api.botframework.com/.default');
  });

  test('by a certificate, also where its key had to be written on one line: nothing secret is sent', async () => {
    const asked = anEntra({ tenant: TENANT });
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const config = readConfig({
      ...common,
      MicrosoftAppType: 'SingleTenant',
      CertificateThumbprint: 'A1B2C3D4E5F60718293A4B5C6D7E8F9001122334',
      CertificatePrivateKey: pem.replaceAll('\n', '\\n'),
    });
    expect(await createFetchToken(config)()).toBe('a-token-of-entra');
    const [header = ''] = (asked[0]?.get('client_assertion') ?? '').split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ alg: expect.stringMatching(/^(RS|PS)256$/) as unknown }); // prettier-ignore
    expect(asked[0]?.has('client_secret')).toBe(false);
    expect(asked[0]?.toString()).not.toContain('PRIVATE');
  });

  test('by a managed identity, which keeps the secret itself', async () => {
    const asked: URLSearchParams[] = [];
    const identity = createServer((request, response) => {
      asked.push(new URL(request.url ?? '', 'http://x').searchParams);
      response.writeHead(200, { 'content-type': 'application/json' });
      const expires_on = Math.floor(Date.now() / 1000) + 3600;
      response.end(JSON.stringify({ access_token: 'a-token-of-the-identity', expires_on, token_type: 'Bearer' }));
    });
    await new Promise<void>((resolve) => identity.listen(0, '127.0.0.1', resolve));
    // As App Service gives it to the programme.
    process.env.IDENTITY_ENDPOINT = `http://127.0.0.1:${(identity.address() as AddressInfo).port}/msi/token`;
    process.env.IDENTITY_HEADER = 'given-by-app-service';
    try {
      const config = readConfig({ ...common, MicrosoftAppType: 'UserAssignedMSI' });
      expect(await createFetchToken(config)()).toBe('a-token-of-the-identity');
      expect([asked[0]?.get('resource'), asked[0]?.get('client_id')]).toEqual(['https://api.botframework.com', APP_ID]);
    } finally {
      delete process.env.IDENTITY_ENDPOINT;
      delete process.env.IDENTITY_HEADER;
      await new Promise((resolve) => identity.close(resolve));
    }
  });
});
