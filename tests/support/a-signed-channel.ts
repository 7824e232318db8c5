import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anAppSignIn, ENTRA_SETTING } from './an-app-sign-in.ts';

export const APP_ID = '00000000-0000-4000-8000-0000000000b0';
export const TENANT = '00000000-0000-4000-8000-00000000007e';

const SECRET = 'made-up';
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Microsoft's side of the sign-in on loopback: OpenID metadata, keys, tokens signed with them, and tokens for the bot itself. */
export async function aSignedChannel({ serviceUrl = 'http://127.0.0.1:1/teams/' }: { serviceUrl?: string } = {}) {
  const keys = { teams: rsa(), webchat: rsa(), stranger: rsa() };
  const published = [
    { kid: 'teams', endorsements: ['msteams'], ...keys.teams.publicKey.export({ format: 'jwk' }) },
    { kid: 'webchat', endorsements: ['webchat'], ...keys.webchat.publicKey.export({ format: 'jwk' }) },
  ];
  const entra = await anAppSignIn({ tenant: TENANT, appId: APP_ID, secret: SECRET });
  let broken = false;
  const server = createServer((request, response) => {
    void entra.answer(request).then((answered) => {
      const described = request.url === '/keys' ? { keys: published } : { issuer: url, jwks_uri: `${url}/keys` };
      const { status, body } = answered ?? { status: 200, body: described };
      // Not chained: restify's patched writeHead returns nothing.
      response.writeHead(broken ? 500 : status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `${url}/issuer`;
  const seconds = () => Math.floor(Date.now() / 1000);

  const token = ({
    claims = {},
    header = {},
    key = keys.teams.privateKey,
  }: { claims?: object; header?: object; key?: KeyObject } = {}) => {
    const payload = {
      iss: issuer,
      aud: APP_ID,
      serviceurl: serviceUrl,
      nbf: seconds() - 60,
      exp: seconds() + 3600,
      ...claims,
    };
    const signed = `${part({ typ: 'JWT', alg: 'RS256', kid: 'teams', ...header })}.${part(payload)}`;
    return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
  };

  return {
    keys,
    token,
    seconds,
    serviceUrl,
    /** Takes the signature away and says so, as "alg": "none" does. */
    unsigned: () => `${part({ typ: 'JWT', alg: 'none', kid: 'teams' })}.${token().split('.')[1]}.`,
    /** Signs with the public key as if it were a shared secret. */
    confused: () => {
      const signed = `${part({ typ: 'JWT', alg: 'HS256', kid: 'teams' })}.${token().split('.')[1]}`;
      const secret = keys.teams.publicKey.export({ format: 'pem', type: 'spki' });
      return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
    },
    break: () => (broken = true),
    /** Entra, as the bot signs in itself. */
    entra,
    /** Whether a request to Teams is the bot's. */
    isTheBot: (authorization: string | undefined) => entra.isFor(`${url}/scope`, authorization),
    env: {
      MicrosoftAppId: APP_ID,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: TENANT,
      MicrosoftAppPassword: SECRET,
      STAFF_UPN_PATTERN: '[a-z.]+@staff\\.school\\.example',
      ALLOWED_SERVICE_HOSTS: '127.0.0.1',
      // The bot's own sign-in takes https only. In a process of its own the-service.ts leads it here; within a test play it with anEntra().
      [ENTRA_SETTING]: url,
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      ToChannelFromBotOAuthScope: `${url}/scope`,
      ToBotFromChannelTokenIssuer: issuer,
      OAuthUrl: `${url}/oauth`,
      ToBotFromChannelOpenIdMetadataUrl: `${url}/openid`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}/emulator`,
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
