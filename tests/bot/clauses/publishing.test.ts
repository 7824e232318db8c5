import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { itemOf, type ClauseValue } from '../../../knowledge/index.ts';
import { aClause, aSource, CONSENT, example, HEAD_COUNT, TRIPS } from '../../support/some-trips.ts';
import { editors, someClauses, type SomeClauses } from '../../support/some-clauses.ts';

const { admin, otherAdmin, approver, otherApprover, both } = editors;

let trust: SomeClauses;
beforeEach(async () => void (trust = await someClauses()));
afterEach(() => trust.close());

const clauseNow = (id: string) => trust.clauses.knowledge().clause({ policy: 'school-trips', id });
const NEW_TEXT = 'Parents and carers must have given written consent before a pupil goes on a trip.';
const newDocument = () => aSource().policies[0]!.document.replace('Parents must', 'Parents and carers must');
const approved = () => ({ document: newDocument(), lastReview: '2026-10', nextReview: '2028-10' });

describe('what is published', () => {
  test('an empty database begins with the project’s clauses as version 1', async () => {
    const list = await trust.clauses.views.list();
    expect(list.revision).toMatchObject({ number: 1, kind: 'seed', name: 'Policy Guide', changes: 5 });
    expect(clauseNow('consent')?.summary).toBe('Get a signed form first.');
  });

  test('an edited summary is answered with at once, under a new version', async () => {
    await trust.edit(admin, CONSENT, { summary: 'No form, no trip.' });
    expect(clauseNow('consent')?.summary).toBe('Get a signed form first.');
    const done = await trust.publishes(admin, [CONSENT], { note: 'Plainer' });
    expect(done).toMatchObject({
      kind: 'published',
      revision: { number: 2, note: 'Plainer', changes: 1, name: 'The admin' },
    });
    expect(clauseNow('consent')?.summary).toBe('No form, no trip.');
    expect((await trust.drafts.draft()).items).toEqual([]);
    expect(await trust.audited()).toEqual(['clauses-published 2 The admin']);
  });

  test('only what was ticked goes; the other change stays in the draft', async () => {
    await trust.edit(admin, CONSENT, { summary: 'No form, no trip.' });
    await trust.edit(otherAdmin, HEAD_COUNT, { summary: 'Half a sen' });
    await trust.publishes(admin, [CONSENT]);
    expect(clauseNow('head-count')?.summary).toBe('Count heads whenever you get on the coach.');
    expect((await trust.drafts.draft()).items.map(({ key }) => key)).toEqual([HEAD_COUNT]);
  });

  test('what is saved after the check is not what goes: it stays, based on the new version', async () => {
    await trust.edit(admin, CONSENT, { summary: 'Checked.' });
    const { id } = await trust.checked({ keys: [CONSENT] });
    await trust.edit(otherAdmin, CONSENT, { summary: 'Typed since.' });
    expect(await trust.clauses.publish({ who: admin, check: id, ifMatch: 1 })).toMatchObject({ kind: 'published' });
    expect(clauseNow('consent')?.summary).toBe('Checked.');
    const view = await trust.clauses.views.item(CONSENT);
    expect([view?.draft?.basedOn, view?.overtaken, (view?.draft?.value as ClauseValue).summary]).toEqual([
      2,
      false,
      'Typed since.',
    ]);
  });

  test('what was discarded after the check is not published, also when it was begun anew', async () => {
    await trust.edit(admin, CONSENT, { summary: 'Checked.' });
    const { id } = await trust.checked({ keys: [CONSENT] });
    await trust.clauses.edits.discard({
      who: otherAdmin,
      key: CONSENT,
      ifMatch: (await trust.present(CONSENT)).version,
    });
    expect(await trust.clauses.publish({ who: admin, check: id, ifMatch: 1 })).toEqual({ kind: 'discarded' });
    await trust.edit(otherAdmin, CONSENT, { summary: 'Begun anew.' });
    expect(await trust.clauses.publish({ who: admin, check: id, ifMatch: 1 })).toEqual({ kind: 'discarded' });
    expect(await trust.newest()).toBe(1);
  });

  test('of two who publish at the same moment one is told that the other was faster', async () => {
    await trust.edit(admin, CONSENT, { summary: 'One.' });
    await trust.edit(otherAdmin, HEAD_COUNT, { summary: 'Other.' });
    const [one, other] = [await trust.checked({ keys: [CONSENT] }), await trust.checked({ keys: [HEAD_COUNT] })];
    const done = await Promise.all([
      trust.clauses.publish({ who: admin, check: one.id, ifMatch: 1 }),
      trust.clauses.publish({ who: otherAdmin, check: other.id, ifMatch: 1 }),
    ]);
    expect(done.map(({ kind }) => kind).sort()).toEqual(['overtaken', 'published']);
    expect(await trust.newest()).toBe(2);
  });

  test('a check of what was in force before is none any more', async () => {
    await trust.edit(admin, CONSENT, { summary: 'One.' });
    await trust.edit(admin, HEAD_COUNT, { summary: 'Other.' });
    const { id } = await trust.checked({ keys: [HEAD_COUNT] });
    await trust.publishes(admin, [CONSENT]);
    expect(await trust.clauses.publish({ who: admin, check: id, ifMatch: 2 })).toEqual({ kind: 'not-checked' });
    expect(await trust.clauses.publish({ who: admin, check: id, ifMatch: 1 })).toEqual({ kind: 'overtaken' });
  });

  test('a new clause goes to its section, a retired one goes, and is known by its old version still', async () => {
    const before = trust.clauses.knowledge().revision;
    await trust.clauses.edits.save({ who: admin, key: 'clause.school-trips.staff', value: aClause(), ifMatch: 0 });
    await trust.clauses.edits.retire({ who: admin, key: HEAD_COUNT, ifMatch: 0 });
    expect(await trust.publishes(approver, ['clause.school-trips.staff', HEAD_COUNT])).toMatchObject({
      kind: 'published',
    });
    expect(trust.clauses.knowledge().policies[0]?.clauses.map(({ id }) => id)).toEqual(['consent', 'staff']);
    const older = await trust.clauses.knowledgeAt(before);
    expect(older?.clause({ policy: 'school-trips', id: 'head-count' })?.text).toBe(
      'count the pupils each time they board the coach;',
    );
    expect(await trust.clauses.knowledgeAt('never-was')).toBeUndefined();
  });

  test('a retired clause goes from the examples of others that named it as right as well, and nothing blocks', async () => {
    const q = 'who looks at the forms on the coach';
    const own = ((await trust.present(CONSENT)).value as ClauseValue).examples;
    await trust.edit(admin, CONSENT, { examples: [...own, { ...example(q), or: ['head-count'] }] });
    expect(await trust.publishes(admin, [CONSENT])).toMatchObject({ kind: 'published' });
    await trust.clauses.edits.retire({ who: admin, key: HEAD_COUNT, ifMatch: 0 });
    const { changes, along } = await trust.clauses.views.changes();
    expect(changes.map(({ key }) => key)).toEqual([HEAD_COUNT]);
    expect(along.map(({ key, fields }) => [key, fields[0]?.pieces])).toEqual([
      [
        CONSENT,
        [
          { is: 'removed', text: `${q} (as right: head-count)` },
          { is: 'added', text: q },
        ],
      ],
    ]);
    const seen = await trust.clauses.preview({ key: CONSENT, value: (await trust.present(CONSENT)).value as ClauseValue }); // prettier-ignore
    expect(seen?.problems).toEqual([]);
    const { findings } = await trust.checked({ keys: [HEAD_COUNT] });
    expect(findings.filter(({ blocks }) => blocks)).toEqual([]);
    expect(await trust.publishes(approver, [HEAD_COUNT])).toMatchObject({ kind: 'published' });
    expect((await trust.present(CONSENT)).value).toMatchObject({ examples: [...own, example(q)] });
  });
});

