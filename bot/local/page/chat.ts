import type { ChatEvent, ConversationView, MessageView, PersonView, Place, Setup } from '../contract.ts';
import { api } from './api.ts';
import { createCheckDialog } from './check-dialog.ts';
import { createComposer } from './composer.ts';
import { el } from './el.ts';
import type { Look } from './draw-card.ts';
import { createMessageList } from './message-list.ts';
import type { ShownTime } from './shown-time.ts';

/** One person's view of one chat: its messages and the place to write. */
export function createChat(needs: {
  setup: Setup;
  person: PersonView;
  place: Place;
  look: () => Look;
  time: ShownTime;
  /** The bot or somebody else wrote something new. */
  heard: () => void;
}) {
  const { setup, person, place } = needs;
  const { botName } = setup;
  let conversation: string | undefined;
  let thread: string | undefined;
  // What happened while the chat was being opened may be newer than what it was opened with.
  const early: ChatEvent[] = [];
  const where = () => {
    if (conversation === undefined) throw new Error('The chat is still being opened. Try again in a moment.');
    return { person: person.id, conversation };
  };
  const nameOf = (from: MessageView['from']) =>
    from.kind === 'bot' ? botName : (setup.people.find(({ id }) => id === from.person)?.name ?? 'Somebody');
  const answer = (message: MessageView | undefined) => {
    thread = message?.id;
    const whose =
      message &&
      (message.from.kind === 'person' && message.from.person === person.id ? 'your message' : nameOf(message.from));
    composer.replyingTo(whose, () => answer(undefined));
  };

  const dialog = createCheckDialog({ look: needs.look, press: (data) => api.dialog({ ...where(), data }) });
  const list = createMessageList({
    label: `Messages seen by ${person.name}`,
    botName,
    viewer: person.id,
    nameOf,
    look: needs.look,
    time: needs.time,
    press: (message, action) => api.press({ ...where(), message: message.id, action }),
    edit: async (message, text) => void (await api.edit({ ...where(), message: message.id, text })),
    remove: async (message) => void (await api.delete({ ...where(), message: message.id })),
    say: async (text) => void (await api.say({ ...where(), text, mention: false, files: [] })),
    check: (message) => void dialog.open(api.check({ ...where(), message: message.id })),
    reply: place === 'channel' ? answer : undefined,
  });
  const composer = createComposer({
    botName,
    canMention: place !== 'chat',
    send: async (draft) => {
      await api.say({ ...where(), ...draft, ...(thread !== undefined && { thread }) });
      answer(undefined);
    },
    lookUp: {
      search: (typed) => api.lookUp({ ...where(), typed }),
      share: async (card) => void (await api.share({ ...where(), card })),
    },
  });
  const trouble = el('p', { class: 'said failed', role: 'alert', hidden: true });

  const hear = (event: ChatEvent) => {
    if (conversation === undefined) early.push(event);
    if (event.conversation !== conversation) return;
    if (event.kind === 'typing') list.typing();
    else if (list.take(event.message) === 'added') needs.heard();
  };

  const element = el('div', { class: `chat in-${place}` }, trouble, list.element, composer.element, dialog.element);

  return {
    element,
    focus: composer.focus,
    /** Opens the chat, or opens it again after the connection was lost. */
    async open() {
      try {
        const view: ConversationView = await api.open({ person: person.id, place });
        conversation = view.id;
        list.takeAll(view.messages);
        early.splice(0).forEach(hear);
        trouble.hidden = true;
        element.dataset.open = 'true';
      } catch (error) {
        trouble.textContent = error instanceof Error ? error.message : 'This chat cannot be opened.';
        trouble.hidden = false;
      }
    },
    hear,
    redraw: () => list.redraw(),
    retime: () => list.retime(),
  };
}
