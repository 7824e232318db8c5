import { afterEach, beforeEach, expect, test } from '@jest/globals';
import nock from 'nock';
import type { Facts } from '../../../bot/logger.ts';
import { createInstallApp } from '../../../bot/teams/install-app.ts';
import { createInstallForReceivers } from '../../../bot/teams/install-for-receivers.ts';
import { aSchool } from '../../support/a-school.ts';
import { aTelling, words } from '../../support/a-telling.ts';

const GRAPH = 'https://graph.example';
const MANIFEST = '00000000-0000-4000-8000-0000000000aa';
const HEAD = '00000000-0000-4000-8000-000000000008';

let school: Awaited<ReturnType<typeof aSchool>>;
beforeEach(async () => {
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
  school = await aSchool();
});
afterEach(async () => {
  await school.close();
  nock.cleanAll();
  nock.enableNetConnect();
});

const install = (token = () => Promise.resolve('a-token')) => createInstallApp({ graph: GRAPH, manifestId: MANIFEST, token }); // prettier-ignore
const inTheCatalogue = () =>
  nock(GRAPH, { reqheaders: { authorization: 'Bearer a-token' } })
    .get('/v1.0/appCatalogs/teamsApps')
    .query({ $filter: `externalId eq '${MANIFEST}'` })
    .reply(200, { value: [{ id: 'catalogue-id' }] });
const installing = (person = HEAD) =>
  nock(GRAPH).post(`/v1.0/users/${person}/teamwork/installedApps`, {
    'teamsApp@odata.bind': `${GRAPH}/v1.0/appCatalogs/teamsApps/catalogue-id`,
  });

test.each([
  [201, {}, { kind: 'installed' }],
  [409, {}, { kind: 'there-already' }],
  [403, {}, { kind: 'refused', reason: 'not-permitted', status: 403 }],
  [401, {}, { kind: 'refused', reason: 'not-permitted', status: 401 }],
  [404, {}, { kind: 'refused', reason: 'no-such-person', status: 404 }],
  [400, {}, { kind: 'refused', reason: 'refused', status: 400 }],
  [429, { 'retry-after': '90' }, { kind: 'later', status: 429, retryAfterMilliseconds: 90_000 }],
  [503, {}, { kind: 'later', status: 503 }],
])('when Graph answers %i', async (status, headers, what) => {
  inTheCatalogue();
  installing().reply(status, {}, headers);
  expect(await install()(HEAD)).toEqual(what);
});

test('the app is looked up in the catalogue once for everybody', async () => {
  inTheCatalogue();
  installing().times(2).reply(201);
  const once = install();
  await once(HEAD);
  expect(await once(HEAD)).toEqual({ kind: 'installed' });
});

test('an app that is not in the catalogue, one that may not be looked up, and an answer that makes no sense', async () => {
  const asked = () => nock(GRAPH).get('/v1.0/appCatalogs/teamsApps').query(true);
  asked().reply(200, { value: [] });
  expect(await install()(HEAD)).toEqual({ kind: 'refused', reason: 'not-in-the-catalogue', status: 200 });
  asked().reply(403);
  expect(await install()(HEAD)).toMatchObject({ reason: 'not-permitted' });
  asked().reply(200, 'no JSON');
  expect(await install()(HEAD)).toEqual({ kind: 'later' });
});

test('without a token, a connection, or to another address, nothing is sent and it is tried later', async () => {
  expect(await install(() => Promise.reject(new Error('no secret')))(HEAD)).toEqual({ kind: 'later' });
  nock(GRAPH).get('/v1.0/appCatalogs/teamsApps').query(true).replyWithError('gone');
  expect(await install()(HEAD)).toEqual({ kind: 'later' });
  nock(GRAPH).get('/v1.0/appCatalogs/teamsApps').query(true).reply(302, '', { location: 'https://evil.example/' });
  expect(await install()(HEAD)).toEqual({ kind: 'later' });
});

test('it is installed for receivers whom the bot cannot reach, and for nobody else; each once a day', async () => {
  await school.asks('hello', { by: 'head' });
  const asked: string[] = [];
  const log: [string, Facts | undefined][] = [];
  const say = (event: string, facts?: Facts) => void log.push([event, facts]);
  const clock = { now: new Date('2026-11-22T10:00:00Z') };
  const job = createInstallForReceivers({
    schools: () => school.inForce.schools,
    book: school.book,
    reachable: () => Promise.resolve(),
    install: (person) => {
      asked.push(person);
      return Promise.resolve(person === school.members.deputy.entraId ? { kind: 'refused', reason: 'no-such-person', status: 404 } : { kind: 'installed' }); // prettier-ignore
    },
    now: () => clock.now,
    log: { debug: say, info: say, warn: say, error: say },
  });
  await job();
  const { colleague, trustLead, deputy, alternate } = school.members;
  expect(asked).toEqual([colleague, trustLead, deputy, alternate].map(({ entraId }) => entraId));
  await job();
  expect(asked).toHaveLength(4);
  clock.now = new Date('2026-11-23T10:00:01Z');
  await job();
  expect(asked).toHaveLength(8);
  // Whom it is about is in no log line.
  expect(JSON.stringify(log)).not.toMatch(/00000000-0000/);
});

test('while Graph is busy nobody else is asked for, and the others come when it says', async () => {
  let times = 0;
  const clock = { now: 0 };
  const say = () => undefined;
  const job = createInstallForReceivers({
    schools: () => school.inForce.schools,
    book: school.book,
    reachable: () => Promise.resolve(),
    install: () => Promise.resolve(times++ === 0 ? { kind: 'later', retryAfterMilliseconds: 60_000 } : { kind: 'installed' }), // prettier-ignore
    now: () => new Date(clock.now),
    log: { debug: say, info: say, warn: say, error: say },
  });
  await job();
  expect(times).toBe(1);
  clock.now = 60_000;
  await job();
  expect(times).toBe(6);
});

test('a Headteacher who has it already, and of whom the bot never heard, is sent what waits for them', async () => {
  const telling = await aTelling();
  telling.members.head.installed = false;
  telling.members.deputy.installed = false;
  telling.members.trustLead.installed = false;
  const card = await telling.tells();
  expect(words(card)).not.toContain('Delivered');
  // It was installed while the service was down.
  telling.members.head.installed = true;
  await createInstallForReceivers({
    schools: () => telling.inForce.schools,
    book: telling.book,
    install: (person) => Promise.resolve(person === telling.members.head.entraId ? { kind: 'there-already' } : { kind: 'installed' }), // prettier-ignore
    reachable: telling.escalation.reachable,
    now: () => telling.clock.now,
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  })();
  await telling.delivers();
  expect(words(telling.cardOf('head'))).toContain('Please acknowledge');
  expect(words(card)).toContain('Delivered');
  await telling.close();
});
