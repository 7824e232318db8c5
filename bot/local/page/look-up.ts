import type { LookUpResult } from '../contract.ts';
import { button, el } from './el.ts';

type Card = Record<string, unknown>;

/** The compose box' search: lines to choose from; what is chosen goes into a message. Escape closes it. */
export function createLookUp(needs: {
  search: (typed: string) => Promise<LookUpResult>;
  share: (card: Card) => Promise<void>;
  /** Where the keyboard goes on when it is closed. */
  closed: () => void;
}) {
  const field = el('input', { type: 'search', 'aria-label': 'Look up a clause', placeholder: 'Look up a clause' });
  const said = el('p', { class: 'said', role: 'status' });
  const list = el('ul', { class: 'found', 'aria-label': 'Clauses found' });
  const element = el('div', { class: 'look-up', role: 'group', 'aria-label': 'Look up a clause', hidden: true }, field, said, list); // prettier-ignore
  let asked = 0;

  const tell = (text: string, kind = '') => {
    said.textContent = text;
    said.className = `said ${kind}`;
  };
  const close = () => {
    element.hidden = true;
    needs.closed();
  };
  const choose = async (card: Card) => {
    try {
      await needs.share(card);
      close();
    } catch (error) {
      tell(wordsOf(error), 'failed');
    }
  };
  const draw = (result: LookUpResult) => {
    if (result.kind !== 'found') {
      list.replaceChildren();
      return tell(result.text, result.kind);
    }
    tell(result.found.length === 1 ? '1 clause' : `${result.found.length} clauses`);
    list.replaceChildren(
      ...result.found.map(({ title, text, card }) => {
        const line = button('', {}, () => void choose(card));
        line.append(el('strong', {}, title), el('span', {}, text));
        return el('li', {}, line);
      }),
    );
  };
  const search = async () => {
    const mine = ++asked;
    try {
      const result = await needs.search(field.value);
      // An answer that comes late must not take the place of a newer one.
      if (mine === asked) draw(result);
    } catch (error) {
      if (mine === asked) draw({ kind: 'failed', text: wordsOf(error) });
    }
  };

  field.addEventListener('input', () => void search());
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  return {
    element,
    toggle() {
      if (!element.hidden) return close();
      element.hidden = false;
      field.value = '';
      field.focus();
      void search();
    },
  };
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : 'Something went wrong.');
