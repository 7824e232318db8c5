import { checkActivity, dialogActivity, lookUpActivity, type Turn } from './activities.ts';
import { readDialog, readFound } from './compose-answer.ts';
import { cardView } from './connector.ts';
import type {
  DialogRequest,
  DialogResult,
  CheckRequest,
  LookUpRequest,
  LookUpResult,
  ShareRequest,
} from './contract.ts';
import type { Conversation, Conversations } from './conversations.ts';
import type { DirectoryEntry } from './directory.ts';
import type { PostToBot } from './post-to-bot.ts';

interface Where {
  conversation: Conversation;
  person: DirectoryEntry;
}

/** The compose box and a message's menu, as Teams has them in every chat, whether the bot is in it or not. */
export function createCompose(needs: {
  conversations: Conversations;
  post: PostToBot;
  newId: () => string;
  turn: (conversation: Conversation, person: DirectoryEntry, id: string) => Turn;
}) {
  const { conversations, post, newId } = needs;
  const turn = ({ conversation, person }: Where) => needs.turn(conversation, person, `f:${newId()}`);
  return {
    async lookUp(where: Where, { typed }: LookUpRequest): Promise<LookUpResult> {
      return readFound(await post(lookUpActivity({ ...turn(where), typed })));
    },
    /** What was found is put into a message, which the person sends. The bot is told nothing of it. */
    share({ conversation, person }: Where, { card }: ShareRequest): { kind: 'said'; message: string } {
      const message = conversations.add(conversation, { from: { kind: 'person', person: person.id }, text: '', format: 'plain', cards: [cardView(card)], files: [] }); // prettier-ignore
      return { kind: 'said', message: message.id };
    },
    async check(where: Where, { message: id }: CheckRequest): Promise<DialogResult> {
      const message = conversations.message(where.conversation, id);
      if (!message || message.deleted) return { kind: 'failed', text: 'This message is no longer there.' };
      return readDialog(await post(checkActivity({ ...turn(where), message })));
    },
    async dialog(where: Where, { data }: DialogRequest): Promise<DialogResult> {
      return readDialog(await post(dialogActivity({ ...turn(where), data })));
    },
  };
}
