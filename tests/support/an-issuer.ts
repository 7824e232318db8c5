import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

export const TENANT = '00000000-0000-4000-8000-0000000000f0';
export const APP = '00000000-0000-4000-8000-0000000000f1';
export const APP_URI = `api://policy.example/botid-${APP}`;

/** Entra as far as tabs meet it: it signs tokens, and gives its keys on loopback. Close it in the end. */
export async function anIssuer({ now = () => new Date() }: { now?: () => Date } = {}) {
  const [ours, theirs] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256', { extractable: true }),
  ]);
  const jwk = { ...(await exportJWK(ours.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const asked = { times: 0, fails: false };
  const server = createServer((_request, response) => {
    asked.times += 1;
    response.writeHead(asked.fails ? 503 : 200, { 'content-type': 'application/json' });
    response.end(asked.fails ? 'no' : JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const authority = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** A good token of a member of staff, but for what is changed (undefined takes a claim away). */
  const token = async (
    claims: JWTPayload = {},
    { kid = 'k1', forged = false }: { kid?: string; forged?: boolean } = {},
  ): Promise<string> => {
    const seconds = Math.floor(now().getTime() / 1000);
    const all: JWTPayload = {
      iss: `${authority}/${TENANT}/v2.0`,
      aud: APP,
      tid: TENANT,
      oid: '00000000-0000-4000-8000-000000000101',
      scp: 'openid access_as_user',
      name: 'A. Teacher',
      preferred_username: 'teacher@staff.school.example',
      nbf: seconds - 5,
      exp: seconds + 3600,
      ...claims,
    };
    const key = forged ? theirs.privateKey : ours.privateKey;
    return new SignJWT(JSON.parse(JSON.stringify(all)) as JWTPayload)
      .setProtectedHeader({ alg: 'RS256', kid })
      .sign(key);
  };

  return {
    authority,
    asked,
    token,
    publicJwk: jwk,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

export type AnIssuer = Awaited<ReturnType<typeof anIssuer>>;
