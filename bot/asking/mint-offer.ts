import type { Knowledge } from '../../knowledge/index.ts';
import type { Led } from './duty.ts';
import type { RecentQuestions } from './recent-questions.ts';
import type { OfferStore } from './stores.ts';

export interface MintOfferNeeds {
  offers: Pick<OfferStore, 'add'>;
  recent: Pick<RecentQuestions, 'keep'>;
  now: () => Date;
  /** A random, unguessable key. */
  newKey: () => string;
}

/** Makes the function that stores what a card shows, for the person it is sent to, and gives the key that its buttons carry. */
export function createMintOffer({ offers, recent, now, newKey }: MintOfferNeeds) {
  return async (card: {
    reporter: string;
    knowledge: Knowledge;
    /** Empty on a card that only asks which clause is meant. */
    shown: readonly Led[];
    depends: boolean;
    /** Redacted; undefined where it may not be kept or is no longer known. */
    question: string | undefined;
    /** Where it was stored with the clause that was chosen. */
    chosen?: string;
    /** The Headteacher can be told from it. */
    pupilSignal?: boolean;
  }): Promise<string> => {
    const { reporter, knowledge, shown, depends, question, chosen, pupilSignal = false } = card;
    const key = newKey();
    await offers.add({
      key,
      reporter,
      revision: knowledge.revision,
      shown: shown.map(({ clause, leadPart }) => ({
        policy: clause.policy,
        id: clause.id,
        ...(leadPart !== undefined && { leadPart }),
      })),
      depends,
      pupilSignal,
      at: now(),
    });
    if (!pupilSignal) recent.keep(key, { words: question, ...(chosen !== undefined && { chosen }) });
    return key;
  };
}

export type MintOffer = ReturnType<typeof createMintOffer>;
