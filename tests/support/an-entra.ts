import nock from 'nock';

/**
 * Entra's sign-in of the bot itself, played by nock: discovery and token. `times` is how many tokens may be fetched.
 * Gives the forms that were posted.
 */
export function anEntra({ tenant, times = 1 }: { tenant: string; times?: number }): URLSearchParams[] {
  const authority = `https://login.microsoftonline.com/${tenant}`;
  nock('https://login.microsoftonline.com')
    .persist()
    .get(/discovery\/instance/)
    .reply(200, {
      tenant_discovery_endpoint: `${authority}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [],
    })
    .get(new RegExp(`${tenant}/v2.0/.well-known/openid-configuration`))
    .reply(200, {
      authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
      token_endpoint: `${authority}/oauth2/v2.0/token`,
      issuer: `${authority}/v2.0`,
      jwks_uri: `${authority}/discovery/v2.0/keys`,
    });
  const asked: URLSearchParams[] = [];
  nock('https://login.microsoftonline.com')
    .post(`/${tenant}/oauth2/v2.0/token`, (body: Record<string, string>) => asked.push(new URLSearchParams(body)) > 0)
    .times(times)
    .query(true)
    .reply(200, { token_type: 'Bearer', expires_in: 3600, access_token: 'a-token-of-entra' });
  return asked;
}
