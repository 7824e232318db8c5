import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import nock from 'nock';
import { startApp, type App } from '../../bot/app.ts';
import { readConfig } from '../../bot/config.ts';
import { createLogger } from '../../bot/logger.ts';
import { anActivity } from '../support/a-door.ts';
import { anEntra } from '../support/an-entra.ts';
import { aSignedChannel, TENANT } from '../support/a-signed-channel.ts';
import { aTeams, type ATeams, type Member } from '../support/a-teams.ts';

const teacher: Member = {
  entraId: '00000000-0000-4000-8000-000000000001',
  mri: '29:teacher',
  upn: 'teacher@staff.school.example',
  tenantId: TENANT,
  installed: true,
};

const HOW_MANY = 2000;
// Written by nobody in a school, but by whoever finds the address.
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    0,
    -1,
    1e308,
    true,
    [],
    {},
    [[]],
    '\u0000',
    '\ud800',
    '__proto__',
    'constructor',
    '${{}}',
    '<at>',
    '</at>',
  ),
  fc.constantFrom<unknown>(
    'x'.repeat(20_000),
    ' '.repeat(5000),
    '\u202e'.repeat(300),
    'a '.repeat(8000),
    '🏫'.repeat(3000),
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue({ maxDepth: 4 }),
  fc.constant(null).map(() => JSON.parse('['.repeat(3000) + ']'.repeat(3000)) as unknown),
  fc.constant(null).map(() => JSON.parse('{"__proto__": {"type": "message"}, "toString": 1, "length": -1}') as unknown),
);
const FIELDS = [
  'type', 'id', 'timestamp', 'localTimestamp', 'channelId', 'serviceUrl', 'from', 'recipient', 'conversation', 'channelData', 'text',
  'textFormat', 'locale', 'entities', 'attachments', 'value', 'name', 'action', 'replyToId', 'membersAdded', 'membersRemoved',
  'reactionsAdded', 'deliveryMode', 'expiration', 'callerId', 'relatesTo', 'suggestedActions', 'inputHint', '__proto__', 'listenFor',
]; // prettier-ignore
const WITHIN = ['from', 'recipient', 'conversation', 'channelData'];
const TYPES = ['message', 'messageUpdate', 'messageDelete', 'messageReaction', 'invoke', 'conversationUpdate', 'installationUpdate', 'event', 'typing', 'endOfConversation', 'handoff', 'command', 'trace', 'delay', 'invokeResponse']; // prettier-ignore
const NAMES = ['adaptiveCard/action', 'task/fetch', 'composeExtension/query', 'message/submitAction', 'signin/verifyState', 'fileConsent/invoke', 'application/vnd.microsoft.readReceipt', 'config/fetch']; // prettier-ignore
const VERBS = ['show-clause', 'choose-clause', 'feedback', 'tell-headteacher', 'nothing-known', 'topics'];

const press = fc.record({
  action: fc.record({ type: fc.constant('Action.Execute'), verb: fc.constantFrom(...VERBS), data: fc.oneof(nasty, fc.record({ verb: fc.constantFrom(...VERBS), offer: nasty, policy: nasty, clause: nasty })) }, { requiredKeys: [] }),
  trigger: fc.constantFrom('manual', 'automatic', 7),
}); // prettier-ignore

const oddActivity = fc
  .record({
    type: fc.constantFrom(...TYPES),
    name: fc.constantFrom(...NAMES),
    value: fc.oneof(press, nasty),
    changed: fc.array(fc.tuple(fc.constantFrom(...FIELDS), nasty), { maxLength: 2 }),
    within: fc.array(fc.tuple(fc.constantFrom(...WITHIN), fc.constantFrom('id', 'tenantId', 'conversationType', 'aadObjectId', 'eventType', 'team', 'tenant', 'isGroup', 'name'), nasty), { maxLength: 1 }),
    gone: fc.array(fc.constantFrom(...FIELDS), { maxLength: 1 }),
  }); // prettier-ignore

