import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AskedStore } from '../../bot/asked/stores.ts';
import type { FeedbackStore, OfferStore, UnansweredStore } from '../../bot/asking/stores.ts';
import { applied } from '../../bot/escalation/matter.ts';
import type { MatterStore, Outbox, SchoolBook } from '../../bot/escalation/stores.ts';
import { sqlAsked } from '../../bot/storage/asked.ts';
import { sqlConversationBook } from '../../bot/storage/conversation-book.ts';
import { sqlFeedback } from '../../bot/storage/feedback.ts';
import { sqlMatters } from '../../bot/storage/matters.ts';
import { sqlOffers } from '../../bot/storage/offers.ts';
import { sqlOutbox } from '../../bot/storage/outbox.ts';
import type { Schema } from '../../bot/storage/schema.ts';
import { sqlSchoolBook } from '../../bot/storage/school-book.ts';
import { sqlUnanswered } from '../../bot/storage/unanswered.ts';
import type { ConversationBook } from '../../bot/teams/conversation-book.ts';
import { databaseKeeper, databases, type TestDatabase } from './databases.ts';
import { memoryStores } from './memory-stores.ts';

export interface Stores {
  book: ConversationBook;
  offers: OfferStore;
  feedback: FeedbackStore;
  unanswered: UnansweredStore;
  asked: AskedStore;
}

/** One way of keeping things: the contract suites run over each. */
export interface StoresKind {
  name: string;
  /** Opens empty stores; `beside` is what a second instance of the service would use: the same data, other connections where the database allows it. */
  open: () => Promise<Stores & { beside: Stores; done: () => Promise<void> }>;
}

const sqlStores = (db: Kysely<Schema>): Stores => ({
  book: sqlConversationBook(db),
  offers: sqlOffers(db),
  feedback: sqlFeedback(db),
  unanswered: sqlUnanswered(db),
  asked: sqlAsked(db),
});

const inMemory: StoresKind = {
  name: 'The memory fake',
  open: () => {
    const stores = memoryStores();
    return Promise.resolve({ ...stores, beside: stores, done: () => Promise.resolve() });
  },
};

const inDatabases = databases.map((kind): StoresKind => ({
  name: kind.name,
  async open() {
    const keeper = databaseKeeper(kind);
    const { database, again } = await keeper.open();
    const stores = sqlStores(database.db);
    const beside = kind.shared ? sqlStores((await again()).db) : stores;
    return { ...stores, beside, done: () => keeper.done() };
  },
}));

export const storesKinds: StoresKind[] = [inMemory, ...inDatabases];

/** What is kept of matters. There is no memory fake of it: SQLite in memory is quick enough to be one. */
export interface MatterStores {
  matters: MatterStore;
  outbox: Outbox;
  schoolBook: SchoolBook;
}

export interface OpenMatterStores extends MatterStores {
  /** A second instance: the same data, other connections where the database allows it. */
  beside: MatterStores;
  db: Kysely<Schema>;
  done: () => Promise<void>;
}

const sqlMatterStores = (db: Kysely<Schema>): MatterStores => ({
  matters: sqlMatters(db, { applied, newId: randomUUID }),
  outbox: sqlOutbox(db),
  schoolBook: sqlSchoolBook(db),
});

const opening = (kind: TestDatabase) => async (): Promise<OpenMatterStores> => {
  const keeper = databaseKeeper(kind);
  const { database, again } = await keeper.open();
  const stores = sqlMatterStores(database.db);
  const beside = kind.shared ? sqlMatterStores((await again()).db) : stores;
  return { ...stores, beside, db: database.db, done: () => keeper.done() };
};

export const matterStoresKinds = databases.map((kind) => ({ name: kind.name, open: opening(kind) }));

/** For tests of what lies above the stores. */
export const openMatterStores = opening(databases[0] ?? inVain());

function inVain(): never {
  throw new Error('There is no database to test on.');
}

/** Twenty at the same moment, half of them on the instance beside. */
export function twentyAtOnce<S, T>(stores: S & { beside: S }, act: (stores: S) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: 20 }, (_, i) => act(i % 2 === 0 ? stores : stores.beside)));
}
