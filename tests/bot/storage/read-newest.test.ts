import { afterEach, describe, expect, test } from '@jest/globals';
import { readNewest } from '../../../bot/storage/read-newest.ts';
import { sqlClauses } from '../../../bot/storage/clauses.ts';
import { databaseKeeper, databases } from '../../support/databases.ts';

describe.each(databases.filter(({ name }) => name !== 'SQLite in memory'))('$name in the terminal', (kind) => {
  const keeper = databaseKeeper(kind);
  afterEach(() => keeper.done());

  test('the newest revision is read beside a service that runs, and nothing is locked', async () => {
    const { url, database } = await keeper.open();
    const { revisions } = sqlClauses(database.db);
    const first = { number: 1, hash: 'h', by: 'admin', name: 'The admin', at: new Date(0), kind: 'seed' as const, basedOn: 0, content: '{"a": 1}', changed: [] }; // prettier-ignore
    await expect(readNewest(url)).rejects.toThrow('the service has never been started with it');
    await revisions.publish({ revision: first, items: [], audit: [] });
    expect(await readNewest(url)).toEqual({ number: 1, content: '{"a": 1}' });
    expect(await revisions.publish({ revision: { ...first, number: 2 }, items: [], audit: [] })).toBe('published');
  });

  test('a database that is not there is not made', async () => {
    const { url, drop } = await kind.fresh();
    await expect(readNewest(url)).rejects.toThrow('Start it once');
    await drop();
  });
});
