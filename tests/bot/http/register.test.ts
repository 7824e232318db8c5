import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import * as contract from '../../../bot/http/contract.ts';
import { aTrust } from '../../support/a-matter.ts';
import { anApi, people, type AnApi, type Name } from '../../support/an-api.ts';

let api: AnApi;
beforeEach(async () => void (api = await anApi({ schools: aTrust({ only: true }) })));
afterEach(() => api.close());

const tell = async (by: Name = 'teacher', more = {}) => {
  await api.escalation.tell({
    key: 'offer-1',
    clause: { policy: 'p', id: 'c', revision: '7' },
    aboutHeadteacher: false,
    presser: { person: people[by], name: 'A. Teacher' },
    ...more,
  });
  await api.worker.settle();
  return (await api.matters.reportedBy(people[by]))[0]!.matter;
};
const list = async (name: Name, query = '') => contract.Matters.parse((await api.ask(name, `/matters${query}`)).body);
const move = (name: Name, id: string, version: number, body: unknown) =>
  api.ask(name, `/matters/${id}/moves`, { body, version });
const look = async (name: Name, id: string) =>
  contract.MatterInFull.parse((await api.ask(name, `/matters/${id}`)).body);

describe('the register', () => {
  test('shows the Headteacher what was put before them, and a deputy nothing yet', async () => {
    const { reference } = await tell();
    const [headteacher, deputy] = [await list('headteacher'), await list('deputy')];
    expect(headteacher.matters.map((each) => each.reference)).toEqual([reference]);
    expect(headteacher.counts).toEqual({ open: 1, overdue: 0, passed: 0, closed: 0 });
    expect(deputy).toEqual({ matters: [], counts: { open: 0, overdue: 0, passed: 0, closed: 0 } });
  });

  test('finds by reference, name and outcome, and by no typed word', async () => {
    const { id, reference } = await tell();
    await api.escalation.addDetails({ matter: id, person: people.teacher, id: 'f', fields: { what: 'followed' } });
    expect((await list('headteacher', `?q=${reference.toLowerCase()}`)).matters).toHaveLength(1);
    expect((await list('headteacher', '?q=teach')).matters).toHaveLength(1);
    expect((await list('headteacher', '?q=followed')).matters).toHaveLength(0);
  });

  test('a deputy who looks for what never reached them finds nothing, and it is in the audit', async () => {
    const { id } = await tell();
    for (const path of ['', '/hand-over', '/receivers'])
      expect((await api.ask('deputy', `/matters/${id}${path}`)).status).toBe(404);
    expect((await move('deputy', id, 1, { move: 'acknowledge' })).status).toBe(404);
    expect((await api.ask('deputy', '/matters/no-such-matter')).status).toBe(404);
    expect(await api.audited()).toEqual(['refused-matter by deputy']);
  });

  test('what is about the Headteacher is not there for them: not listed, counted, found, exported or changed', async () => {
    const before = (await api.ask('headteacher', '/changes')).body.version;
    const { id, reference } = await tell('teacher', { aboutHeadteacher: true });
    expect((await list('alternate')).matters.map((each) => each.reference)).toEqual([reference]);
    expect(await list('headteacher')).toEqual({ matters: [], counts: { open: 0, overdue: 0, passed: 0, closed: 0 } });
    expect((await api.ask('headteacher', `/matters/${id}`)).status).toBe(404);
    expect((await api.ask('headteacher', '/matters.csv')).body).not.toContain(reference);
    expect((await api.ask('headteacher', '/changes')).body.version).toBe(before);
    expect(await api.audited()).toContain('refused-matter by headteacher');
  });

  test('nor for a Headteacher who is an auditor: nothing of it is in the audit that they read', async () => {
    const { id, reference } = await tell('teacher', { aboutHeadteacher: true });
    await api.ask('alternate', `/matters/${id}`);
    const token = await api.tokenOf('headteacher', { roles: ['Policy.Auditor'] });
    const theirs = contract.Audit.parse((await api.ask('headteacher', '/audit', { token })).body);
    expect(JSON.stringify(theirs)).not.toContain(reference);
    expect(contract.Audit.parse((await api.ask('auditor', '/audit')).body).entries.map((each) => each.reference)).toContain(reference); // prettier-ignore
  });

  test('whoever tells does not find it in a register', async () => {
    const { id } = await tell('deputy');
    expect((await list('deputy')).matters).toEqual([]);
    expect((await api.ask('deputy', `/matters/${id}`)).status).toBe(404);
  });

  test('whoever has left the office finds nothing any more', async () => {
    const { id } = await tell();
    const left = aTrust({ only: true, school: { headteacher: people.stranger } });
    api.take(left);
    expect((await api.ask('headteacher', '/matters')).status).toBe(403);
    expect((await api.ask('headteacher', `/matters/${id}`)).status).toBe(403);
    expect((await list('stranger')).matters).toEqual([]);
  });
});

