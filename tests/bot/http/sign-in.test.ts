import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { createSignIn } from '../../../bot/http/sign-in.ts';
import type { SignIn } from '../../../bot/http/route.ts';
import { anIssuer, APP, APP_URI, TENANT, type AnIssuer } from '../../support/an-issuer.ts';

const other = '00000000-0000-4000-8000-0000000000ff';
const now = new Date('2026-11-24T10:00:00Z');
const seconds = now.getTime() / 1000;
let issuer: AnIssuer;
let signIn: SignIn;

const make = (more: Partial<Parameters<typeof createSignIn>[0]> = {}) =>
  createSignIn({
    tenantId: TENANT,
    appId: APP,
    appIdUri: APP_URI,
    authority: issuer.authority,
    staffPattern: /^[a-z.]+@staff\.school\.example$/iu,
    given: { admin: [], approver: ['00000000-0000-4000-8000-000000000101'], auditor: [] },
    now: () => now,
    ...more,
  });
const withToken = (token: string) => signIn({ authorization: `Bearer ${token}` });
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

beforeAll(async () => {
  issuer = await anIssuer({ now: () => now });
  signIn = make();
});
afterAll(() => issuer.close());

describe('who is let in', () => {
  test('a member of staff of the tenant, by their object id, with the roles set', async () => {
    expect(await withToken(await issuer.token())).toEqual({ id: '00000000-0000-4000-8000-000000000101', name: 'A. Teacher', staff: true, roles: ['approver'] }); // prettier-ignore
  });

  test.each([
    ['version 1: its issuer and the URI as audience', { iss: `https://sts.windows.net/${TENANT}/`, aud: APP_URI, upn: 'teacher@staff.school.example', preferred_username: undefined }],
    ['expired within the leeway', { exp: seconds - 55 }],
    ['in force within the leeway', { nbf: seconds + 55 }],
  ])('%s', async (_name, claims) => {
    expect(await withToken(await issuer.token(claims))).toMatchObject({ staff: true });
  }); // prettier-ignore

  test('app roles of the token give roles; others give none', async () => {
    const token = await issuer.token({ oid: other, roles: ['Policy.Admin', 'Policy.Auditor', 'Policy.King'] });
    expect(await withToken(token)).toMatchObject({ roles: ['admin', 'auditor'] });
  });
});

describe('who is not staff', () => {
  test.each([
    ['a pupil of the same tenant', { preferred_username: '21pupil@pupils.school.example' }],
    ['a guest by name', { preferred_username: 'guest#EXT#@staff.school.example' }],
    ['a guest by the claim', { acct: 1 }],
    ['somebody signed in elsewhere', { idp: `https://sts.windows.net/${other}/` }],
    ['two names, one of them a pupil’s', { upn: '21pupil@pupils.school.example' }],
    ['no name', { preferred_username: undefined }],
  ])('%s', async (_name, claims) => {
    expect(await withToken(await issuer.token(claims))).toMatchObject({ staff: false });
  });

  test('nobody is where no pattern is set', async () => {
    signIn = make({ staffPattern: undefined });
    expect(await withToken(await issuer.token())).toMatchObject({ staff: false });
    signIn = make();
  });
});

describe('what is refused', () => {
  test.each([
    ['another tenant', { tid: other }],
    ['another issuer', { iss: `https://sts.windows.net/${other}/` }],
    ['another audience', { aud: other }],
    ['another scope', { scp: 'access_as_users' }],
    ['an application’s own token, without a scope', { scp: undefined }],
    ['expired', { exp: seconds - 65 }],
    ['without an end', { exp: undefined }],
    ['not yet in force', { nbf: seconds + 65 }],
    ['without an object id', { oid: undefined }],
  ])('%s', async (_name, claims) => {
    expect(await withToken(await issuer.token(claims))).toMatchObject({ refused: 401 });
  });

  test('signed by somebody else, with an unknown key, not signed, or with the public key as a secret', async () => {
    const good = await issuer.token();
    const [, payload = ''] = good.split('.');
    const bare = `${part({ alg: 'none' })}.${payload}.x`;
    const head = `${part({ alg: 'HS256', kid: 'k1' })}.${payload}`;
    const secret = createHmac('sha256', JSON.stringify(issuer.publicJwk)).update(head).digest('base64url');
    for (const bad of [
      await issuer.token({}, { forged: true }),
      await issuer.token({}, { kid: 'k2' }),
      bare,
      `${head}.${secret}`,
      `${good}x`,
      'x.y.z',
    ])
      // prettier-ignore
      expect(await withToken(bad)).toMatchObject({ refused: 401 });
  });

  test('no token, a cookie, another scheme', async () => {
    const good = await issuer.token();
    for (const headers of [
      {},
      { cookie: `token=${good}` },
      { authorization: `Basic ${good}` },
      { authorization: good },
      { 'x-local-person': other },
    ])
      // prettier-ignore
      expect(await signIn(headers)).toMatchObject({ refused: 401 });
  });

  test('unknown keys make nobody ask Entra at every request', async () => {
    const before = issuer.asked.times;
    for (let i = 0; i < 20; i++) await withToken(await issuer.token({}, { kid: `k${i + 5}` }));
    expect(issuer.asked.times - before).toBeLessThanOrEqual(1);
  });

  test('where the keys cannot be had nobody is let in, and it is said that this is no fault of the token', async () => {
    signIn = make();
    issuer.asked.fails = true;
    expect(await withToken(await issuer.token())).toEqual({ refused: 503, why: 'keys-not-reached' });
    issuer.asked.fails = false;
    signIn = make({ authority: 'http://127.0.0.1:9' });
    expect(await withToken(await issuer.token())).toEqual({ refused: 503, why: 'keys-not-reached' });
    signIn = make({ appId: undefined });
    expect(await withToken(await issuer.token())).toEqual({ refused: 503, why: 'not-set-up' });
  });
});
