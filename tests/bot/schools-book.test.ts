import { beforeEach, expect, test } from '@jest/globals';
import { readSchoolsInForce, type SettingsStore } from '../../bot/schools-book.ts';
import type { Schools } from '../../bot/schools.ts';
import { sqlAudit } from '../../bot/storage/audit.ts';
import { sqlSettings } from '../../bot/storage/settings.ts';
import { databaseKeeper, databases } from '../support/databases.ts';

const named = (name: string): Schools => ({
  trust: {
    name,
    timezone: 'Europe/London',
    safeguarding: { role: 'the lead', receiver: '00000000-0000-4000-8000-000000000001', phone: '01632 960123' },
    links: {},
  },
  schools: [],
});
let ids = 0;
const newId = () => `audit-${ids++}`;
const now = () => new Date('2026-11-23T08:00:00Z');
const events: string[] = [];
const log = {
  debug: () => undefined,
  info: (event: string) => void events.push(event),
  warn: (event: string) => void events.push(event),
  error: (event: string) => void events.push(event),
};
beforeEach(() => void events.splice(0));

test.each(databases)(
  '$name: the schools file seeds the database, and rules until somebody changes the schools in Teams',
  async (kind) => {
    const keeper = databaseKeeper(kind);
    try {
      const { database } = await keeper.open();
      const settings: SettingsStore = sqlSettings(database.db);
      const inForce = async (file: Schools | undefined) =>
        (await readSchoolsInForce({ settings, file, now, newId, log }))?.trust.name;

      expect(await inForce(undefined)).toBeUndefined();
      expect(await inForce(named('First Trust'))).toBe('First Trust');
      expect(await inForce(undefined)).toBe('First Trust');
      expect(await inForce(named('Renamed Trust'))).toBe('Renamed Trust');

      const { version } = (await settings.setting('schools'))!;
      const inTeams = { value: named('Changed in Teams'), by: 'admin', at: now(), basedOn: version };
      expect(await settings.replace('schools', inTeams)).toBe(true);
      // Whoever read before that change cannot write over it.
      expect(await settings.replace('schools', { ...inTeams, value: named('Too late') })).toBe(false);
      expect(await inForce(named('Renamed Trust'))).toBe('Changed in Teams');
      expect(events.at(-1)).toBe('schools file left aside');
    } finally {
      await keeper.done();
    }
  },
);

test('a file changed by IT is in the audit, and those who received until then are told, once', async () => {
  const keeper = databaseKeeper(databases[0]!);
  try {
    const { db } = (await keeper.open()).database;
    const [settings, audit] = [sqlSettings(db), sqlAudit(db)];
    const start = (file: Schools) => readSchoolsInForce({ settings, file, now, newId, log });
    const waiting = async () => (await settings.setting('schools-to-tell'))?.value;
    await start(named('First Trust'));
    expect(await waiting()).toBeUndefined();
    const changed = named('First Trust');
    changed.trust.safeguarding.receiver = '00000000-0000-4000-8000-000000000002';
    await start(changed);
    await start(changed);
    expect(await waiting()).toEqual([{ person: '00000000-0000-4000-8000-000000000001', what: 'changed' }]);
    const lines = await audit.list({ most: 10 });
    expect(lines.map(({ what, by }) => `${what} by ${by}`)).toEqual(['schools-from-file by file', 'schools-from-file by file']); // prettier-ignore
  } finally {
    await keeper.done();
  }
});
