import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ClauseValue, OutsideValue } from '../../../knowledge/index.ts';
import { aClause, CONSENT, HEAD_COUNT } from '../../support/some-trips.ts';
import { databases } from '../../support/databases.ts';
import { editors, someClauses, type SomeClauses } from '../../support/some-clauses.ts';

const { admin, otherAdmin } = editors;

describe.each(databases)('the draft on $name', (kind) => {
  let trust: SomeClauses;
  beforeEach(async () => void (trust = await someClauses({ kind })));
  afterEach(() => trust.close());
  const save = (who: typeof admin, summary: string, ifMatch: number) =>
    trust.clauses.edits.save({ who, key: CONSENT, value: aClause({ summary }), ifMatch });

  test('of twenty who save over the same version one is kept, and the others are told', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) => save(i % 2 ? admin : otherAdmin, `Number ${i}`, 0)),
    );
    expect(all.filter(({ kind: done }) => done === 'saved')).toHaveLength(1);
    expect(all.filter(({ kind: done }) => done === 'changed')).toHaveLength(19);
    expect((await trust.drafts.draft()).items).toHaveLength(1);
  });

  test('a version is never used again: who has seen one that was discarded overwrites nothing', async () => {
    await save(admin, 'First.', 0);
    const { version } = await trust.present(CONSENT);
    await trust.clauses.edits.discard({ who: admin, key: CONSENT, ifMatch: version });
    await save(otherAdmin, 'Begun anew.', 0);
    expect(await save(admin, 'First, again.', version)).toEqual({ kind: 'changed' });
    expect((await trust.present(CONSENT)).version).toBeGreaterThan(version);
  });

  test('what is saved as it is published is no change', async () => {
    await trust.edit(admin, CONSENT, { summary: 'Other.' });
    expect(await trust.edit(admin, CONSENT, { summary: 'Get a signed form first.' })).toEqual({
      kind: 'saved',
      item: undefined,
    });
    expect((await trust.drafts.draft()).items).toEqual([]);
  });

  test('a clause that was never published is gone when it is retired; a published one is to be retired', async () => {
    const key = 'clause.school-trips.staff';
    await trust.clauses.edits.save({ who: admin, key, value: aClause(), ifMatch: 0 });
    await trust.clauses.edits.retire({ who: admin, key, ifMatch: (await trust.present(key)).version });
    await trust.clauses.edits.retire({ who: admin, key: HEAD_COUNT, ifMatch: 0 });
    expect((await trust.drafts.draft()).items.map(({ key: each, value }) => [each, value])).toEqual([
      [HEAD_COUNT, null],
    ]);
    expect(await trust.clauses.edits.retire({ who: admin, key, ifMatch: 0 })).toEqual({ kind: 'not-there' });
  });

  test('twenty questions of staff become examples at the same moment, and none is lost', async () => {
    const add = (i: number) => trust.clauses.useQuestion({ as: 'example', key: CONSENT, question: `may a child come without form ${i}` }, admin); // prettier-ignore
    await Promise.all(Array.from({ length: 20 }, (_, i) => add(i)));
    expect(((await trust.present(CONSENT)).value as ClauseValue).examples).toHaveLength(22);
    expect(await add(3)).toEqual({ kind: 'there', key: CONSENT });
  });

  test('a question becomes one that no policy answers, or a new clause that cannot be published before it has its words', async () => {
    expect(await trust.clauses.useQuestion({ as: 'outside', question: 'is there cake' }, admin)).toEqual({
      kind: 'added',
      key: 'outside',
    });
    expect(((await trust.present('outside')).value as OutsideValue).map(({ q }) => q)).toEqual([
      'what is for lunch',
      'is there cake',
    ]);
    const made = await trust.clauses.useQuestion(
      { as: 'new-clause', policy: 'school-trips', question: 'who *carries* the # first aid kit' },
      admin,
    );
    expect(made).toEqual({ kind: 'added', key: 'clause.school-trips.new-clause-1' });
    expect(
      await trust.clauses.useQuestion({ as: 'new-clause', policy: 'school-trips', question: 'another' }, admin),
    ).toEqual({ kind: 'added', key: 'clause.school-trips.new-clause-2' });
    expect((await trust.present('clause.school-trips.new-clause-1')).value).toMatchObject({
      title: 'who carries the first aid kit',
    });
    expect(await trust.publishes(editors.approver, ['clause.school-trips.new-clause-1'])).toEqual({ kind: 'blocked' });
    expect(await trust.clauses.useQuestion({ as: 'new-clause', policy: 'none', question: 'x' }, admin)).toEqual({
      kind: 'not-there',
    });
    expect(
      await trust.clauses.useQuestion({ as: 'example', key: 'policy.school-trips', question: 'x' }, admin),
    ).toEqual({ kind: 'not-there' });
  });

  test('every step has another version of the whole draft, by which others hear of it', async () => {
    const seen = new Set([String(await trust.clauses.stamp())]);
    for (const step of [
      () => trust.edit(admin, CONSENT, { summary: 'One.' }),
      () => trust.edit(admin, CONSENT, { summary: 'Two.' }),
      async () =>
        trust.clauses.edits.discard({ who: admin, key: CONSENT, ifMatch: (await trust.present(CONSENT)).version }),
      () => trust.edit(admin, CONSENT, { summary: 'Three.' }),
      () => trust.publishes(admin, [CONSENT]),
    ]) {
      await step();
      seen.add(String(await trust.clauses.stamp()));
    }
    expect(seen.size).toBe(6);
  });
});