describe('a matter', () => {
  test('is opened with its chronology and words, by office and not by id, and that is recorded twice over', async () => {
    const { id } = await tell();
    await api.escalation.addDetails({ matter: id, person: people.teacher, id: 'f', fields: { what: 'Followed me.' } });
    const full = await look('headteacher', id);
    expect(full.events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['stored', 'delivered', 'details-added', 'opened']),
    );
    expect(full.events.at(-1)).toMatchObject({ kind: 'opened', by: { office: 'headteacher', you: true } });
    expect(full.details).toMatchObject([{ fields: { what: 'Followed me.' }, by: { office: 'reporter', you: false } }]);
    expect(JSON.stringify(full)).not.toContain('00000000-0000-4000-8000-0000000001');
    expect(await api.audited()).toEqual(['matter-opened by headteacher']);
    expect(contract.HandOver.parse((await api.ask('headteacher', `/matters/${id}/hand-over`)).body).printedBy).toBe(
      'The headteacher',
    );
    expect(await api.audited()).toContain('matter-handed-over by headteacher');
  });

  test('is recorded as opened once while it is open, however often the tab reads it, and anew by each and later', async () => {
    const { id } = await tell();
    const opened = async () => (await api.audited()).filter((line) => line.startsWith('matter-opened'));
    for (let reading = 0; reading < 5; reading++) await look('headteacher', id);
    expect(await opened()).toEqual(['matter-opened by headteacher']);
    const { to } = contract.Receivers.parse((await api.ask('headteacher', `/matters/${id}/receivers`)).body).receivers.find(({ office }) => office === 'dsl')!; // prettier-ignore
    const { matter } = await look('headteacher', id);
    expect((await move('headteacher', id, matter.version, { move: 'pass-on', to })).status).toBe(200);
    await api.worker.settle();
    await look('dsl', id);
    expect((await opened()).sort()).toEqual(['matter-opened by dsl', 'matter-opened by headteacher']);
    api.pass(601);
    await look('headteacher', id);
    expect(await opened()).toHaveLength(3);
  });

  test('an opening that could not be recorded shows nothing, and is recorded when it is tried again', async () => {
    const { id } = await tell();
    const add = jest.spyOn(api.audit, 'add').mockRejectedValueOnce(new Error('the disk is full'));
    expect((await api.ask('headteacher', `/matters/${id}`)).status).toBe(500);
    await look('headteacher', id);
    expect(await api.audited()).toEqual(['matter-opened by headteacher']);
    add.mockRestore();
  });

  test('gives those who have it a way to message who told, where Teams says who that is; nobody else', async () => {
    const { id } = await tell();
    expect((await look('headteacher', id)).message).toBe('https://teams.microsoft.com/l/chat/0/0?users=t');
    expect((await api.ask('deputy', `/matters/${id}`)).body).not.toHaveProperty('message');
    const byDsl = await tell('dsl', { key: 'offer-2' });
    expect(await look('alternate', byDsl.id)).not.toHaveProperty('message');
  });

  test('goes its way: acknowledged, recorded, closed, reopened, held, released', async () => {
    const { id, version } = await tell();
    let now = version;
    for (const body of [
      { move: 'acknowledge' },
      { move: 'ask-for-details' },
      { move: 'logged-on-cpoms', on: '2026-11-24', reference: 'A1' },
      { move: 'close' },
      { move: 'reopen' },
      { move: 'cpoms-not-needed', reason: 'A mistake.' },
      { move: 'recorded-elsewhere', where: 'HR.' },
      { move: 'hold' },
      { move: 'release' },
    ]) {
      const { status, body: answer, headers } = await move('headteacher', id, now, body);
      expect([body.move, status]).toEqual([body.move, 200]);
      now = contract.MatterInFull.parse(answer).matter.version;
      expect(headers.get('etag')).toBe(`"${now}"`);
    }
  });

  test('somebody faster: 412 with both versions and the matter as it is now; nothing is done', async () => {
    const { id, version } = await tell();
    await move('headteacher', id, version, { move: 'acknowledge' });
    const { status, body } = await move('headteacher', id, version, { move: 'recorded-elsewhere', where: 'HR.' });
    expect(status).toBe(412);
    expect(contract.Problem.parse(body)).toMatchObject({
      yours: version,
      now: version + 1,
      matter: { matter: { state: 'acknowledged' } },
    });
    expect((await look('headteacher', id)).matter.outcome).toBeUndefined();
  });

  test('not without a version, not to a day to come, not before its time', async () => {
    const { id, version } = await tell();
    expect((await api.ask('headteacher', `/matters/${id}/moves`, { body: { move: 'acknowledge' } })).status).toBe(428);
    expect((await move('headteacher', id, version, { move: 'logged-on-cpoms', on: '2026-11-25' })).body.errors).toEqual(
      [{ field: 'on', wrong: 'is still to come' }],
    );
    expect((await move('headteacher', id, version, { move: 'close' })).body).toMatchObject({
      status: 409,
      why: 'acknowledge-first',
    });
    expect((await move('headteacher', id, version, { move: 'cpoms-not-needed', reason: ' ' })).body).toMatchObject({
      status: 422,
      errors: [{ field: 'reason' }],
    });
  });

  test('is passed on to those of the list and to nobody else', async () => {
    const { id, version } = await tell();
    const { receivers } = contract.Receivers.parse((await api.ask('headteacher', `/matters/${id}/receivers`)).body);
    expect(receivers.map(({ to }) => to)).toContain(people.dsl);
    expect((await move('headteacher', id, version, { move: 'pass-on', to: people.stranger })).status).toBe(422);
    expect((await move('headteacher', id, version, { move: 'pass-on', to: people.dsl })).status).toBe(200);
    await api.worker.settle();
    expect((await list('dsl', '?view=passed')).matters).toMatchObject([{ id, passedOn: true, asked: true }]);
  });

  test('a change elsewhere is another version for those who see it', async () => {
    const { id, version } = await tell();
    const { body } = await api.ask('headteacher', '/changes');
    expect((await api.ask('headteacher', `/changes?since=${body.version}`)).body).toEqual({
      version: body.version,
      changed: false,
    });
    await api.escalation.acknowledge({ matter: id, person: people.headteacher, basedOn: version });
    expect((await api.ask('headteacher', `/changes?since=${body.version}`)).body.changed).toBe(true);
  });
});

test('the CSV holds reference, times, state and outcome, and nothing else; that it was made is recorded', async () => {
  const { reference } = await tell();
  const { body, headers } = await api.ask('headteacher', '/matters.csv');
  expect(headers.get('content-type')).toContain('text/csv');
  expect(body).toMatch(
    new RegExp(
      `^reference,stored,acknowledged,ended,state,outcome\r\n${reference},2026-11-24T10:02:00.000Z,,,open,\r\n$`,
    ),
  );
  expect(await api.audited()).toEqual(['matters-exported by headteacher']);
});

test('2,000 matters are listed page by page, each of them once', async () => {
  const { id } = await tell();
  const file = (await api.matters.file(id))!;
  for (let i = 0; i < 2000; i++)
    await api.matters.create(
      { ...file.matter, id: `m${i}`, reference: `R${i}`, key: `k${i}` },
      { events: [], notices: [{ ...file.notices[0]!, id: `n${i}` }] },
    );
  let [seen, query] = [0, ''];
  for (let i = 0; i < 30; i++) {
    const page = await list('headteacher', query);
    seen += page.matters.length;
    if (page.next === undefined) break;
    query = `?cursor=${page.next}`;
  }
  expect(seen).toBe(2001);
});
