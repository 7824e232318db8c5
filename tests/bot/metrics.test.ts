import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHttpServer } from '../../bot/http/server.ts';
import { createLogger } from '../../bot/logger.ts';
import { createMetrics } from '../../bot/metrics.ts';

const TOKEN = 'a-token-nobody-guesses';
const now = () => new Date('2026-11-23T09:00:00Z');
let backlog: { due: number; oldest?: Date } = { due: 0 };
let broken = false;
const metrics = createMetrics({
  figures: { matters: () => Promise.resolve({ open: 2, acknowledged: 1, closed: 40, withdrawn: 0 }) },
  backlog: () => (broken ? Promise.reject(new Error('the secret reason')) : Promise.resolve(backlog)),
  now,
  process: false,
});
const lines: string[] = [];
const log = metrics.counting(createLogger({ level: 'info', write: (line) => lines.push(line) }));
const aServer = (door?: { token: string }) =>
  createHttpServer({
    answerMessage: () => Promise.resolve({ refused: 403 }),
    readiness: {},
    ...(door && { metrics: { ...door, ...metrics } }),
    newReference: () => 'K7P4QX',
    log,
  });
const server = aServer({ token: TOKEN });
const bare = aServer();
const urlOf = async (one: typeof server) =>
  `http://127.0.0.1:${(await one.listen({ host: '127.0.0.1', port: 0 })).port}`;
let url: string;
beforeAll(async () => void (url = await urlOf(server)));
afterAll(async () => {
  await server.close({ milliseconds: 1000 });
  await bare.close({ milliseconds: 1000 });
});
const read = async (authorization = `Bearer ${TOKEN}`) => {
  const response = await fetch(`${url}/metrics`, { headers: { authorization } });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};

test('counts what came of questions, what waits, and matters by state', async () => {
  log.info('question answered', { outcome: 'answer', clause: 'parental-consent', milliseconds: 4 });
  log.info('question answered', { outcome: 'no-answer', milliseconds: 2 });
  log.error('nobody can be reached', { reference: 'K7P4QX' });
  backlog = { due: 3, oldest: new Date('2026-11-23T08:58:30Z') };
  const { status, type, text } = await read();
  expect([status, type]).toEqual([200, expect.stringContaining('text/plain')]);
  for (const line of [
    'policy_guide_questions_total{outcome="answer"} 1',
    'policy_guide_questions_total{outcome="no-answer"} 1',
    'policy_guide_answer_seconds_count 2',
    'policy_guide_events_total{event="nobody-can-be-reached"} 1',
    'policy_guide_outbox_due 3',
    'policy_guide_outbox_oldest_seconds 90',
    'policy_guide_matters{state="open"} 2',
    'policy_guide_matters{state="withdrawn"} 0',
  ])
    expect(text).toContain(`${line}\n`);
  expect(lines).toHaveLength(3);
});

test('holds nothing that says who or what, and no label that grows with what people send', async () => {
  for (const path of ['/a-year-9-has-followed-me', '/tabs/register?q=smith', '/api/v1/matters/8f14', '/metrics'])
    await fetch(`${url}${path}`);
  log.info('question answered', { outcome: 'a-year-9-has-followed-me' });
  log.warn('not taken', { reason: 'ConversationBlockedByUser' });
  const { text } = await read();
  expect(text).not.toMatch(/followed|smith|8f14|K7P4QX|parental|Blocked/);
  expect(text).toContain('policy_guide_http_request_seconds_count{route="other",status="4xx"}');
  expect(text).toContain('policy_guide_questions_total{outcome="other"} 1');
});

test.each(['', 'Bearer', `Bearer ${TOKEN}x`, TOKEN, `bearer ${TOKEN}`])('“%s” is not the token', async (shown) => {
  const { status, text } = await read(shown);
  expect([status, text]).toEqual([401, expect.not.stringContaining('policy_guide')]);
});

test('where no token is set there are no metrics', async () => {
  expect((await fetch(`${await urlOf(bare)}/metrics`, { headers: { authorization: 'Bearer ' } })).status).toBe(404);
});

test('where the database cannot be asked, that is said with a reference and no more', async () => {
  broken = true;
  const { status, text } = await read();
  expect([status, text]).toEqual([500, expect.stringContaining('K7P4QX')]);
  expect(text).not.toContain('secret');
  broken = false;
});
