import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '../../../bot/http/contract.ts';
import { anApi, people, type AnApi, type Name } from '../../support/an-api.ts';

const other = '00000000-0000-4000-8000-0000000000ff';
/** One of each, by the roles that they hold. */
const ROLES = {
  teacher: [],
  headteacher: ['receiver'],
  trust: ['receiver'],
  admin: ['admin'],
  approver: ['approver'],
  auditor: ['auditor'],
  adminAndApprover: ['admin', 'approver'],
} as const satisfies Partial<Record<Name, readonly string[]>>;
/** Written out, so that a route that is opened wider must be opened here as well. */
const WHO: Readonly<Record<string, readonly string[]>> = {
  'get /me': ['staff'],
  'get /openapi.json': ['staff'],
  'get /changes': ['receiver', 'admin', 'approver', 'auditor'],
  'get /matters': ['receiver'],
  'get /matters.csv': ['receiver'],
  'get /matters/:id': ['receiver'],
  'get /matters/:id/hand-over': ['receiver'],
  'get /matters/:id/receivers': ['receiver'],
  'post /matters/:id/moves': ['receiver'],
  'get /schools': ['admin', 'approver', 'auditor'],
  'put /schools': ['admin'],
  'post /schools/proposals/:id/approve': ['approver'],
  'post /schools/proposals/:id/reject': ['approver'],
  'post /schools/proposals/:id/withdraw': ['admin'],
  'get /audit': ['auditor'],
  'post /drills': ['admin'],
  'get /drills': ['admin'],
  'get /knowledge/asked': ['admin', 'approver'],
  'post /knowledge/asked/:id/delete': ['admin', 'approver'],
  'post /knowledge/asked/:id/use': ['admin', 'approver'],
  'get /knowledge': ['admin', 'approver', 'auditor'],
  'get /knowledge/items/:id': ['admin', 'approver', 'auditor'],
  'put /knowledge/items/:id': ['admin', 'approver'],
  'post /knowledge/items/:id/retire': ['admin', 'approver'],
  'post /knowledge/items/:id/discard': ['admin', 'approver'],
  'get /knowledge/items/:id/losing': ['admin', 'approver', 'auditor'],
  'post /knowledge/preview': ['admin', 'approver'],
  'post /knowledge/try': ['admin', 'approver'],
  'get /knowledge/changes': ['admin', 'approver', 'auditor'],
  'get /knowledge/revisions': ['admin', 'approver', 'auditor'],
  'get /knowledge/revisions/:id': ['admin', 'approver', 'auditor'],
  'post /knowledge/checks': ['admin', 'approver'],
  'get /knowledge/checks/:id': ['admin', 'approver', 'auditor'],
  'post /knowledge/publish': ['admin', 'approver'],
  'get /knowledge/offered': ['admin', 'approver', 'auditor'],
  'post /knowledge/offered': ['admin', 'approver'],
  'post /knowledge/documents/:id': ['admin', 'approver'],
  'get /knowledge/export': ['admin', 'approver', 'auditor'],
  'post /knowledge/import/yaml': ['admin', 'approver'],
  'post /knowledge/import/docx': ['admin', 'approver'],
  'post /knowledge/import': ['admin', 'approver'],
};

let api: AnApi;
beforeAll(async () => {
  api = await anApi();
  await api.tell();
  await api.worker.settle();
});
afterAll(() => api.close());

const call = async (
  route: string,
  name: Name | undefined,
  more: { token?: string; body?: unknown; id?: string; version?: number } = {},
) => {
  const [method = '', path = ''] = route.split(' ');
  const { id = 'none', body = {}, ...rest } = more;
  const version = rest.version ?? 1;
  const headers = /import\/(yaml|docx)$/.test(path) ? { 'content-type': 'application/octet-stream' } : undefined;
  return api.ask(name, path.replace(':id', encodeURIComponent(id)), { ...rest, version, headers, method: method.toUpperCase(), ...(method !== 'get' && { body }) }); // prettier-ignore
};

test('the table knows every route', () => {
  expect(api.routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(WHO).sort());
});

