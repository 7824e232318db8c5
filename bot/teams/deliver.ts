import type { Deliver } from '../escalation/outbox-worker.ts';
import type { createCourier } from './courier.ts';
import type { DrawMatter } from './draw-matter.ts';
import { wordsOf } from './matter-lines.ts';
import { cardMessage, textMessage } from './message.ts';

/** Puts matters before people in their own chats. */
export function createDeliver({
  courier,
  draw,
}: {
  courier: ReturnType<typeof createCourier>;
  draw: DrawMatter;
}): Deliver {
  return {
    async card(person, view) {
      const message = cardMessage(await draw(view, person));
      // Also in the activity feed: whoever is to act must not have to look into the chat.
      return courier.send({ entraId: person }, { ...message, channelData: { notification: { alert: true } } });
    },
    async update({ person, conversationId, activityId }, view) {
      const message = cardMessage(await draw(view, person));
      return courier.update({ conversationId, activityId, person: { entraId: person } }, message);
    },
    line: (person, line, matter) => courier.send({ entraId: person }, textMessage(wordsOf(line, matter))),
  };
}
