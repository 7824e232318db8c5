import type { MessageView } from '../contract.ts';
import { el } from './el.ts';
import { createMessageView, type MessageNeeds } from './message-view.ts';

// Teams takes a typing sign away when nothing follows.
const TYPING_MILLISECONDS = 10_000;
// Up to this height a message is kept in sight above its answer.
const QUESTION_PIXELS = 140;

/** The messages of one chat, oldest first; in the channel, answers stand below what they answer. */
export function createMessageList(needs: MessageNeeds & { label: string; botName: string }) {
  const views = new Map<string, ReturnType<typeof createMessageView>>();
  const log = el('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': needs.label, tabindex: '0' });
  const empty = el('p', { class: 'empty' }, 'Nothing has been said here yet.');
  const typing = el('p', { class: 'typing', 'aria-hidden': 'true', hidden: true }, `${needs.botName} is typing…`);
  const changes = el('p', { class: 'unseen', role: 'status' });
  let typingEnds: ReturnType<typeof setTimeout> | undefined;
  log.append(empty);

  const place = (element: HTMLElement, { id, thread }: MessageView) => {
    const inThread = [...views.values()].filter(({ message }) => message.thread === thread || message.id === thread);
    const last = thread === undefined ? undefined : inThread.filter(({ message }) => message.id !== id).at(-1)?.element;
    if (last) last.after(element);
    else log.append(element);
  };

  // A long card is read from its top, with what it answers still in sight; a short one is shown whole at the foot.
  const reveal = (element: HTMLElement) => {
    const before = element.previousElementSibling;
    const top = before instanceof HTMLElement && before.offsetHeight < QUESTION_PIXELS ? before : element;
    const frame = log.getBoundingClientRect();
    const toTop = top.getBoundingClientRect().top - frame.top - 8;
    const toFoot = element.getBoundingClientRect().bottom - frame.bottom + 12;
    log.scrollTop += Math.min(toTop, Math.max(0, toFoot));
  };

  const stopTyping = () => {
    clearTimeout(typingEnds);
    typing.hidden = true;
  };

  const upsert = (message: MessageView): 'added' | 'changed' | 'same' => {
    const known = views.get(message.id);
    if (known) {
      const changed = known.update(message);
      if (changed && message.from.kind === 'bot') changes.textContent = `${needs.botName} has changed a message.`;
      return changed ? 'changed' : 'same';
    }
    const view = createMessageView(message, needs);
    views.set(message.id, view);
    place(view.element, message);
    empty.remove();
    return 'added';
  };

  // A whole chat appearing or changing colour is no news, and must not be read out from start to end.
  const quietly = (change: () => void) => {
    log.setAttribute('aria-live', 'off');
    change();
    setTimeout(() => log.setAttribute('aria-live', 'polite'), 100);
  };

  return {
    element: el('div', { class: 'messages' }, log, typing, changes),
    /** Takes a new or changed message, shows and announces it. */
    take(message: MessageView): 'added' | 'changed' | 'same' {
      if (message.from.kind === 'bot') stopTyping();
      const what = upsert(message);
      const view = views.get(message.id);
      if (what === 'added' && view) reveal(view.element);
      return what;
    },
    /** Takes the whole chat; what is no longer in it goes. */
    takeAll(messages: readonly MessageView[]) {
      quietly(() => {
        for (const [id, view] of views) {
          if (messages.some((message) => message.id === id)) continue;
          view.element.remove();
          views.delete(id);
        }
        const added = messages.map(upsert).includes('added');
        if (views.size === 0) log.append(empty);
        const last = messages.at(-1);
        const view = last && views.get(last.id);
        if (added && view) reveal(view.element);
      });
    },
    typing() {
      clearTimeout(typingEnds);
      typing.hidden = false;
      typingEnds = setTimeout(stopTyping, TYPING_MILLISECONDS);
    },
    /** The clock was moved. */
    retime() {
      views.forEach((view) => view.retime());
    },
    redraw() {
      quietly(() => views.forEach((view) => view.redraw()));
    },
  };
}