describe('the exact wording', () => {
  const propose = async (who = approver) => {
    await trust.edit(who, TRIPS, approved());
    await trust.edit(who, CONSENT, { text: NEW_TEXT });
  };

  test('takes another person, who is an approver, and nobody else', async () => {
    await propose(approver);
    const { id } = await trust.checked({ keys: [TRIPS, CONSENT] });
    for (const who of [admin, approver])
      expect(await trust.clauses.publish({ who, check: id, ifMatch: 1 })).toEqual({ kind: 'another-approver' });
    expect(await trust.clauses.publish({ who: otherApprover, check: id, ifMatch: 1 })).toMatchObject({
      kind: 'published',
    });
    expect(clauseNow('consent')?.text).toBe(NEW_TEXT);
    expect(await trust.audited()).toEqual([
      'clauses-published 2 The other approver',
      `refused-own-wording ${id} The admin`,
      `refused-own-wording ${id} The approver`,
      `wording-changed ${CONSENT} The approver`,
      `wording-changed ${TRIPS} The approver`,
    ]);
  });

  test('stays the work of whoever wrote it, when somebody else mends a summary', async () => {
    await propose(approver);
    await trust.edit(otherApprover, CONSENT, { summary: 'Also for carers.' });
    const { id } = await trust.checked({ keys: [TRIPS, CONSENT] });
    expect(await trust.clauses.publish({ who: approver, check: id, ifMatch: 1 })).toEqual({ kind: 'another-approver' });
    expect(await trust.clauses.publish({ who: otherApprover, check: id, ifMatch: 1 })).toMatchObject({
      kind: 'published',
    });
  });

  test('changed by two is approved by neither of them', async () => {
    await propose(approver);
    await trust.edit(otherApprover, CONSENT, { text: `${NEW_TEXT} Always.` });
    await trust.edit(otherApprover, CONSENT, { text: NEW_TEXT });
    const { id } = await trust.checked({ keys: [TRIPS, CONSENT] });
    for (const who of [approver, otherApprover])
      expect(await trust.clauses.publish({ who, check: id, ifMatch: 1 })).toEqual({ kind: 'another-approver' });
    expect(await trust.clauses.publish({ who: both, check: id, ifMatch: 1 })).toMatchObject({ kind: 'published' });
  });

  test('put back as it was takes no second person any more', async () => {
    await trust.edit(admin, CONSENT, { text: NEW_TEXT });
    await trust.edit(admin, CONSENT, { text: aSource().policies[0]!.policy.clauses[0]!.text, summary: 'Plainer.' });
    expect(await trust.publishes(admin, [CONSENT])).toMatchObject({ kind: 'published' });
  });

  test('does not change without the new document, and not to words that are not in it', async () => {
    await trust.edit(approver, CONSENT, { text: NEW_TEXT });
    expect(
      (await trust.checked({ keys: [CONSENT] })).findings
        .filter(({ blocks }) => blocks)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['not-in-document', 'not-valid']);
    expect(await trust.publishes(otherApprover, [CONSENT])).toEqual({ kind: 'blocked' });
  });
});

