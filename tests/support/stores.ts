import type { Kysely } from 'kysely';
import type { FeedbackStore, OfferStore, UnansweredStore } from '../../bot/asking/stores.ts';
import { sqlConversationBook } from '../../bot/storage/conversation-book.ts';
import { sqlFeedback } from '../../bot/storage/feedback.ts';
import { sqlOffers } from '../../bot/storage/offers.ts';
import type { Schema } from '../../bot/storage/schema.ts';
import { sqlUnanswered } from '../../bot/storage/unanswered.ts';
import type { ConversationBook } from '../../bot/teams/conversation-book.ts';
import { databaseKeeper, databases } from './databases.ts';
import { memoryStores } from './memory-stores.ts';

export interface Stores {
  book: ConversationBook;
  offers: OfferStore;
  feedback: FeedbackStore;
  unanswered: UnansweredStore;
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

/** Twenty at the same moment, half of them on the instance beside. */
export function twentyAtOnce<T>(
  stores: Stores & { beside: Stores },
  act: (stores: Stores) => Promise<T>,
): Promise<T[]> {
  return Promise.all(Array.from({ length: 20 }, (_, i) => act(i % 2 === 0 ? stores : stores.beside)));
}
