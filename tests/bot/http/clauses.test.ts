import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import * as contract from '../../../bot/http/clauses-contract.ts';
import type { Problem } from '../../../bot/http/contract.ts';
import { itemOf } from '../../../knowledge/index.ts';
import { aClause, aSource, CONSENT, example, HEAD_COUNT, TRIPS } from '../../support/some-trips.ts';
import { anApi, people, type AnApi, type Name } from '../../support/an-api.ts';

let api: AnApi;
beforeEach(async () => void (api = await anApi()));
afterEach(() => api.close());

type Refusal = z.infer<typeof Problem>;
const consent = (change: object = {}) => ({ ...(itemOf(aSource(), CONSENT) as object), ...change });
const put = (name: Name, key: string, value: unknown, version: number) =>
  api.ask(name, `/knowledge/items/${key}`, { method: 'PUT', body: { value }, version });
const checked = async (name: Name, body: object): Promise<z.infer<typeof contract.Check>> => {
  let { body: check } = await api.ask(name, '/knowledge/checks', { body });
  while (contract.Check.parse(check).state === 'running')
    ({ body: check } = await api.ask(name, `/knowledge/checks/${(check as unknown as { id: string }).id}`));
  return contract.Check.parse(check);
};

describe('an admin in the Clauses tab', () => {
  test('edits a summary, checks it, publishes it, and it is the version that answers', async () => {
    const saved = await put('admin', CONSENT, consent({ summary: 'No form, no trip.' }), 0);
    expect([saved.status, saved.headers.get('etag')]).toEqual([200, '"1"']);
    expect(contract.Item.parse(saved.body)).toMatchObject({
      version: 1,
      draft: { by: { id: people.admin, mine: true }, wording: false, overtaken: false },
    });
    const overview = contract.Overview.parse((await api.ask('auditor', '/knowledge')).body);
    expect(overview.policies[0]?.clauses[0]).toMatchObject({
      id: 'consent',
      change: 'changed',
      summary: 'No form, no trip.',
      examples: 2,
      protected: 1,
    });
    expect(overview).toMatchObject({ revision: { number: 1 }, draft: { version: 1, changes: 1 }, asked: 0 });
    const { changes } = contract.Changes.parse((await api.ask('approver', '/knowledge/changes')).body);
    expect(changes).toMatchObject([
      { key: CONSENT, kind: 'changed', by: { mine: false }, fields: [{ field: 'summary' }] },
    ]);

    const { id, by, state } = await checked('admin', { keys: [CONSENT] });
    expect([by, state]).toEqual(['admin', 'done']);
    const published = await api.ask('admin', '/knowledge/publish', {
      body: { check: id, note: 'Plainer' },
      version: 1,
    });
    expect([published.status, contract.Published.parse(published.body).revision]).toMatchObject([
      200,
      { number: 2, note: 'Plainer' },
    ]);
    expect(api.kept.clauses.knowledge().clause({ policy: 'school-trips', id: 'consent' })?.summary).toBe(
      'No form, no trip.',
    );
    const { revisions } = contract.Revisions.parse((await api.ask('auditor', '/knowledge/revisions')).body);
    expect(revisions.map(({ number, kind }) => [number, kind])).toEqual([
      [2, 'publish'],
      [1, 'seed'],
    ]);
    const compared = contract.Compared.parse((await api.ask('auditor', '/knowledge/revisions/2')).body);
    expect([compared.against, compared.changes.map(({ key }) => key)]).toEqual([1, [CONSENT]]);
  });

  test('who saves over a version they have not seen is shown both, and nothing is overwritten', async () => {
    await put('admin', CONSENT, consent({ summary: 'First.' }), 0);
    const second = await put('approver', CONSENT, consent({ summary: 'Second.' }), 0);
    expect([second.status, (second.body as unknown as Refusal).item?.draft?.value]).toMatchObject([
      412,
      { summary: 'First.' },
    ]);
    expect((second.body as unknown as Refusal).now).toBe(1);
    expect((await put('approver', CONSENT, consent({ summary: 'Both.' }), 1)).status).toBe(200);
    for (const verb of ['retire', 'discard'])
      expect((await api.ask('admin', `/knowledge/items/${CONSENT}/${verb}`, { body: {}, version: 1 })).status).toBe(
        412,
      );
    expect((await api.ask('admin', `/knowledge/items/${CONSENT}/discard`, { body: {}, version: 2 })).status).toBe(200);
    expect((await api.kept.drafts.draft()).items).toEqual([]);
  });

  test('makes a clause, retires one, and is told by field what cannot be taken', async () => {
    expect((await put('admin', 'clause.school-trips.staff', aClause(), 0)).status).toBe(200);
    expect((await api.ask('admin', `/knowledge/items/${HEAD_COUNT}/retire`, { body: {}, version: 0 })).status).toBe(
      200,
    );
    const { policies } = contract.Overview.parse((await api.ask('admin', '/knowledge')).body);
    expect(policies[0]?.clauses.map(({ id, change }) => [id, change])).toEqual([
      ['consent', undefined],
      ['head-count', 'retired'],
      ['staff', 'new'],
    ]);
    const wrong = await put(
      'admin',
      CONSENT,
      consent({ title: '# shouting', examples: [example('fine'), example('')] }),
      0,
    );
    expect([wrong.status, (wrong.body as unknown as Refusal).errors?.map(({ field }) => field)]).toEqual([
      422,
      ['title', 'examples.1.q'],
    ]);
    for (const key of ['clause.nowhere.staff', 'nonsense', '__proto__', 'clause.school-trips.Staff'])
      expect((await put('admin', key, aClause(), 0)).status).toBe(404);
  });

  test('sees the very card while typing, with what is wrong, and what a question would meet', async () => {
    const shown = await api.ask('admin', '/knowledge/preview', {
      body: { key: CONSENT, value: consent({ title: 'a signed form', text: 'Made up.' }) },
    });
    const { card, problems } = contract.Preview.parse(shown.body);
    expect(card).toMatchObject({ type: 'AdaptiveCard', title: 'a signed form' });
    expect(problems.map(({ field }) => field)).toEqual(['text']);
    await put('admin', CONSENT, consent({ examples: [example('is the gate locked at noon')] }), 0);
    const tried = contract.TryAnswer.parse(
      (await api.ask('admin', '/knowledge/try', { body: { question: 'is the gate locked at noon?' } })).body,
    );
    expect([tried.same, tried.published.outcome, tried.draft.shown[0]?.key]).toEqual([false, 'none', CONSENT]);
    expect((await api.ask('admin', `/knowledge/items/${HEAD_COUNT}/losing`)).body).toEqual({ losing: [] });
  });

  test('cannot publish without a check, an older one, or against what somebody else published', async () => {
    await put('admin', CONSENT, consent({ summary: 'One.' }), 0);
    expect((await api.ask('admin', '/knowledge/publish', { body: { check: 'made-up' }, version: 1 })).status).toBe(409);
    const { id } = await checked('admin', { keys: [CONSENT] });
    expect((await api.ask('admin', '/knowledge/publish', { body: { check: id }, version: 7 })).body).toMatchObject({
      status: 412,
      now: 1,
      yours: 7,
    });
    expect((await api.ask('admin', '/knowledge/publish', { body: { check: id } })).status).toBe(428);
    expect((await api.ask('admin', '/knowledge/checks', { body: { keys: [HEAD_COUNT] } })).body).toMatchObject({
      status: 409,
      items: [HEAD_COUNT],
    });
    expect((await api.ask('admin', '/knowledge/checks', { body: { restore: 1 } })).status).toBe(409);
  });

  test('an admin who changed the exact wording is told that an approver must publish it', async () => {
    await put(
      'admin',
      TRIPS,
      {
        ...(itemOf(aSource(), TRIPS) as object),
        document: `${aSource().policies[0]!.document} Amended.`,
        lastReview: '2026-10',
      },
      0,
    );
    const { id, by } = await checked('admin', { keys: [TRIPS] });
    expect(by).toBe('another-approver');
    expect((await api.ask('admin', '/knowledge/publish', { body: { check: id }, version: 1 })).body).toMatchObject({
      status: 403,
      why: 'another-approver',
    });
    expect((await api.ask('approver', '/knowledge/publish', { body: { check: id }, version: 1 })).status).toBe(200);
  });

  test('the tab hears of a change by the version of /changes, and a teacher does not', async () => {
    const version = async (name: Name) =>
      ((await api.ask(name, '/changes')).body as unknown as { version: string }).version;
    const before = [await version('admin'), await version('auditor')];
    await put('approver', CONSENT, consent({ summary: 'One.' }), 0);
    expect([await version('admin'), await version('auditor')]).not.toContain(before[0]);
  });
});

