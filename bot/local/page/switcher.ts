import { button, el } from './el.ts';

/** On a narrow screen one chat is seen at a time; this goes from one to the other. */
export function createSwitcher(needs: { names: () => string[]; chosen: (index: number) => void }) {
  const element = el('nav', { class: 'switcher', 'aria-label': 'Chats' });
  const unread = new Set<number>();
  let shown = 0;
  const draw = () => {
    const held = [...element.children].findIndex((one) => one === document.activeElement);
    element.replaceChildren(
      ...needs.names().map((name, index) =>
        button(unread.has(index) ? `${name} (new)` : name, { 'aria-pressed': String(index === shown) }, () => {
          shown = index;
          unread.delete(index);
          needs.chosen(index);
          draw();
        }),
      ),
    );
    const again = element.children[held];
    if (again instanceof HTMLElement) again.focus();
  };
  return {
    element,
    draw,
    /** Something new in a chat that may not be on the screen. */
    heard(index: number) {
      if (index === shown || unread.has(index)) return;
      unread.add(index);
      draw();
    },
  };
}
