import {
  addedActivity,
  deleteActivity,
  editActivity,
  installActivity,
  messageActivity,
  type Turn,
} from './activities.ts';
import { createCompose } from './compose.ts';
import type {
  CheckRequest,
  ConversationView,
  DeleteRequest,
  DialogRequest,
  DialogResult,
  EditRequest,
  LookUpRequest,
  LookUpResult,
  OpenRequest,
  PressRequest,
  PressResult,
  SayRequest,
  ShareRequest,
} from './contract.ts';
import type { Conversation, Conversations } from './conversations.ts';
import type { Directory, DirectoryEntry } from './directory.ts';
import type { BotAnswer, PostToBot } from './post-to-bot.ts';
import { createPresses } from './presses.ts';

/** What cannot be: the page shows another chat than there is. */
export type NotThere = { kind: 'not-there'; why: string };
const notThere = (why: string): NotThere => ({ kind: 'not-there', why });
const noChat = () => notThere('There is no such chat for this person.');

export type Chats = ReturnType<typeof createChats>;

/** What people do in the chats of local mode, told to the bot as Teams' service would tell it. */
export function createChats(needs: {
  conversations: Conversations;
  directory: Directory;
  post: PostToBot;
  serviceUrl: () => string;
  botName: string;
  now: () => Date;
  newId: () => string;
  /** The app is now installed for somebody else. */
  installed: () => void;
}) {
  const { conversations, directory, post } = needs;
  // What was sent with a message, so that an edit of it carries the same.
  const sentWith = new Map<string, Pick<SayRequest, 'mention' | 'files'>>();

  const turn = (conversation: Conversation, person: DirectoryEntry, id: string, thread?: string): Turn => ({
    conversation,
    person,
    thread,
    id,
    at: needs.now(),
    serviceUrl: needs.serviceUrl(),
    botName: needs.botName,
  });

  const presses = createPresses({ conversations, post, now: needs.now, newId: needs.newId, turn });

  const compose = createCompose({ conversations, post, newId: needs.newId, turn });

  const find = (asked: { person: string; conversation: string }) => {
    const person = directory.find(asked.person);
    const conversation = conversations.find(asked.conversation);
    return person && conversation?.members.includes(person) ? { person, conversation } : undefined;
  };

  const findOwn = (asked: EditRequest | DeleteRequest) => {
    const found = find(asked);
    const message = found && conversations.message(found.conversation, asked.message);
    if (message?.from.kind !== 'person' || message.from.person !== found?.person.id) return undefined;
    return { ...found, message, thread: message.thread ?? message.id, with: sentWith.get(message.id) };
  };

  const install = async (conversation: Conversation, person: DirectoryEntry) => {
    const aTurn = () => turn(conversation, person, `f:${needs.newId()}`);
    // These chats begin anew with each start while the bot's database goes on: without the removal it would
    // think that the welcome is still to be read somewhere.
    if (conversation.type === 'personal') await post(installActivity({ ...aTurn(), action: 'remove' }));
    // Teams sends both, in no fixed order.
    await Promise.all([post(installActivity({ ...aTurn(), action: 'add' })), post(addedActivity(aTurn()))]);
  };

  return {
    /** Shows a chat; the first time, the app is installed in it. */
    open({ person: id, place }: OpenRequest): ConversationView | NotThere {
      const person = directory.find(id);
      const conversation = person && conversations.of(person, place);
      if (!person || !conversation) return noChat();
      if (!conversation.installed) {
        conversation.installed = true;
        needs.installed();
        void install(conversation, person);
      }
      void presses.refresh({ conversation, person });
      return { id: conversation.id, place: conversation.place, messages: conversation.messages };
    },

    /** The app is installed anew for somebody who had lost it; nothing for those whose chat was never opened. */
    installAgain(person: DirectoryEntry): void {
      const conversation = conversations.of(person, 'chat');
      if (conversation?.installed) void install(conversation, person);
    },

    say(asked: SayRequest): { kind: 'said'; message: string } | NotThere {
      const found = find(asked);
      if (!found) return noChat();
      const { conversation, person } = found;
      const inChannel = conversation.type === 'channel';
      const message = conversations.add(conversation, {
        from: { kind: 'person', person: person.id },
        text: asked.text,
        format: 'plain',
        cards: [],
        files: asked.files.map(({ name }) => name),
        ...(inChannel && asked.thread !== undefined && { thread: asked.thread }),
      });
      const mention = asked.mention && conversation.type !== 'personal';
      sentWith.set(message.id, { mention, files: asked.files });
      // Teams hands on what mentions the bot, and nothing else of a channel or a group chat.
      if (mention || conversation.type === 'personal') {
        const thread = message.thread ?? message.id;
        const activity = messageActivity({
          ...turn(conversation, person, message.id, thread),
          message,
          mention,
          files: asked.files,
        });
        void post(activity).then((answer) => {
          const trouble = troubleOf(answer);
          if (trouble !== undefined) conversations.trouble(conversation, message, trouble);
        });
      }
      return { kind: 'said', message: message.id };
    },

    edit(asked: EditRequest): { kind: 'done' } | NotThere {
      const found = findOwn(asked);
      if (!found) return notThere('This message is no longer there to be edited.');
      const { conversation, person, message, thread } = found;
      conversations.update(conversation, message, { text: asked.text });
      const { mention, files } = found.with ?? { mention: false, files: [] };
      if (mention || conversation.type === 'personal') {
        void post(editActivity({ ...turn(conversation, person, message.id, thread), message, mention, files }));
      }
      return { kind: 'done' };
    },

    delete(asked: DeleteRequest): { kind: 'done' } | NotThere {
      const found = findOwn(asked);
      if (!found) return notThere('This message is no longer there to be deleted.');
      const { conversation, person, message, thread } = found;
      conversations.remove(conversation, message);
      if (found.with?.mention || conversation.type === 'personal') {
        void post(deleteActivity(turn(conversation, person, message.id, thread)));
      }
      sentWith.delete(message.id);
      return { kind: 'done' };
    },

    /** Presses a button of a card. A card in the answer is put in the place of the pressed one, for this person. */
    async press(asked: PressRequest): Promise<PressResult | NotThere> {
      const found = find(asked);
      const card = found && conversations.message(found.conversation, asked.message);
      if (!found || card?.from.kind !== 'bot') return notThere('This card is no longer there to be pressed.');
      return presses.press({ ...found, card, action: asked.action });
    },

    async lookUp(asked: LookUpRequest): Promise<LookUpResult | NotThere> {
      const found = find(asked);
      return found ? compose.lookUp(found, asked) : noChat();
    },
    share(asked: ShareRequest): { kind: 'said'; message: string } | NotThere {
      const found = find(asked);
      return found ? compose.share(found, asked) : noChat();
    },
    async check(asked: CheckRequest): Promise<DialogResult | NotThere> {
      const found = find(asked);
      return found ? compose.check(found, asked) : noChat();
    },
    async dialog(asked: DialogRequest): Promise<DialogResult | NotThere> {
      const found = find(asked);
      return found ? compose.dialog(found, asked) : noChat();
    },
  };
}

function troubleOf(answer: BotAnswer): string | undefined {
  if (answer.kind === 'unreachable') return `Unable to reach app: ${answer.why}.`;
  return answer.status >= 400 ? `Unable to reach app: it answered with HTTP ${answer.status}.` : undefined;
}
