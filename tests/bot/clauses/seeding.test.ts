import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ClauseValue, KnowledgeSource } from '../../../knowledge/index.ts';
import { aSource, CONSENT, example, HEAD_COUNT } from '../../support/some-trips.ts';
import { anInstance, editors, someClauses, type SomeClauses } from '../../support/some-clauses.ts';

const { admin, otherAdmin } = editors;
/** The clauses that another release comes with. */
function release(change: (source: KnowledgeSource) => void): KnowledgeSource {
  const source = aSource();
  change(source);
  return source;
}
const newer = () =>
  release(({ policies: [trips] }) => {
    trips!.policy.clauses[0]!.summary = 'A better summary.';
    trips!.examples['head-count']!.push(example('count again after lunch'));
  });

describe('the clauses that a release comes with', () => {
  let trust: SomeClauses;
  beforeEach(async () => void (trust = await someClauses()));
  afterEach(() => trust.close());
  /** The service is started with these files. */
  const starts = async (seed: KnowledgeSource) => (await anInstance(trust.database, { seed, now: trust.now })).clauses;
  const offered = async () => (await trust.clauses.seeding.offered())?.items.map(({ key }) => key);

  test('are offered when they are other than before, and nothing of them answers by itself', async () => {
    expect(await offered()).toBeUndefined();
    await starts(aSource());
    expect(await offered()).toBeUndefined();
    const clauses = await starts(newer());
    expect(await offered()).toEqual([CONSENT, HEAD_COUNT]);
    expect(clauses.knowledge().clause({ policy: 'school-trips', id: 'consent' })?.summary).toBe(
      'Get a signed form first.',
    );
    expect((await clauses.views.list()).revision.number).toBe(1);
  });

  test('are taken into the draft as a whole, and not offered again', async () => {
    await starts(newer());
    const { hash } = (await trust.clauses.seeding.offered())!;
    expect(await trust.clauses.seeding.deal({ who: admin, hash, take: true })).toEqual({ kind: 'done' });
    expect((await trust.drafts.draft()).items.map(({ key, by }) => [key, by])).toEqual([
      [CONSENT, admin.id],
      [HEAD_COUNT, admin.id],
    ]);
    expect(await trust.clauses.seeding.deal({ who: otherAdmin, hash, take: true })).toEqual({ kind: 'not-offered' });
    await starts(newer());
    expect(await offered()).toBeUndefined();
    expect(await trust.audited()).toEqual([`seed-taken ${hash} The admin`]);
  });

  test('put aside stay aside; only what the release after that changed is offered', async () => {
    await starts(newer());
    const { hash } = (await trust.clauses.seeding.offered())!;
    expect(await trust.clauses.seeding.deal({ who: admin, hash, take: false })).toEqual({ kind: 'done' });
    expect(await offered()).toBeUndefined();
    trust.pass(60);
    await starts(
      release((source) => {
        Object.assign(source, newer());
        source.outside.push({ q: 'is there cake', escalate: false });
      }),
    );
    expect(await offered()).toEqual(['outside']);
    expect((await trust.drafts.draft()).items).toEqual([]);
  });

  test('leave alone what somebody has in the draft: that is shown, and nothing is taken', async () => {
    await trust.edit(otherAdmin, CONSENT, { summary: 'Being typed.' });
    await starts(newer());
    const { hash } = (await trust.clauses.seeding.offered())!;
    expect(await trust.clauses.seeding.deal({ who: admin, hash, take: true })).toEqual({
      kind: 'in-the-draft',
      keys: [CONSENT],
    });
    expect((await trust.drafts.draft()).items).toHaveLength(1);
    expect(await offered()).toEqual([CONSENT, HEAD_COUNT]);
  });

  test('are nothing new where an admin has the same already, or when an older release is started again', async () => {
    await trust.edit(admin, CONSENT, { summary: 'A better summary.' });
    await trust.publishes(admin, [CONSENT]);
    await starts(newer());
    expect(await offered()).toEqual([HEAD_COUNT]);
    trust.pass(60);
    await starts(aSource());
    expect(await offered()).toEqual([HEAD_COUNT]);
    const { items } = (await trust.clauses.seeding.offered())!;
    expect((items[0]?.value as ClauseValue).examples).toHaveLength(3);
  });
});
