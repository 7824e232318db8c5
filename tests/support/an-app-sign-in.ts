import type { IncomingMessage } from 'node:http';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';

/** What the service's process is told, so that Entra's https address leads here. */
export const ENTRA_SETTING = 'ENTRA_ON_LOOPBACK';

interface App {
  tenant: string;
  appId: string;
  secret: string;
}

/**
 * Entra as an app meets it that signs in by its secret: where it is described, and tokens signed with RS256, each for the one audience it was asked
 * for. Teams and Graph ask `isFor` whether a request carries one of theirs.
 */
export async function anAppSignIn({ tenant, appId, secret }: App) {
  const keys = await generateKeyPair('RS256');
  const issuer = `https://login.microsoftonline.com/${tenant}/v2.0`;
  const kid = 'entra';
  /** The audiences of the tokens given out. */
  const given: string[] = [];

  const giveToken = async (form: URLSearchParams) => {
    const scope = form.get('scope')?.split(' ')[0] ?? '';
    const isOurs = form.get('client_id') === appId && form.get('client_secret') === secret;
    if (form.get('grant_type') !== 'client_credentials' || !isOurs || !scope.endsWith('/.default'))
      return { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215' } };
    const audience = scope.slice(0, -'/.default'.length);
    given.push(audience);
    const token = await new SignJWT({ appid: appId, tid: tenant })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(keys.privateKey);
    return { status: 200, body: { token_type: 'Bearer', expires_in: 3600, access_token: token } };
  };

  const describe = {
    authorization_endpoint: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`,
    token_endpoint: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
    issuer,
    jwks_uri: `https://login.microsoftonline.com/${tenant}/discovery/v2.0/keys`,
  };

  return {
    given,
    /** Answers a request for one of Entra's addresses; undefined for any other. */
    async answer(request: IncomingMessage): Promise<{ status: number; body: object } | undefined> {
      switch (request.url?.split('?')[0]) {
        case '/common/discovery/instance':
          return { status: 200, body: { tenant_discovery_endpoint: `${issuer}/.well-known/openid-configuration`, 'api-version': '1.1', metadata: [] } }; // prettier-ignore
        case `/${tenant}/v2.0/.well-known/openid-configuration`:
          return { status: 200, body: describe };
        case `/${tenant}/discovery/v2.0/keys`:
          return { status: 200, body: { keys: [{ ...(await exportJWK(keys.publicKey)), kid, alg: 'RS256' }] } };
        case `/${tenant}/oauth2/v2.0/token`:
          return giveToken(new URLSearchParams(await textOf(request)));
        default:
          return undefined;
      }
    },
    /** Whether a request is signed in as our app, for this audience and no other. */
    isFor: (audience: string, authorization: string | undefined): Promise<boolean> =>
      jwtVerify(authorization?.replace(/^Bearer /, '') ?? '', keys.publicKey, { issuer, audience, algorithms: ['RS256'] }).then(({ payload }) => payload.appid === appId, () => false), // prettier-ignore
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