describe('a protected question', () => {
  const breaks = async (who = admin) => {
    await trust.edit(who, CONSENT, { examples: [example('is the gate locked at noon')] });
    await trust.edit(who, HEAD_COUNT, {
      examples: [
        example('do I need a signed consent form for the museum'),
        example('how often do I count pupils on the coach'),
      ],
    });
    return (await trust.checked({ keys: [CONSENT, HEAD_COUNT] })).id;
  };

  test('that would be answered by another clause stops the publish, whoever it is', async () => {
    const id = await breaks();
    expect((await trust.clauses.checks.read(id))?.broken).toMatchObject([
      { of: CONSENT, from: 'protected', after: { clauses: [HEAD_COUNT] } },
    ]);
    for (const who of [admin, approver, both])
      expect(await trust.clauses.publish({ who, check: id, ifMatch: 1 })).toEqual({ kind: 'broken' });
    expect(await trust.newest()).toBe(1);
  });

  test('may break if an approver who changed none of it says why; the reason is kept with the version', async () => {
    const id = await breaks(both);
    const why = { override: 'The museum has its own form.' };
    expect(await trust.clauses.publish({ who: admin, check: id, ifMatch: 1, ...why })).toEqual({
      kind: 'override-not-yours',
    });
    expect(await trust.clauses.publish({ who: both, check: id, ifMatch: 1, ...why })).toEqual({
      kind: 'override-not-yours',
    });
    const done = await trust.clauses.publish({ who: approver, check: id, ifMatch: 1, ...why });
    expect(done).toMatchObject({ kind: 'published', revision: why });
    expect((await trust.audited()).filter((line) => line.includes(' 2 '))).toEqual([
      'clauses-published 2 The approver',
      'protected-overridden 2 The approver',
    ]);
  });

  test('that is wrong already in what is published keeps nobody from mending something else; a new one does', async () => {
    const id = await breaks();
    await trust.clauses.publish({ who: approver, check: id, ifMatch: 1, override: 'For now.' });
    await trust.edit(admin, CONSENT, { summary: 'Plainer.' });
    const check = await trust.checked({ keys: [CONSENT] });
    expect([check.broken, check.findings.filter(({ what }) => what.includes('is protected'))]).toMatchObject([[], [{ key: CONSENT, blocks: false }]]); // prettier-ignore
    expect(await trust.clauses.publish({ who: admin, check: check.id, ifMatch: 2 })).toMatchObject({
      kind: 'published',
    });
    await trust.edit(admin, HEAD_COUNT, { protected: ['is the gate locked at noon on Fridays'] });
    expect(await trust.publishes(admin, [HEAD_COUNT])).toEqual({ kind: 'broken' });
  });

  test('nothing of what staff or examples say is in the audit', async () => {
    const id = await breaks(both);
    await trust.clauses.publish({ who: approver, check: id, ifMatch: 1, override: 'museum form' });
    expect((await trust.audited()).join(' ')).not.toMatch(/museum|coach|gate/);
  });
});

