import { button, el } from './el.ts';

// As in page.css: how many chats are side by side.
const LAPTOP = matchMedia('(min-width: 720px)');
const WIDE = matchMedia('(min-width: 1600px)');

/**
 * Where not all chats have room side by side, this chooses which are seen. `ranked` gets all of them, those to be seen first:
 * a chosen one takes the place of the one that was chosen longest ago.
 */
export function createSwitcher(needs: { names: () => string[]; ranked: (indices: readonly number[]) => void }) {
  const element = el('nav', { class: 'switcher', 'aria-label': 'Chats' });
  const unread = new Set<number>();
  let ranks = needs.names().map((_, index) => index);
  const isShown = (index: number) => ranks.indexOf(index) < (WIDE.matches ? ranks.length : LAPTOP.matches ? 2 : 1);
  const draw = () => {
    const held = [...element.children].findIndex((one) => one === document.activeElement);
    ranks.filter(isShown).forEach((index) => unread.delete(index));
    element.replaceChildren(
      ...needs.names().map((name, index) =>
        button(unread.has(index) ? `${name} (new)` : name, { 'aria-pressed': String(isShown(index)) }, () => {
          ranks = [index, ...ranks.filter((other) => other !== index)];
          needs.ranked(ranks);
          draw();
        }),
      ),
    );
    const again = element.children[held];
    if (again instanceof HTMLElement) again.focus();
  };
  [LAPTOP, WIDE].forEach((width) => width.addEventListener('change', draw));
  return {
    element,
    draw,
    /** Something new in a chat that may not be on the screen. */
    heard(index: number) {
      if (isShown(index) || unread.has(index)) return;
      unread.add(index);
      draw();
    },
  };
}
