import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { applied } from '../../../bot/escalation/matter.ts';
import { sqlConversationBook } from '../../../bot/storage/conversation-book.ts';
import { sqlFigures } from '../../../bot/storage/figures.ts';
import { sqlMatters } from '../../../bot/storage/matters.ts';
import { migrations } from '../../../bot/storage/migrations.ts';
import type { Database } from '../../../bot/storage/open-database.ts';
import { stored, toStore, tuesday } from '../../support/a-matter.ts';
import { databaseKeeper, databases } from '../../support/databases.ts';

describe.each(databases)('$name is counted', (kind) => {
  const keeper = databaseKeeper(kind);
  let database: Database;
  beforeEach(async () => void ({ database } = await keeper.open()));
  afterEach(() => keeper.done());

  test('matters by state, and none where there are none', async () => {
    const figures = sqlFigures(database.db);
    expect(await figures.matters()).toEqual({ open: 0, acknowledged: 0, closed: 0, withdrawn: 0 });
    const matters = sqlMatters(database.db, { applied, newId: () => 'an-id' });
    await matters.create(toStore({ id: 'a', reference: 'a', key: 'a' }), { events: stored.events });
    await matters.create({ ...toStore({ id: 'b', reference: 'b', key: 'b' }), state: 'withdrawn' }, { events: stored.events }); // prettier-ignore
    expect(await figures.matters()).toEqual({ open: 1, acknowledged: 0, closed: 0, withdrawn: 1 });
  });

  test('how new its tables are', async () => {
    expect(await sqlFigures(database.db).migration()).toBe(migrations.at(-1)?.number);
  });

  test('who can be reached: those whose own chat is known, not those who took the app away', async () => {
    const book = sqlConversationBook(database.db);
    const reference = { conversation: { id: 'a:1' }, serviceUrl: 'https://smba.trafficmanager.net/teams/' } as never;
    await book.remember({ entraId: 'head', mri: '29:h', reference, at: tuesday });
    await book.remember({ entraId: 'deputy', mri: '29:d', reference, at: tuesday });
    await book.forget('deputy');
    expect(await sqlFigures(database.db).reachable(['head', 'deputy', 'alternate'])).toEqual(new Set(['head']));
    expect(await sqlFigures(database.db).reachable([])).toEqual(new Set());
  });
});
