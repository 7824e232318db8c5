import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as contract from '../../../bot/http/contract.ts';
import { createTellReceivers } from '../../../bot/settings/tell-receivers.ts';
import { anApi, people, type AnApi, type Name } from '../../support/an-api.ts';

let api: AnApi;
beforeEach(async () => void (api = await anApi()));
afterEach(() => api.close());

const read = async (name: Name = 'admin') => contract.SchoolsInForce.parse((await api.ask(name, '/schools')).body);
const withHead = async (headteacher: string) => {
  const { schools } = await read();
  const [first, ...others] = schools!.schools;
  return { ...schools!, schools: [{ ...first!, headteacher }, ...others] };
};
const propose = (name: Name, body: unknown, version = 1) => api.ask(name, '/schools', { method: 'PUT', body, version });
const proposalId = async () => (await read()).proposal!.id;
const decide = (name: Name, id: string, verb = 'approve') =>
  api.ask(name, `/schools/proposals/${id}/${verb}`, { body: {} });

describe('changing schools takes two people', () => {
  test('an admin proposes: nothing is in force yet; an approver approves: it is, at once', async () => {
    const before = await read();
    expect(before).toMatchObject({ version: 1, retention: { detailDays: 90 } });
    expect(before.schools!.schools[0]).toMatchObject({
      hours: { mon: '08:00-16:30' },
      closed: ['2026-12-21..2027-01-03'],
    });
    expect((await propose('admin', await withHead(people.stranger))).status).toBe(202);
    expect(api.inForce().schools[0]!.headteacher).toBe(people.headteacher);
    expect(contract.SchoolsInForce.parse((await api.ask('approver', '/schools')).body).proposal).toMatchObject({
      mine: false,
      by: people.admin,
    });
    expect((await decide('approver', await proposalId())).status).toBe(200);
    expect(api.inForce().schools[0]!.headteacher).toBe(people.stranger);
    expect(await read()).toMatchObject({ version: 2 });
    expect((await read()).proposal).toBeUndefined();
    expect(contract.Me.parse((await api.ask('stranger', '/me')).body)).toMatchObject({
      roles: ['receiver'],
      schools: [{ office: 'headteacher' }],
    });
    expect((await api.audited()).sort()).toEqual(['schools-approved by approver', 'schools-proposed by admin']);
  });

  test('an admin who names themself Headteacher is stopped: no admin approves, nor whoever proposed, whatever else they are', async () => {
    expect((await propose('adminAndApprover', await withHead(people.adminAndApprover))).status).toBe(202);
    const id = await proposalId();
    for (const name of ['admin', 'headteacher', 'auditor', 'teacher'] as const)
      expect((await decide(name, id)).status).toBe(403);
    expect((await decide('adminAndApprover', id)).body).toMatchObject({ status: 403, why: 'own-proposal' });
    expect(api.inForce().schools[0]!.headteacher).toBe(people.headteacher);
    expect((await api.ask('adminAndApprover', '/matters')).status).toBe(403);
    expect(await api.audited()).toEqual(
      expect.arrayContaining([
        'schools-proposed by adminAndApprover',
        'refused-own-proposal by adminAndApprover',
        'refused-role by admin',
      ]),
    );
    expect((await decide('approver', id, 'reject')).status).toBe(200);
    expect((await decide('approver', id)).status).toBe(404);
  });

  test('an admin takes back what they proposed, and nobody else’s; then another may propose', async () => {
    await propose('adminAndApprover', await withHead(people.stranger));
    const id = await proposalId();
    expect((await decide('admin', id, 'withdraw')).status).toBe(404);
    expect((await decide('approver', id, 'withdraw')).status).toBe(403);
    expect((await propose('admin', await withHead(people.stranger))).status).toBe(409);
    expect((await decide('adminAndApprover', id, 'withdraw')).status).toBe(200);
    expect((await read()).proposal).toBeUndefined();
    expect((await decide('approver', id)).status).toBe(404);
    expect(api.inForce().schools[0]!.headteacher).toBe(people.headteacher);
    expect(await api.audited()).toContain('schools-withdrawn by adminAndApprover');
    expect((await propose('admin', await withHead(people.stranger))).status).toBe(202);
  });

  test('a new Headteacher finds nothing of before', async () => {
    await api.tell();
    await api.worker.settle();
    await propose('admin', await withHead(people.stranger));
    await decide('approver', await proposalId());
    expect((await api.ask('stranger', '/matters')).body).toMatchObject({ matters: [], counts: { open: 0 } });
    expect((await api.ask('stranger', `/matters/${await api.matterOf()}`)).status).toBe(404);
  });

  describe('receivers of now', () => {
    let told: string[];
    let answers: (person: string) => 'sent' | 'later';
    beforeEach(() => {
      told = [];
      answers = () => 'sent';
    });
    /** As after a restart: each time a new job. */
    const tell = () =>
      createTellReceivers({
        settings: api.settings,
        send: (person, what) => {
          const answer = answers(person);
          if (answer === 'sent') told.push(`${what} ${person}`);
          return Promise.resolve(answer);
        },
        now: () => new Date(),
        log: { debug() {}, info() {}, warn() {}, error() {} },
      })();

    test('are told of the proposal and of the change, also after a restart', async () => {
      await propose('admin', await withHead(people.stranger));
      await decide('approver', await proposalId());
      answers = (person) => (person === people.dsl ? 'later' : 'sent');
      await tell();
      expect(told).toEqual(
        expect.arrayContaining([
          `proposed ${people.headteacher}`,
          `changed ${people.headteacher}`,
          `changed ${people.deputy}`,
        ]),
      );
      expect(told.join()).not.toContain(people.stranger);
      const before = told.length;
      answers = () => 'sent';
      await tell();
      await tell();
      expect(told.slice(before)).toEqual([`proposed ${people.dsl}`, `changed ${people.dsl}`]);
    });

    test.each([
      ['rejected', 'approver', 'reject'],
      ['withdrawn', 'admin', 'withdraw'],
    ] as const)('are told that a proposal of which they were told was %s', async (_how, by, decision) => {
      await propose('admin', await withHead(people.stranger));
      await tell();
      told = [];
      await decide(by, await proposalId(), decision);
      await tell();
      expect(told).toEqual(expect.arrayContaining([`dropped ${people.headteacher}`, `dropped ${people.dsl}`]));
      expect(told.every((one) => one.startsWith('dropped ') && !one.includes(people.stranger))).toBe(true);
    });

    test('hear one thing after the other, though Teams is back only between them', async () => {
      await propose('admin', await withHead(people.stranger));
      await decide('approver', await proposalId(), 'reject');
      let asked = 0;
      answers = (person) => (person === people.dsl && asked++ === 0 ? 'later' : 'sent');
      await tell();
      await tell();
      expect(told.filter((one) => one.endsWith(people.dsl))).toEqual([`proposed ${people.dsl}`, `dropped ${people.dsl}`]); // prettier-ignore
    });
  });

  test('what cannot be is said by field; what is based on old schools, or meets another’s proposal, changes nothing', async () => {
    const wrong = await withHead(people.alternate);
    const { status, body } = await propose('admin', {
      ...wrong,
      schools: [{ ...wrong.schools[0]!, hours: { mon: 'early' } }],
    });
    expect(status).toBe(422);
    expect(contract.Problem.parse(body).errors!.map(({ field }) => field)).toContain('schools.0.hours.mon');
    expect((await propose('admin', wrong)).body).toMatchObject({ errors: [{ field: 'schools.0.alternate' }] });
    const good = await withHead(people.stranger);
    expect((await propose('admin', good, 7)).body).toMatchObject({
      status: 412,
      yours: 7,
      now: 1,
      schools: { version: 1 },
    });
    expect((await propose('admin', good)).status).toBe(202);
    expect((await propose('admin', await withHead(people.teacher))).status).toBe(202);
    expect((await propose('adminAndApprover', good)).body).toMatchObject({ status: 409, why: 'proposal-waiting' });
  });

  test('an approver approves what they saw: another proposal has another id', async () => {
    await propose('admin', await withHead(people.stranger));
    const seen = await proposalId();
    await propose('admin', await withHead(people.admin));
    expect((await decide('approver', seen)).status).toBe(404);
    expect(api.inForce().schools[0]!.headteacher).toBe(people.headteacher);
  });

  test('two approvers at once: it is done once', async () => {
    await propose('admin', await withHead(people.stranger));
    const id = await proposalId();
    const done = await Promise.all([decide('approver', id), decide('adminAndApprover', id)]);
    expect(done.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

test('a drill is started once for each press of the form, and its result is seen by who started it', async () => {
  const drill = { school: 'northfield', key: people.stranger };
  const first = await api.ask('admin', '/drills', { body: drill });
  expect(first.status).toBe(201);
  expect((await api.ask('admin', '/drills', { body: drill })).body.reference).toBe(first.body.reference);
  await api.worker.settle();
  expect(contract.Drills.parse((await api.ask('admin', '/drills')).body).drills).toMatchObject([
    { status: 'delivered', school: 'Northfield School' },
  ]);
  expect((await api.ask('adminAndApprover', '/drills')).body).toEqual({ drills: [] });
  expect((await api.ask('admin', '/drills', { body: { ...drill, school: 'nowhere' } })).status).toBe(422);
});

test('a pupil with a good token learns nothing, and it is in the audit once', async () => {
  for (let i = 0; i < 3; i++)
    expect((await api.ask('pupil', '/me')).body).toMatchObject({ status: 403, why: 'not-staff' });
  expect((await api.ask('guest', '/matters')).status).toBe(403);
  expect((await api.audited()).sort()).toEqual(['refused-not-staff by guest', 'refused-not-staff by pupil']);
});

test('people are named as Teams has them, to those who see the settings; whom it never met stays an id', async () => {
  expect((await read()).names).toMatchObject({ [people.headteacher]: 'The headteacher', [people.dsl]: 'The dsl' });
  await propose('admin', await withHead(people.stranger));
  const { names, proposal } = await read('approver');
  expect(proposal!.schools.schools[0]!.headteacher).toBe(people.stranger);
  expect(names).not.toHaveProperty(people.stranger);
  // Nobody else of the trust: those who have nothing to do with the schools are not in it.
  expect(names).not.toHaveProperty(people.teacher);
  for (const name of ['teacher', 'headteacher', 'pupil'] as const)
    expect((await api.ask(name, '/schools')).status).toBe(403);
});
