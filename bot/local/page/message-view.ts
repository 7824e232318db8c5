import type { MessageView, PressResult } from '../contract.ts';
import { drawCard, type Look, type PressedAction } from './draw-card.ts';
import { createEditor } from './editor.ts';
import { button, el } from './el.ts';
import { keepFocus } from './keep-focus.ts';
import { safeMarkdown } from '../../card-look/safe-markdown.ts';
import type { ShownTime } from './shown-time.ts';

export interface MessageNeeds {
  /** Whose eyes it is seen with. */
  viewer: string;
  nameOf: (from: MessageView['from']) => string;
  look: () => Look;
  time: ShownTime;
  press: (message: MessageView, action: PressedAction) => Promise<PressResult>;
  edit: (message: MessageView, text: string) => Promise<void>;
  remove: (message: MessageView) => Promise<void>;
  /** Says one of the things that the bot suggests. */
  say: (words: string) => Promise<void>;
  /** "Check against policy" in the message's menu. */
  check: (message: MessageView) => void;
  /** Answer in this message's thread; undefined outside the channel. */
  reply?: (message: MessageView) => void;
}

/** One message on the page; draws itself anew when it changes, without losing the keyboard's place. */
export function createMessageView(first: MessageView, needs: MessageNeeds) {
  let message = first;
  let editing = false;
  let said: Extract<PressResult, { text: string }> | undefined;
  const own = first.from.kind === 'person' && first.from.person === needs.viewer;
  const element = el('article', {
    class: `message ${own ? 'own' : 'other'} ${first.from.kind}${first.thread === undefined ? '' : ' in-thread'}`,
    tabindex: '-1',
    'data-message': first.id,
  });

  const press = async (action: PressedAction) => {
    // A second press while the first is under way is not sent, as in Teams.
    if (element.getAttribute('aria-busy') === 'true') return;
    element.setAttribute('aria-busy', 'true');
    try {
      const result = await needs.press(message, action);
      said = result.kind === 'done' ? undefined : result;
    } catch (error) {
      said = { kind: 'failed', text: wordsOf(error) };
    }
    element.setAttribute('aria-busy', 'false');
    drawSaid();
  };

  const attempt = (change: Promise<void>) =>
    change.catch((error: unknown) => {
      said = { kind: 'failed', text: wordsOf(error) };
      drawSaid();
    });

  const words = () => {
    if (message.deleted) return el('p', { class: 'deleted' }, 'This message has been deleted.');
    if (message.text === '') return undefined;
    const text = el('div', { class: 'text' });
    if (message.format === 'plain') text.textContent = message.text;
    else text.innerHTML = safeMarkdown(message.text);
    return text;
  };

  const cards = () => {
    const replaced = message.replaced[needs.viewer];
    return (replaced ? [replaced] : message.cards).map((card) =>
      el(
        'div',
        { class: 'card' },
        drawCard({ card, look: needs.look(), press: (action) => void press(action) }),
        el('p', { class: 'detail' }, `Card: ${(card.bytes / 1024).toFixed(1)} KB`),
      ),
    );
  };

  const suggested = () => {
    if (!message.suggested || message.deleted) return undefined;
    const buttons = message.suggested.map((words) => button(words, {}, () => void attempt(needs.say(words))));
    return el('div', { class: 'suggested', role: 'group', 'aria-label': 'Say next' }, ...buttons);
  };

  const tools = () => {
    const list = el('span', { class: 'tools' });
    if (own && !message.deleted) {
      if (message.files.length === 0 || message.text !== '') list.append(button('Edit', {}, startEdit));
      list.append(button('Delete', {}, () => void attempt(needs.remove(message))));
    }
    if (message.from.kind === 'person' && message.text !== '' && !message.deleted)
      list.append(button('Check against policy', {}, () => needs.check(message)));
    if (needs.reply && message.thread === undefined) list.append(button('Reply', {}, () => needs.reply?.(message)));
    return list.childElementCount > 0 ? list : undefined;
  };

  const startEdit = () => {
    editing = true;
    draw();
    element.querySelector('textarea')?.focus();
  };

  const editor = () =>
    createEditor({
      text: message.text,
      save: (text) => void attempt(needs.edit(message, text)),
      close: () => {
        editing = false;
        draw();
        element.querySelector<HTMLElement>('.tools button')?.focus();
      },
    });

  const drawSaid = () => {
    element.querySelector('.said')?.remove();
    if (said) element.append(el('p', { class: `said ${said.kind}`, role: 'status' }, said.text));
  };

  const draw = () => {
    const name = needs.nameOf(message.from);
    const byline = el(
      'p',
      { class: 'byline' },
      el('strong', {}, own ? 'You' : name),
      ' ',
      el('time', { datetime: message.at }, needs.time.of(new Date(message.at))),
      message.edited && !message.deleted ? ' Edited' : '',
      editing ? undefined : tools(),
    );
    const files = message.files.map((name) => el('p', { class: 'file' }, `📎 ${name}`));
    const bubble = editing ? editor() : el('div', { class: 'bubble' }, words(), ...files);
    keepFocus(element, () => {
      element.replaceChildren(byline);
      if (editing || bubble.childElementCount > 0) element.append(bubble);
      element.append(...cards());
      const next = suggested();
      if (next) element.append(next);
      if (message.from.kind === 'bot' && !message.deleted) {
        element.append(
          el('p', { class: 'detail' }, `Notification: ${message.summary ?? (message.text || 'none set')}`),
        );
      }
      if (message.trouble !== undefined)
        element.append(el('p', { class: 'said failed', role: 'status' }, message.trouble));
    });
    if (message.trouble === undefined) drawSaid();
  };

  draw();
  return {
    element,
    get message() {
      return message;
    },
    /** Takes a newer state; true when something to be read has changed. */
    update(newer: MessageView): boolean {
      // The whole chat and the news about it come by two ways: the later one need not be the newer one.
      if (newer.version <= message.version) return false;
      message = newer;
      said = undefined;
      // What is being typed into the editor stays; closing it draws the newest state.
      if (!editing) draw();
      return true;
    },
    redraw: draw,
    /** Only the time: what is being typed into a card stays. */
    retime() {
      const time = element.querySelector('.byline time');
      if (time) time.textContent = needs.time.of(new Date(message.at));
    },
  };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Something went wrong. Please try again.';
}
