import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Asked } from '../../../bot/http/clauses-contract.ts';
import { anApi, people, type AnApi } from '../../support/an-api.ts';

let api: AnApi;
beforeAll(async () => {
  api = await anApi();
});
afterAll(() => api.close());
beforeEach(() => api.vain.unanswered.add({ id: 'q-1', question: 'who books the minibus', why: 'no-match', revision: '1', on: '2026-11-22' })); // prettier-ignore

test('an admin sees what was asked in vain, with how many wait and never who', async () => {
  await api.vain.unanswered.wait({ question: 'q-1', person: people.teacher, at: new Date() });
  const { status, body } = await api.ask('admin', '/knowledge/asked');
  expect(status).toBe(200);
  expect(Asked.parse(body).groups).toMatchObject([{ id: 'q-1', waiting: 1, nearest: [{ key: 'clause.social-media-policy.no-pupil-friends' }, {}] }]); // prettier-ignore
  expect(JSON.stringify(body)).not.toContain(people.teacher);
});

test('an approver deletes one; the audit has who and which, and no words', async () => {
  const { status, body } = await api.ask('approver', '/knowledge/asked/q-1/delete', { body: {} });
  expect([status, Asked.parse(body).groups]).toEqual([200, []]);
  expect((await api.ask('approver', '/knowledge/asked/q-1/delete', { body: {} })).status).toBe(404);
  expect(await api.audited()).toContain('asked-deleted by approver');
  expect(JSON.stringify(await api.audit.list({ most: 100 }))).not.toContain('minibus');
});

test('one press makes one an example, in the draft', async () => {
  const use = { as: 'example', key: 'clause.social-media-policy.defame', question: 'who books the minibus?' };
  expect(await api.ask('admin', '/knowledge/asked/q-1/use', { body: use })).toMatchObject({ status: 200, body: { key: use.key } }); // prettier-ignore
  expect(api.used).toEqual([{ use, by: people.admin }]);
  expect((await api.ask('admin', '/knowledge/asked/q-1/use', { body: use })).status).toBe(404);
  expect(await api.audited()).toContain('asked-used by admin');
});

test('what the draft does not take is said, and the question stays', async () => {
  const use = { as: 'example', key: 'outside', question: 'who books the minibus?' };
  expect((await api.ask('admin', '/knowledge/asked/q-1/use', { body: use })).status).toBe(422);
  expect(Asked.parse((await api.ask('admin', '/knowledge/asked')).body).groups).toHaveLength(1);
});

test('the tab hears of a new question; one that is used stays in sight while somebody waits for its answer', async () => {
  const heard = async () => (await api.ask('admin', '/changes')).body as unknown as { version: string };
  const before = await heard();
  await api.vain.unanswered.add({ id: 'q-9', question: 'who pays for the coach', why: 'no-match', revision: '1', on: '2026-11-22' }); // prettier-ignore
  expect(await heard()).not.toEqual(before);
  await api.vain.unanswered.wait({ question: 'q-9', person: people.teacher, at: new Date() });
  const use = { as: 'example', key: 'clause.social-media-policy.defame', question: 'who pays for the coach?' };
  expect((await api.ask('admin', '/knowledge/asked/q-9/use', { body: use })).status).toBe(200);
  const { groups, used } = Asked.parse((await api.ask('admin', '/knowledge/asked')).body);
  expect(groups.map(({ id }) => id)).not.toContain('q-9');
  expect(used).toMatchObject([{ id: 'q-9', waiting: 1 }]);
});