type Odd = typeof oddActivity extends fc.Arbitrary<infer T> ? T : never;

function build(
  { type, name, value, changed, within, gone }: Odd,
  { serviceUrl, n }: { serviceUrl: string; n: number },
): string {
  const activity = anActivity({ type, id: `odd-${n}`, serviceUrl, ...(type === 'invoke' ? { name, value } : {}) });
  for (const [field, odd] of changed)
    Object.defineProperty(activity, field, { value: odd, enumerable: true, configurable: true, writable: true });
  for (const [field, inner, odd] of within) {
    const held = activity[field];
    if (typeof held === 'object' && held !== null && !Array.isArray(held)) activity[field] = { ...held, [inner]: odd };
  }
  for (const field of gone) delete activity[field];
  return JSON.stringify(activity);
}

describe.each(['local mode', 'Teams'] as const)('two thousand odd activities, with %s', (where) => {
  let teams: ATeams;
  let channel: Awaited<ReturnType<typeof aSignedChannel>>;
  let app: App;
  let headers: Record<string, string>;
  const lines: string[] = [];

  beforeAll(async () => {
    teams = await aTeams({ members: [teacher] });
    channel = await aSignedChannel({ serviceUrl: teams.serviceUrl });
    const signed = where === 'Teams';
    if (signed) anEntra({ tenant: TENANT });
    const config = readConfig({
      PORT: '0',
      DATABASE_URL: 'sqlite::memory:',
      ...(signed ? { ...channel.env, HOST: '127.0.0.1' } : {}),
    });
    let ids = 0;
    app = await startApp(config, {
      log: createLogger({ level: 'debug', write: (line) => lines.push(line) }),
      now: () => new Date('2026-11-22T10:32:00Z'),
      newId: () => `id-${String(ids++).padStart(8, '0')}`,
      newReference: () => 'K7P4QX',
    });
    headers = { 'content-type': 'application/json', ...(signed ? { authorization: `Bearer ${channel.token()}` } : {}) };
  });
  afterAll(async () => {
    await app.stop();
    await channel.close();
    await teams.close();
    nock.cleanAll();
  });
  // botbuilder writes what it refuses to the console.
  beforeEach(() => {
    for (const method of ['error', 'warn'] as const) jest.spyOn(console, method).mockImplementation(() => undefined);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const post = async (body: string) =>
    (await fetch(`${app.url}api/messages`, { method: 'POST', headers, body })).status;

  test('bring nothing down, and a colleague who asks in between is answered rightly', async () => {
    const odd = fc.sample(oddActivity, { numRuns: HOW_MANY, seed: 20_261_122 });
    const statuses = new Map<number, number>();
    for (let from = 0; from < odd.length; from += 100) {
      const some = odd
        .slice(from, from + 100)
        .map((each, i) => build(each, { serviceUrl: teams.serviceUrl, n: from + i }));
      for (const status of await Promise.all(some.map(post))) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const before = teams.messages.length;
      expect(
        await post(
          JSON.stringify(
            anActivity({ id: `good-${from}`, serviceUrl: teams.serviceUrl, text: 'can i follow a pupil on insta' }),
          ),
        ),
      ).toBe(200);
      const answer = teams.messages.slice(before).find(({ card }) => card);
      expect(JSON.stringify(answer?.card)).toContain('School employees must not');
    }
    expect([...statuses.values()].reduce((a, b) => a + b, 0)).toBe(HOW_MANY);
    // 501: an invoke that this bot does not know.
    expect([...statuses.keys()].filter((status) => ![200, 400, 401, 403, 501].includes(status))).toEqual([]);
    expect(lines.filter((line) => line.includes('request failed'))).toEqual([]);
    // It is not that the door refused them all.
    expect(statuses.get(200)).toBeGreaterThan(HOW_MANY / 5);
    expect(({} as Record<string, unknown>).type).toBeUndefined();
  }, 120_000);
});
