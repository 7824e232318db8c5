import { Client } from 'pg';
import type { Matter, MatterEvent, Notice } from '../../bot/escalation/matter.ts';
import { toEvent, toMatter, toNotice } from '../../bot/storage/matter-rows.ts';
import { openDatabase } from '../../bot/storage/open-database.ts';
import { sqliteLibrary } from '../../bot/storage/sqlite-library.ts';

const DUE = 'select count(*) as due from parcel where done < wanted and stopped = 0';

/** Looks into the outbox while the bots run. */
export async function anOutboxLook(url: string): Promise<{ due: () => Promise<number>; close: () => Promise<void> }> {
  if (url.startsWith('sqlite:')) {
    const { DatabaseSync } = await sqliteLibrary();
    const file = new DatabaseSync(url.slice('sqlite:'.length), { readOnly: true });
    const due = () => Promise.resolve(Number((file.prepare(DUE).get() as { due: number }).due));
    return { due, close: () => Promise.resolve(file.close()) };
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  return {
    due: async () => Number((await client.query<{ due: string }>(DUE)).rows[0]?.due),
    close: () => client.end(),
  };
}

/** A matter as it is stored, with where its cards stand. */
export interface StoredMatter {
  matter: Matter;
  notices: Notice[];
  events: MatterEvent[];
  cards: { person: string; chat: string; id: string; stopped: boolean }[];
}

/** All matters, once the bots have ended. */
export async function storedMatters(url: string): Promise<StoredMatter[]> {
  const database = await openDatabase(url);
  const { db } = database;
  try {
    const rows = async <Table extends 'matter' | 'notice' | 'event' | 'parcel'>(table: Table) =>
      (await db
        .selectFrom(table as 'matter')
        .selectAll()
        .execute()) as never[];
    const notices = (await rows('notice')) as (Parameters<typeof toNotice>[0] & { number: number })[];
    const events = (await rows('event')) as Parameters<typeof toEvent>[0][];
    const parcels = (await rows('parcel')) as {
      kind: string;
      matter: string;
      person: string;
      target: string;
      stopped: number;
    }[];
    return ((await rows('matter')) as Parameters<typeof toMatter>[0][]).map((row) => ({
      matter: toMatter(row),
      notices: notices
        .filter(({ matter }) => matter === row.id)
        .sort((a, b) => a.number - b.number)
        .map(toNotice),
      events: events
        .filter(({ matter }) => matter === row.id)
        .sort((a, b) => a.number - b.number)
        .map(toEvent),
      cards: parcels
        .filter(({ kind, matter }) => kind === 'card' && matter === row.id)
        .map(({ person, target, stopped }) => {
          const { conversationId, activityId } = JSON.parse(target) as Record<string, string>;
          return { person, chat: conversationId!, id: activityId!, stopped: stopped === 1 };
        }),
    }));
  } finally {
    await database.close();
  }
}
