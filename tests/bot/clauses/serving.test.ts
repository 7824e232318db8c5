import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { hashOf } from '../../../knowledge/index.ts';
import { CONSENT } from '../../support/some-trips.ts';
import { databases } from '../../support/databases.ts';
import { anInstance, editors, someClauses, type SomeClauses } from '../../support/some-clauses.ts';

const { admin } = editors;
const consent = { policy: 'school-trips', id: 'consent' };

describe.each(databases)('two instances on $name', (kind) => {
  let trust: SomeClauses;
  let beside: Awaited<ReturnType<typeof anInstance>>;
  beforeEach(async () => {
    trust = await someClauses({ kind });
    beside = await anInstance(kind.shared ? await trust.again() : trust.database, { now: trust.now });
  });
  afterEach(async () => {
    await beside.clauses.stop();
    await trust.close();
  });
  const publishes = async (summary: string) => {
    await trust.edit(admin, CONSENT, { summary });
    return trust.publishes(admin, [CONSENT]);
  };
  const says = ({ clauses }: Pick<SomeClauses, 'clauses'>) => clauses.knowledge().clause(consent)?.summary;
  /** As the watch does it, without waiting for it. */
  const looks = async () => {
    beside.clauses.watch();
    for (let i = 0; i < 400 && says(beside) !== says(trust); i++) await new Promise((again) => setTimeout(again, 5));
  };

  test('both serve what one of them published; a turn keeps the revision that it began with', async () => {
    const turn = beside.clauses.knowledge();
    await publishes('New.');
    await looks();
    expect([says(trust), says(beside)]).toEqual(['New.', 'New.']);
    expect(beside.clauses.knowledge().revision).toBe(trust.clauses.knowledge().revision);
    expect(turn.clause(consent)?.summary).toBe('Get a signed form first.');
  });

  test('one that cannot load it keeps the old one, is not ready, says so in the log, and takes the next', async () => {
    const source = structuredClone(await trust.clauses.published());
    source.policies[0]!.policy.clauses[0]!.summary = 'Too much.';
    beside.learner.cannot.add(hashOf(source));
    await publishes('Too much.');
    beside.clauses.watch();
    expect(await whyNotReady(() => beside.clauses.ready())).toContain('Revision 2 cannot be loaded; 1 still answers.');
    expect(says(beside)).toBe('Get a signed form first.');
    expect(beside.logged.filter(({ event }) => event === 'revision not loaded')).toHaveLength(1);
    await expect(trust.clauses.ready()).resolves.toBeUndefined();
    await publishes('Better.');
    for (let i = 0; i < 400 && says(beside) !== 'Better.'; i++) await new Promise((again) => setTimeout(again, 5));
    expect(says(beside)).toBe('Better.');
    await expect(beside.clauses.ready()).resolves.toBeUndefined();
  });

  test('a new one starts with the newest revision, not with its files; where it cannot load that, with the one before', async () => {
    await publishes('New.');
    const third = await anInstance(trust.database, { now: trust.now });
    expect(says(third)).toBe('New.');
    await third.clauses.stop();
  });

  test('the words of an older revision come from the database', async () => {
    const first = trust.clauses.knowledge().revision;
    await publishes('New.');
    const fresh = await anInstance(trust.database, { now: trust.now });
    const words = await fresh.clauses.knowledgeAt(first);
    expect([words?.revision, words?.clause(consent)?.summary]).toEqual([first, 'Get a signed form first.']);
    await fresh.clauses.stop();
  });

  test('a check goes on elsewhere when the instance that ran it has ended', async () => {
    await trust.edit(admin, CONSENT, { summary: 'New.' });
    const letGo = trust.learner.holds();
    const started = await trust.clauses.checks.start({ keys: [CONSENT] });
    if (started.kind !== 'check') throw new Error(started.kind);
    const { id } = started.check;
    expect((await beside.clauses.checks.read(id))?.state).toBe('running');
    expect(beside.learner.learned()).toBe(1);
    trust.pass(16);
    expect((await beside.clauses.checks.read(id))?.state).toBe('running');
    for (let i = 0; i < 400 && (await beside.clauses.checks.read(id))?.state === 'running'; i++) await new Promise((again) => setTimeout(again, 5)); // prettier-ignore
    expect((await trust.clauses.checks.read(id))?.state).toBe('done');
    letGo();
  });
});

async function whyNotReady(run: () => Promise<void>): Promise<string> {
  for (let i = 0; i < 400; i++) {
    try {
      await run();
    } catch (error) {
      return String(error);
    }
    await new Promise((again) => setTimeout(again, 5));
  }
  return 'ready all the time';
}
