import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sqlConversationBook } from '../../../bot/storage/conversation-book.ts';
import { sqlPeople } from '../../../bot/storage/people.ts';
import type { ConversationBook } from '../../../bot/teams/conversation-book.ts';
import { aNotice, stored, toStore, who } from '../../support/a-matter.ts';
import { matterStoresKinds, type OpenMatterStores } from '../../support/stores.ts';

const lastYear = new Date('2025-07-01T08:00:00Z');
const before = new Date('2026-01-01T00:00:00Z');
const thisYear = new Date('2026-09-01T08:00:00Z');

describe.each(matterStoresKinds)('$name forgets who has left', ({ open }) => {
  let stores: OpenMatterStores;
  let book: ConversationBook;
  beforeEach(async () => {
    stores = await open();
    book = sqlConversationBook(stores.db);
  });
  afterEach(() => stores.done());
  const seen = async (entraId: string, at: Date) => {
    await book.remember({ entraId, mri: `29:${entraId}`, at });
    await stores.schoolBook.choose({ person: entraId, school: 'northfield', at });
  };
  const forget = (keep: readonly string[] = []) => sqlPeople(stores.db).forgetUnseen({ before, keep });
  const isKnown = async (entraId: string) => {
    const known = [await book.person(entraId), await stores.schoolBook.schoolOf(entraId)].map((one) => one !== undefined); // prettier-ignore
    expect(known[0]).toBe(known[1]);
    return known[0];
  };

  test('a teacher who left last year, and the school they chose; not who was here since', async () => {
    await seen(who.stranger, lastYear);
    await seen(who.teacher, thisYear);
    expect(await forget()).toBe(1);
    expect([await isKnown(who.stranger), await isKnown(who.teacher)]).toEqual([false, true]);
    expect(await forget()).toBe(0);
  });

  test('not a Headteacher who has not asked anything for a year', async () => {
    await seen(who.headteacher, lastYear);
    expect(await forget([who.headteacher, who.deputy])).toBe(0);
    expect(await stores.db.selectFrom('person').select('entra_id').execute()).toHaveLength(1);
  });

  test('not who told of a matter, or was told of one, until it is over', async () => {
    await seen(who.teacher, lastYear);
    await seen(who.dsl, lastYear);
    await stores.matters.create(toStore({ id: 'm' }), { ...stored, notices: [aNotice('dsl')] });
    expect(await forget()).toBe(0);
    expect(await isKnown(who.teacher)).toBe(true);
    await stores.matters.change('m', () => ({ change: { set: { state: 'closed' }, events: [] }, result: 0 }));
    expect(await forget()).toBe(2);
    expect([await isKnown(who.teacher), await isKnown(who.dsl)]).toEqual([false, false]);
  });

  test('whoever comes back is met anew', async () => {
    await seen(who.teacher, lastYear);
    await book.claimWelcome(who.teacher, lastYear);
    await forget();
    await seen(who.teacher, thisYear);
    expect(await book.claimWelcome(who.teacher, thisYear)).toBe(true);
  });
});
