import { chase, isNobodyLeft, whenReachable } from './asking-receivers.ts';
import type { SentCard } from './courier.ts';
import type { EscalationNeeds } from './needs.ts';

const CHASED_AT_ONCE = 50;
const DAY_MILLISECONDS = 86_400_000;

/** Makes the functions that look after matters when nobody presses anything. */
export function createCaretaking(needs: EscalationNeeds) {
  const { matters, outbox, minutes, now, newId, kick, log } = needs;

  return {
    /** Somebody has (again) installed the app: what could not be put before them is due. */
    reachable: async (person: string): Promise<void> => {
      for (const { matter } of await matters.receivedBy(person)) {
        await matters.change(matter.id, (file) => {
          const change = whenReachable(file, person, now(), minutes);
          return { ...(change && { change }), result: undefined };
        });
      }
      await outbox.revive(person, now());
      kick();
    },

    /** A card that somebody looks at: kept up to date from now on. */
    meet: async (card: SentCard & { matter: string; person: string }, shows: number): Promise<void> => {
      await outbox.meet(card, shows, now());
    },

    /** Looks after what nobody has acknowledged in time. Never rejects. */
    chase: async (): Promise<void> => {
      const schools = needs.schools();
      if (!schools) return;
      try {
        for (const id of await matters.toChase(now(), CHASED_AT_ONCE)) {
          const chased = await matters
            .change(id, (file) => {
              const change = chase(file, now(), { schools, minutes, newId });
              return {
                ...(change && { change }),
                result: isNobodyLeft(change),
              };
            })
            // One that cannot be read holds up no other.
            .catch((error: unknown) => void log.error('chase failed', { part: 'escalation', error }));
          if (chased?.result)
            log.error('nobody can be reached', { reference: chased.file.matter.reference, reason: 'nobody-left' });
        }
        kick();
      } catch (error) {
        log.error('chase failed', { part: 'escalation', error });
      }
    },

    /** Deletes typed details whose time is over. Never rejects. Also after a restore: it goes by when a matter ended, not by when it last ran. */
    purgeDetails: async (): Promise<void> => {
      try {
        const before = new Date(now().getTime() - needs.detailDays * DAY_MILLISECONDS);
        let count = 0;
        for (const id of await matters.withOldDetails(before))
          count += await matters.purgeDetails(id, { at: now(), kind: 'details-purged' });
        log.info('old details deleted', { count });
      } catch (error) {
        log.error('purge failed', { part: 'escalation', error });
      }
    },
  };
}
