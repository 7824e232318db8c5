import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { keptTable } from '../../../bot/http/pages/kept.ts';
import { createHttpServer } from '../../../bot/http/server.ts';

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const days = {
  DETAIL_DAYS: 91,
  OFFER_DAYS: 92,
  UNANSWERED_DAYS: 1,
  FEEDBACK_DAYS: 94,
  REPLY_DAYS: 95,
  PERSON_DAYS: 96,
};
let trust: { name: string; safeguarding: { role: string; phone: string } } | undefined;
const server = createHttpServer({
  answerMessage: () => Promise.resolve({ refused: 403 }),
  readiness: {},
  pages: () => ({ trust, days }),
  newReference: () => 'K7P4QX',
  log,
});
let url: string;
beforeAll(async () => void (url = `http://127.0.0.1:${(await server.listen({ host: '127.0.0.1', port: 0 })).port}`));
afterAll(() => server.close({ milliseconds: 1000 }));

describe.each(['/privacy', '/terms'])('%s', (path) => {
  test('is open to everybody, names the trust and whom to speak to, and runs nothing', async () => {
    trust = {
      name: 'Northfield <b>& Southfield',
      safeguarding: { role: 'the safeguarding lead', phone: '01632 960100' },
    };
    const response = await fetch(`${url}${path}`);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('Northfield &lt;b&gt;&amp; Southfield');
    expect(html).toContain('the safeguarding lead, 01632 960100');
    expect(html).toMatch(/<html lang="en-GB">/);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script|undefined|\$\{/);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+';/);
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  test('stands without schools too, and answers HEAD as Teams’ check asks', async () => {
    trust = undefined;
    expect(await (await fetch(`${url}${path}`)).text()).toContain('your school’s designated safeguarding lead');
    const head = await fetch(`${url}${path}`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

test('the privacy notice gives the days that are set', async () => {
  const html = await (await fetch(`${url}/privacy`)).text();
  for (const said of ['91 days after closing', '92 days', '1 day<', '94 days', '95 days']) expect(html).toContain(said);
  expect(keptTable(days).every((row) => row.length === 3)).toBe(true);
});

test('the privacy notice says in which one case a question is stored with who asked it', async () => {
  const html = await (await fetch(`${url}/privacy`)).text();
  expect(html).toMatch(/not stored with your name.*Ask the policy team.*until you are told/);
});
