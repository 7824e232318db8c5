import type { TurnContext } from 'botbuilder';
import type { Asking } from '../asking/asking.ts';
import type { Logger } from '../logger.ts';
import type { ConversationBook } from './conversation-book.ts';
import { cardMessage } from './message.ts';
import type { OwnChat } from './own-chat.ts';
import type { CheckStaff } from './staff.ts';
import type { Origin } from './turn.ts';

export interface WelcomeNeeds {
  book: ConversationBook;
  ownChat: OwnChat;
  checkStaff: CheckStaff;
  asking: Pick<Asking, 'welcome' | 'staffOnly'>;
  /** The person's school, where known, and those to choose from. */
  schoolsFor: (person: string) => Promise<{ school?: string; schools?: { id: string; name: string }[] }>;
  /** They can be reached from now on. */
  reachable: (person: string) => Promise<void>;
  now: () => Date;
  log: Logger;
}

/**
 * Makes the function that greets a person the app was installed for. Teams says so twice, in no fixed order: the reference is kept
 * both times, the welcome is sent once. In a team or a group chat nothing is said: nobody there asked.
 */
export function createWelcome({ book, ownChat, checkStaff, asking, schoolsFor, reachable, now, log }: WelcomeNeeds) {
  return async (context: TurnContext, turn: Origin): Promise<void> => {
    if (!turn.personal) return log.info('installed', { conversationType: 'shared' });
    const staff = await checkStaff(context, turn);
    const { mri } = turn;
    const entraId = staff.kind === 'staff' ? staff.entraId : turn.entraId;
    if (!entraId) return;
    // Of others only that they have been told: or they would be told twice.
    if (staff.kind === 'staff') {
      await ownChat.remember(context, { entraId, mri });
      await reachable(entraId);
    } else await book.remember({ entraId, mri, at: now() });
    if (!(await book.claimWelcome(entraId, now()))) return;
    try {
      const card = staff.kind === 'staff' ? asking.welcome(await schoolsFor(entraId)) : asking.staffOnly();
      await context.sendActivity(cardMessage(card));
    } catch (error) {
      // Free again: Teams' second event for the same installation, or the next one, may greet.
      await book.releaseWelcome(entraId).catch(() => undefined);
      throw error;
    }
    log.info('installed', { conversationType: 'personal', outcome: staff.kind });
  };
}
