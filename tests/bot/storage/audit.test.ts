import { describe, expect, test } from '@jest/globals';
import { sqlAudit } from '../../../bot/storage/audit.ts';
import { sqlSettings } from '../../../bot/storage/settings.ts';
import type { AuditLine } from '../../../bot/settings/audit.ts';
import { databaseKeeper, databases } from '../../support/databases.ts';

const line = (number: number, more: Partial<AuditLine> = {}): AuditLine => ({
  id: `line-${number}`,
  at: new Date(Date.UTC(2026, 10, 24, 10, Math.floor(number / 2))),
  by: '00000000-0000-4000-8000-000000000001',
  name: 'A. Headteacher',
  what: 'matter-opened',
  ...more,
});

describe.each(databases)('the audit on $name', (kind) => {
  const opened = async (run: (db: Parameters<typeof sqlAudit>[0]) => Promise<void>) => {
    const keeper = databaseKeeper(kind);
    try {
      await run((await keeper.open()).database.db);
    } finally {
      await keeper.done();
    }
  };

  test('gives back what was written, newest first, page by page', () =>
    opened(async (db) => {
      const audit = sqlAudit(db);
      const full = line(4, { matter: 'm', reference: 'K7P4QX', fact: 'GET /matters' });
      for (const each of [line(1), line(2), line(3), full]) await audit.add(each);
      expect(await audit.list({ most: 1 })).toEqual([full]);
      const first = await audit.list({ most: 2 });
      expect(first.map(({ id }) => id)).toEqual(['line-4', 'line-3']);
      expect((await audit.list({ before: first[1]!, most: 5 })).map(({ id }) => id)).toEqual(['line-2', 'line-1']);
    }));

  test('is never changed or emptied', () =>
    opened(async (db) => {
      await sqlAudit(db).add(line(1));
      await expect(db.updateTable('audit').set({ name: 'nobody' }).execute()).rejects.toThrow('append-only');
      await expect(db.deleteFrom('audit').execute()).rejects.toThrow('append-only');
    }));

  test('settings change together and with their line, or not at all', () =>
    opened(async (db) => {
      const [settings, audit] = [sqlSettings(db), sqlAudit(db)];
      const by = { by: 'somebody', at: new Date() };
      const both = (basedOn: number) => [{ name: 'a', value: 1, basedOn }, { name: 'b', value: 2, basedOn: 0 }]; // prettier-ignore
      expect(await settings.replaceAll(both(0), { ...by, audit: line(1) })).toBe(true);
      expect(await settings.replaceAll(both(1), { ...by, audit: line(2) })).toBe(false);
      expect(await settings.setting('a')).toMatchObject({ value: 1, version: 1 });
      expect(await audit.list({ most: 5 })).toHaveLength(1);
    }));
});
