import { executeActivity, submitActivity, type ExecuteAction, type Turn } from './activities.ts';
import { cardView } from './connector.ts';
import type { MessageView, PressRequest, PressResult } from './contract.ts';
import type { Conversation, Conversations } from './conversations.ts';
import type { DirectoryEntry } from './directory.ts';
import type { PostToBot } from './post-to-bot.ts';
import { readPressAnswer, UNREACHABLE } from './press-answer.ts';
import { createRefreshes } from './refreshes.ts';

/** What is pressed on a card, and what a card asks for by itself when it is seen. */
export function createPresses(needs: {
  conversations: Conversations;
  post: PostToBot;
  now: () => Date;
  newId: () => string;
  turn: (conversation: Conversation, person: DirectoryEntry, id: string, thread?: string) => Turn;
}) {
  const { conversations, post } = needs;
  const refreshes = createRefreshes({ now: needs.now });

  interface Pressed {
    conversation: Conversation;
    person: DirectoryEntry;
    card: MessageView;
  }
  const turnOf = ({ conversation, person, card }: Pressed) =>
    needs.turn(conversation, person, `f:${needs.newId()}`, card.thread ?? card.id);

  const execute = async (pressed: Pressed & { action: ExecuteAction; trigger: 'manual' | 'automatic' }) => {
    const { conversation, person, card } = pressed;
    const { version } = card;
    const answer = readPressAnswer(await post(executeActivity({ ...turnOf(pressed), ...pressed })));
    if (answer.kind !== 'card') return answer;
    const now = card.replaced[person.id] ?? card.cards[0];
    const same = JSON.stringify(now?.content) === JSON.stringify(answer.card);
    // A refresh that brings nothing new must not draw the card again under somebody's hands, nor one that was overtaken
    // by a change put the older card back.
    const unwanted = pressed.trigger === 'automatic' && (same || card.deleted || card.version !== version);
    if (!unwanted) conversations.replaceFor(conversation, card, person, cardView(answer.card));
    return { kind: 'done' as const };
  };

  return {
    async press({ action, ...pressed }: Pressed & Pick<PressRequest, 'action'>): Promise<PressResult> {
      if (action.type === 'Action.Execute') return execute({ ...pressed, action, trigger: 'manual' });
      const answer = await post(submitActivity({ ...turnOf(pressed), card: pressed.card, data: action.data }));
      const reached = answer.kind === 'answered' && answer.status < 400;
      return reached ? { kind: 'done' } : { kind: 'failed', text: UNREACHABLE };
    },
    /** Sends the refresh of each card that is due for this person. Teams says nothing where one fails. */
    async refresh({ conversation, person }: Omit<Pressed, 'card'>): Promise<void> {
      const due = refreshes.due(conversation.messages, person);
      await Promise.all(
        due.map(({ card, action }) => execute({ conversation, person, card, action, trigger: 'automatic' })),
      );
    },
  };
}
