import { z } from 'zod';
import type { ExecuteAction } from './activities.ts';
import type { MessageView } from './contract.ts';
import type { DirectoryEntry } from './directory.ts';

// Teams refreshes a card once a minute at most, and only what is on the screen.
const PAUSE_MILLISECONDS = 60_000;
const CARDS_SEEN = 20;

const Refresh = z.object({
  refresh: z.object({
    action: z.object({
      type: z.literal('Action.Execute'),
      id: z.string().optional(),
      verb: z.string().optional(),
      data: z.record(z.string(), z.unknown()).default({}),
    }),
    // Without userIds Teams leaves it to the person.
    userIds: z.array(z.string()),
  }),
});

/** Remembers which cards were refreshed when, for whom. */
export function createRefreshes(needs: { now: () => Date }) {
  const last = new Map<string, number>();
  return {
    /** The newest cards that refresh themselves for `person` (named in userIds by MRI) and were not asked for within a minute. */
    due(messages: readonly MessageView[], person: DirectoryEntry): { card: MessageView; action: ExecuteAction }[] {
      const now = needs.now().getTime();
      // By distance: the clock can be moved back too.
      for (const [key, at] of last) if (Math.abs(now - at) >= PAUSE_MILLISECONDS) last.delete(key);
      const seen = messages.filter(({ cards, deleted }) => cards.length > 0 && !deleted).slice(-CARDS_SEEN);
      return seen.flatMap((card) => {
        const read = Refresh.safeParse((card.replaced[person.id] ?? card.cards[0])?.content);
        const key = `${person.id} ${card.id}`;
        if (!read.success || !read.data.refresh.userIds.includes(person.mri) || last.has(key)) return [];
        last.set(key, now);
        return [{ card, action: read.data.refresh.action }];
      });
    },
  };
}
