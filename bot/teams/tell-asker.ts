import type { Asking } from '../asking/asking.ts';
import type { Logger } from '../logger.ts';
import type { createCourier } from './courier.ts';
import { cardMessage } from './message.ts';
import { WORDS } from './words.ts';

/** A question that is kept, who asked it, and the words that the policy team kept of it as one that no policy answers. */
type Kept = { text: string; outside?: string; person: string };

/** Puts the answer to a question that is kept before who asked it, or that no policy has one, in their own chat. */
export function createTellAsker(needs: {
  asking: Pick<Asking, 'drawFound' | 'drawNoPolicy'>;
  courier: Pick<ReturnType<typeof createCourier>, 'send'>;
  log: Logger;
}) {
  const { asking, courier, log } = needs;
  return async ({ text, outside, person }: Kept): Promise<'sent' | 'none' | 'later' | 'never'> => {
    try {
      const answer = await asking.drawFound({ question: text, person });
      const card = answer ?? asking.drawNoPolicy({ question: text, outside });
      if (!card) return 'none';
      const words = answer ? WORDS.policyTeamAnswer : WORDS.policyTeamNone;
      const sent = await courier.send({ entraId: person }, cardMessage(card, words));
      if (!('refused' in sent)) return 'sent';
      return sent.refused === 'later' ? 'later' : 'never';
    } catch (error) {
      // Before anything was sent: the courier itself throws nothing.
      log.error('telling an asker failed', { part: 'asked', error });
      return 'later';
    }
  };
}
