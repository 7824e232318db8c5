import type { CardView, LocalEvent, MessageView, Place } from './contract.ts';
import type { Directory, DirectoryEntry } from './directory.ts';

// An afternoon of trying fits; a loop that posts for ever does not fill the memory.
const MESSAGES_KEPT = 300;

export interface Conversation {
  id: string;
  place: Place;
  name: string;
  /** As activities name it. */
  type: 'personal' | 'channel' | 'groupChat';
  members: DirectoryEntry[];
  /** The app is there: its first opening was told to the bot. */
  installed: boolean;
  messages: MessageView[];
}

const CHANNEL_ID = '19:staff-room-of-local-mode@thread.tacv2';
const GROUP_ID = '19:school-trip-of-local-mode@thread.v2';

export type NewMessage = Pick<
  MessageView,
  'from' | 'text' | 'format' | 'cards' | 'files' | 'suggested' | 'summary' | 'thread'
>;
export type Conversations = ReturnType<typeof createConversations>;

/** The chats of local mode, in memory: a 1:1 chat for each person, a channel and a group chat. Tells of every change. */
export function createConversations(needs: {
  directory: Directory;
  now: () => Date;
  tell: (event: LocalEvent) => void;
}) {
  const { directory, tell } = needs;
  const { everybody } = directory;
  const open = (conversation: Omit<Conversation, 'installed' | 'messages'>): [string, Conversation] => [
    conversation.id,
    { ...conversation, installed: false, messages: [] },
  ];
  const all = new Map<string, Conversation>([
    ...everybody.map((person) =>
      open({ id: directory.chatId(person.id), place: 'chat', name: person.name, type: 'personal', members: [person] }),
    ),
    open({
      id: CHANNEL_ID,
      place: 'channel',
      name: 'Staff room',
      type: 'channel',
      members: everybody.filter(({ kind }) => kind !== 'pupil'),
    }),
    open({ id: GROUP_ID, place: 'group', name: 'School trip', type: 'groupChat', members: [...everybody] }),
  ]);

  let lastId = 0;
  // Teams' message ids are milliseconds; two in the same millisecond still need two ids.
  const nextId = () => String((lastId = Math.max(lastId + 1, needs.now().getTime())));

  const changed = (conversation: Conversation, message: MessageView, change: Partial<MessageView>) => {
    Object.assign(message, change, { version: message.version + 1 });
    tell({ kind: 'message', conversation: conversation.id, message });
  };

  return {
    /** By id; in a channel the id may carry the thread (`…;messageid=1`), as Teams writes it. */
    find(id: string): Conversation | undefined {
      return all.get(threadOf(id).conversation);
    },
    of(person: DirectoryEntry, place: Place): Conversation | undefined {
      const id = place === 'chat' ? directory.chatId(person.id) : place === 'channel' ? CHANNEL_ID : GROUP_ID;
      const conversation = all.get(id);
      return conversation?.members.includes(person) ? conversation : undefined;
    },
    message(conversation: Conversation, id: string): MessageView | undefined {
      return conversation.messages.find((message) => message.id === id && !message.deleted);
    },
    add(conversation: Conversation, message: NewMessage): MessageView {
      const added: MessageView = {
        ...message,
        id: nextId(),
        at: needs.now().toISOString(),
        edited: false,
        deleted: false,
        version: 1,
        replaced: {},
      };
      conversation.messages.push(added);
      conversation.messages.splice(0, conversation.messages.length - MESSAGES_KEPT);
      tell({ kind: 'message', conversation: conversation.id, message: added });
      return added;
    },
    /** New content for everybody; what a press had put in its place for one person goes. */
    update(conversation: Conversation, message: MessageView, content: Partial<NewMessage>) {
      changed(conversation, message, { ...content, edited: message.from.kind === 'person', replaced: {} });
    },
    /** A new card for the one who pressed, as the answer to an Action.Execute gives it. */
    replaceFor(conversation: Conversation, message: MessageView, person: DirectoryEntry, card: CardView) {
      changed(conversation, message, { replaced: { ...message.replaced, [person.id]: card } });
    },
    trouble(conversation: Conversation, message: MessageView, trouble: string) {
      changed(conversation, message, { trouble });
    },
    remove(conversation: Conversation, message: MessageView) {
      changed(conversation, message, {
        deleted: true,
        text: '',
        cards: [],
        files: [],
        summary: undefined,
        replaced: {},
      });
    },
    typing(conversation: Conversation) {
      tell({ kind: 'typing', conversation: conversation.id });
    },
  };
}

/** Takes a channel conversation's id apart into the channel and the thread's first message. */
export function threadOf(id: string): { conversation: string; thread?: string } {
  const [conversation = id, thread] = id.split(';messageid=');
  return { conversation, thread };
}