describe('files', () => {
  const file = async (path: string, bytes: Uint8Array, headers: Record<string, string> = {}) => {
    const response = await fetch(`${api.url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await api.tokenOf('admin')}`,
        'content-type': 'application/octet-stream',
        ...headers,
      },
      body: bytes as Uint8Array<ArrayBuffer>,
    });
    return { status: response.status, body: await response.json() };
  };
  const exported = async () => {
    const response = await fetch(`${api.url}/knowledge/export`, {
      headers: { authorization: `Bearer ${await api.tokenOf('auditor')}` },
    });
    expect(response.headers.get('content-type')).toBe('application/zip');
    return new Uint8Array(await response.arrayBuffer());
  };

  test('what is exported is read back as it is, and taking it changes nothing', async () => {
    const { body } = await file('/knowledge/import/yaml', await exported());
    const read = contract.ImportRead.parse(body);
    expect(read.problems).toEqual([]);
    expect(read.policies[0]?.clauses.map(({ id }) => id)).toEqual(['consent', 'head-count']);
    const items = [
      { key: TRIPS, version: 0, value: read.policies[0]?.value },
      ...(read.policies[0]?.clauses ?? []).map(({ id, value }) => ({
        key: `clause.school-trips.${id}`,
        version: 0,
        value,
      })),
      { key: 'staff-words', version: 0, value: read.staffWords },
      { key: 'outside', version: 0, value: read.outside },
    ];
    expect((await api.ask('admin', '/knowledge/import', { body: { items } })).status).toBe(200);
    expect((await api.kept.drafts.draft()).items).toEqual([]);
    expect(await api.kept.audited()).toEqual(['clauses-imported 5 The admin']);
  });

  test('one item that is in the draft already, or is wrong, and none is taken', async () => {
    await put('admin', CONSENT, consent({ summary: 'Mine.' }), 0);
    const items = [HEAD_COUNT, CONSENT].map((key) => ({
      key,
      version: 0,
      value: { ...(itemOf(aSource(), key) as object), summary: 'Theirs.' },
    }));
    expect((await api.ask('approver', '/knowledge/import', { body: { items } })).body).toMatchObject({
      status: 412,
      items: [CONSENT],
    });
    const wrong = await api.ask('approver', '/knowledge/import', {
      body: { items: [items[0], { ...items[1], version: 1, value: { nonsense: true } }] },
    });
    expect(wrong.status).toBe(422);
    expect((await api.ask('approver', '/knowledge/import', { body: { items: [items[0], items[0]] } })).status).toBe(
      422,
    );
    expect((await api.kept.drafts.draft()).items.map(({ key }) => key)).toEqual([CONSENT]);
  });

  test('a damaged file is a list of what is wrong; a longer one than 10 MB, another type, or nobody signed in is refused', async () => {
    const { body } = await file('/knowledge/import/yaml', new TextEncoder().encode('a: b: c'));
    expect(contract.ImportRead.parse(body)).toMatchObject({ policies: [], problems: [{ stops: true }] });
    expect((await file('/knowledge/import/yaml', new Uint8Array(10_485_761))).status).toBe(413);
    expect(
      (await file('/knowledge/import/yaml', await exported(), { 'content-type': 'application/json' })).status,
    ).toBe(415);
    expect((await file('/knowledge/import/yaml', await exported(), { authorization: 'Bearer none' })).status).toBe(401);
    expect((await file('/knowledge/import', await exported())).status).toBe(415);
  });

  test('a body in pieces, whose length nobody said, is cut off at the same size', async () => {
    const piece = new Uint8Array(1_048_576);
    let sent = 0;
    const body = new ReadableStream({ pull: (to) => (sent++ < 11 ? to.enqueue(piece) : to.close()) });
    const response = await fetch(`${api.url}/knowledge/import/yaml`, {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { authorization: `Bearer ${await api.tokenOf('admin')}`, 'content-type': 'application/octet-stream' },
    });
    expect(response.status).toBe(413);
  });

  test('a new document is held against the clauses, and a long one is taken', async () => {
    const document = `${aSource().policies[0]!.document.replace('Parents must', 'Parents and carers must')}\n${'All else stays as it is. '.repeat(14_000)}`;
    const { status, body } = await api.ask('admin', '/knowledge/documents/school-trips', { body: { document } });
    expect(status).toBe(200);
    expect(contract.DocumentCompared.parse(body).clauses.map(({ key, still }) => [key, still])).toEqual([
      [CONSENT, false],
      [HEAD_COUNT, true],
    ]);
    expect((await api.ask('admin', '/knowledge/documents/none', { body: { document } })).status).toBe(404);
  });
});