describe('an older version', () => {
  test('is in force again as a new one; the draft stays, and is marked as overtaken', async () => {
    await trust.edit(admin, CONSENT, { summary: 'Second.' });
    await trust.publishes(admin, [CONSENT]);
    await trust.edit(otherAdmin, CONSENT, { summary: 'Being typed.' });
    expect(await trust.restores(admin, 1)).toMatchObject({
      kind: 'published',
      revision: { number: 3, kind: 'restore', changes: 1 },
    });
    expect(clauseNow('consent')?.summary).toBe('Get a signed form first.');
    expect((await trust.clauses.views.item(CONSENT))?.overtaken).toBe(true);
    expect((await trust.clauses.views.changes()).changes).toMatchObject([{ key: CONSENT, overtaken: true }]);
    expect(await trust.audited()).toContain('clauses-restored 3-as-1 The admin');
    expect((await trust.clauses.views.item(CONSENT))?.history.map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  test('with other wording takes an approver who did not publish the present one', async () => {
    await trust.edit(admin, TRIPS, approved());
    await trust.edit(admin, CONSENT, { text: NEW_TEXT });
    await trust.publishes(approver, [TRIPS, CONSENT]);
    const { id, wordingBy } = await trust.checked({ restore: 1 });
    expect(wordingBy).toEqual([approver.id]);
    // Back to a document reviewed earlier: that is what was in force then.
    for (const who of [admin, approver])
      expect(await trust.clauses.publish({ who, check: id, ifMatch: 2 })).toEqual({ kind: 'another-approver' });
    expect(await trust.clauses.publish({ who: otherApprover, check: id, ifMatch: 2 })).toMatchObject({
      kind: 'published',
    });
    expect(clauseNow('consent')?.text).toBe(aSource().policies[0]!.policy.clauses[0]!.text);
  });

  test('that is in force, or never was, cannot be', async () => {
    expect(await trust.clauses.checks.start({ restore: 1 })).toEqual({ kind: 'nothing-new' });
    expect(await trust.clauses.checks.start({ restore: 9 })).toEqual({ kind: 'not-there' });
  });

  test('of a policy takes its clauses along', async () => {
    const own = { ...(itemOf(aSource(), TRIPS) as object), title: 'Fire Policy' };
    await trust.clauses.edits.save({ who: admin, key: 'policy.fire', value: own as never, ifMatch: 0 });
    await trust.clauses.edits.save({ who: admin, key: 'clause.fire.staff', value: aClause(), ifMatch: 0 });
    expect(await trust.publishes(approver, ['policy.fire', 'clause.fire.staff'])).toMatchObject({ kind: 'published' });
    expect(await trust.restores(approver, 1)).toEqual({ kind: 'another-approver' });
    expect(await trust.restores(otherApprover, 1)).toMatchObject({ kind: 'published', revision: { changes: 2 } });
    expect(trust.clauses.knowledge().policy('fire')).toBeUndefined();
  });
});
