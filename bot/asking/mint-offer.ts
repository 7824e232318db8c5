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
    /** The question, redacted; undefined where it is no longer known. */
    question: string | undefined;
    /** The Headteacher can be told from it. */
    pupilSignal?: boolean;
  }): Promise<string> => {
    const { reporter, knowledge, shown, depends, question, pupilSignal = false } = card;
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
    if (question !== undefined) recent.keep(key, question);
    return key;
  };
}

export type MintOffer = ReturnType<typeof createMintOffer>;
