import { afterEach, describe, expect, test } from '@jest/globals';
import { applied } from '../../../bot/escalation/matter.ts';
import { sqlMatters } from '../../../bot/storage/matters.ts';
import { sqlOutbox, takeBack } from '../../../bot/storage/outbox.ts';
import type { Database } from '../../../bot/storage/open-database.ts';
import { databaseKeeper, databases } from '../../support/databases.ts';

const at = new Date('2026-11-22T10:32:00Z');

/** Told, with the notice, the card that was pressed and a line due. */
async function aMatter(db: Database['db']) {
  const receiver = { person: 'head', office: 'headteacher' } as const;
  await sqlMatters(db, { applied, newId: () => 'id' }).create(
    {
      id: 'matter',
      reference: 'K7P4QX',
      key: 'key',
      reporter: { person: 'teacher', name: 'Teacher' },
      route: 'headteacher',
      aboutHeadteacher: false,
      clause: { policy: 'p', id: 'c', revision: '1' },
      drill: false,
      state: 'open',
      storedAt: at,
      held: false,
      reminders: 0,
    },
    {
      notices: [{ id: 'notice', receiver, state: 'due', at }],
      cards: [
        { card: { matter: 'matter', person: 'teacher', conversationId: 'a:chat', activityId: 'm1' }, showsIt: false },
      ],
      lines: [{ person: 'alarms', line: 'alarm' }],
      events: [{ at, kind: 'stored' }],
    },
  );
}

describe.each(databases)('$name', (kind) => {
  const keeper = databaseKeeper(kind);
  afterEach(() => keeper.done());

  test('what was in hand when the only instance was killed is due when it starts again, not a minute later', async () => {
    const { database } = await keeper.open();
    await aMatter(database.db);
    const outbox = sqlOutbox(database.db);
    const claim = () => outbox.claim({ now: at, until: new Date(at.getTime() + 60_000), most: 8 });
    expect(await claim()).toHaveLength(3);
    expect(await claim()).toEqual([]);
    await takeBack(database.db);
    expect(await claim()).toHaveLength(3);
  });

  test('a notice goes before cards and lines that were due as early', async () => {
    const { database } = await keeper.open();
    await aMatter(database.db);
    const one = await sqlOutbox(database.db).claim({ now: at, until: new Date(at.getTime() + 60_000), most: 1 });
    expect(one).toEqual([expect.objectContaining({ kind: 'notice' })]);
  });
});