describe.each(Object.entries(WHO))('%s', (route, who) => {
  test.each(Object.entries(ROLES))('%s with the right token', async (name, roles) => {
    const may = who.includes('staff') || roles.some((role) => who.includes(role));
    const { status } = await call(route, name as Name);
    if (may) expect([200, 201, 202, 404, 409, 412, 422]).toContain(status);
    else expect(status).toBe(403);
  });

  test('pupils and guests, whatever the token says of their roles', async () => {
    for (const name of ['pupil', 'guest'] as const) {
      const token = await api.tokenOf(name, { roles: ['Policy.Admin', 'Policy.Approver', 'Policy.Auditor'] });
      expect((await call(route, undefined, { token })).status).toBe(403);
    }
  });

  test.each(Object.keys(ROLES))('%s with a wrong token, or none', async (name) => {
    const as = name as Name;
    const good = await api.tokenOf(as);
    const seconds = Math.floor(Date.now() / 1000);
    const wrong = [
      await api.tokenOf(as, { tid: other }),
      await api.tokenOf(as, { iss: `https://sts.windows.net/${other}/` }),
      await api.tokenOf(as, { aud: other }),
      await api.tokenOf(as, { exp: 1_000_000_000, nbf: 999_999_000 }),
      await api.tokenOf(as, { nbf: seconds + 10 ** 9 }),
      await api.tokenOf(as, {}, { forged: true }),
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${good.split('.')[1]}.`,
    ];
    for (const token of wrong) expect((await call(route, undefined, { token })).status).toBe(401);
    const none = await call(route, undefined);
    expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(Problem.parse(none.body).detail).toMatch(/^Sign in again/);
  });
});

test('nobody is signed in by a header of local mode, a cookie or the address', async () => {
  const token = await api.tokenOf('headteacher');
  for (const headers of [{ 'x-local-person': people.headteacher }, { cookie: `token=${token}` }] as Record<
    string,
    string
  >[])
    expect((await api.ask(undefined, '/matters', { headers })).status).toBe(401);
  expect((await api.ask(undefined, `/matters?access_token=${token}`)).status).toBe(401);
});

test('whatever is sent to whatever route, nothing fails, and answers set no cookie and are not kept', async () => {
  const matter = await api.matterOf();
  const body = fc.oneof(
    fc.json(),
    fc.string(),
    fc.record({ move: fc.constantFrom('acknowledge', 'pass-on', 'logged-on-cpoms', 'cpoms-not-needed'), to: fc.anything(), on: fc.string(), reason: fc.string({ unit: 'binary' }) }).map((value) => JSON.stringify(value) ?? ''),
    fc.constantFrom('null', '[]', '{"__proto__": {"a": 1}}', '{"constructor": 1}', '{"trust": null, "schools": [null]}', '\u0000', '{"move": "cpoms-not-needed", "reason": "\\u0000\\ud800"}'),
  ); // prettier-ignore
  const id = fc.oneof(
    fc.constantFrom(matter, 'clause.school-trips.consent', 'policy.school-trips', '1'),
    fc.string({ minLength: 1, maxLength: 50 }),
    fc.constantFrom('..', '%', '\u0000', 'hand-over', '__proto__'),
  );
  const query = fc.oneof(fc.webQueryParameters(), fc.tuple(fc.constantFrom('q', 'view', 'cursor', 'since'), fc.string({ unit: 'binary', maxLength: 50 })).map(([name, value]) => `${name}=${encodeURIComponent(value)}`), fc.constantFrom('cursor=W10', 'cursor=bnVsbA', 'cursor=WzFlOTksIngiXQ', 'view=open&view=closed', 'q=%', '%')); // prettier-ignore
  const tokens = new Map<string, string>();
  for (const name of Object.keys(ROLES)) tokens.set(name, await api.tokenOf(name as Name));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(WHO)),
      fc.constantFrom(...Object.keys(ROLES)),
      id,
      body,
      query,
      async (route, name, chosen, sent, asked) => {
        const [method = '', path = ''] = route.split(' ');
        const { status, headers } = await api.ask(undefined, `${path.replace(':id', encodeURIComponent(chosen))}?${asked}`, { token: tokens.get(name)!, method: method.toUpperCase(), version: 1, ...(method !== 'get' && { body: sent }) }); // prettier-ignore
        expect(status).toBeLessThan(500);
        expect(headers.get('set-cookie')).toBeNull();
        expect(headers.get('cache-control')).toBe('no-store');
      },
    ),
    { numRuns: 600 },
  );
  expect(api.lines.filter(({ event }) => event === 'request failed')).toEqual([]);
});

describe('the door', () => {
  test('too long, not JSON, a method it does not take, an unknown address', async () => {
    const long = JSON.stringify({ move: 'cpoms-not-needed', reason: 'x'.repeat(262_144) });
    const answers = [
      [413, await api.ask('headteacher', '/matters/x/moves', { body: long, version: 1 })],
      [
        415,
        await api.ask('headteacher', '/matters/x/moves', { body: '{}', headers: { 'content-type': 'text/plain' } }),
      ],
      [
        415,
        await api.ask('admin', '/schools', { method: 'PUT', body: '{}', headers: { 'content-type': 'text/plain' } }),
      ],
      [405, await api.ask('headteacher', '/matters', { method: 'DELETE' })],
      [404, await api.ask('headteacher', '/pupils')],
      [400, await api.ask('headteacher', '/matters/x/moves', { body: '{', version: 1 })],
    ] as const;
    for (const [status, answer] of answers) {
      expect([status, answer.status, answer.headers.get('content-type')]).toEqual([
        status,
        status,
        'application/problem+json; charset=utf-8',
      ]);
      expect(Problem.parse(answer.body).detail.length).toBeGreaterThan(10);
    }
  });

  test('so many requests of one person are too many; another is not held up by them', async () => {
    const slow = await anApi({ requests: { burst: 5, rate: 1 } });
    const token = await slow.tokenOf('headteacher');
    const answers = await Promise.all(Array.from({ length: 12 }, () => slow.ask('headteacher', '/me', { token })));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThan(8);
    const late = answers.find(({ status }) => status === 429)!;
    expect(late.headers.get('retry-after')).toBe('1');
    expect(Problem.parse(late.body).detail).toContain('wait');
    expect((await slow.ask('deputy', '/me')).status).toBe(200);
    await slow.close();
  });

  test('describes itself by OpenAPI 3.1', async () => {
    const { body } = await api.ask('teacher', '/openapi.json');
    const described = body as unknown as { openapi: string; paths: Record<string, Record<string, unknown>> };
    expect(described.openapi).toBe('3.1.0');
    expect(Object.keys(described.paths)).toContain('/api/v1/matters/{id}/moves');
    expect(Object.values(described.paths).flatMap((path) => Object.keys(path))).toHaveLength(Object.keys(WHO).length);
  });
});
