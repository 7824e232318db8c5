import type { DialogResult } from '../contract.ts';
import { drawCard, type Look } from './draw-card.ts';
import { button, el } from './el.ts';

/** The dialog that a message's menu opens, drawn anew by what its buttons lead to. Teams sends Action.Submit only from here. */
export function createCheckDialog(needs: {
  look: () => Look;
  press: (data: Record<string, unknown>) => Promise<DialogResult>;
}) {
  const title = el('h2', {});
  const body = el('div', { class: 'dialog-body', tabindex: '-1' });
  const element = el('dialog', { class: 'check-dialog', 'aria-label': 'Policy Guide' });
  const close = button('Close', { class: 'quiet' }, () => element.close());
  element.append(el('header', {}, title, close), body);

  const show = (result: DialogResult) => {
    if (result.kind !== 'dialog') {
      body.replaceChildren(el('p', { class: `said ${result.kind}`, role: 'status' }, result.text));
    } else {
      title.textContent = result.title;
      const { card: content } = result;
      const card = { content, bytes: 0 };
      body.replaceChildren(
        el('div', { class: 'card' }, drawCard({ card, look: needs.look(), press: (action) => void press(action) })),
      );
    }
    body.focus({ preventScroll: true });
    element.scrollTop = 0;
  };
  const press = async (action: { type: string; data: Record<string, unknown> }) => {
    // As in Teams: a dialog knows no Action.Execute, and a second press while one is under way is not sent.
    if (action.type !== 'Action.Submit' || body.getAttribute('aria-busy') === 'true') return;
    await during(needs.press(action.data));
  };
  const during = async (work: Promise<DialogResult>) => {
    body.setAttribute('aria-busy', 'true');
    show(await work.catch((error: unknown) => ({ kind: 'failed' as const, text: wordsOf(error) })));
    body.setAttribute('aria-busy', 'false');
  };

  return {
    element,
    async open(work: Promise<DialogResult>) {
      title.textContent = 'Policy Guide';
      body.replaceChildren(el('p', { role: 'status' }, 'Looking it up …'));
      element.showModal();
      await during(work);
    },
  };
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : 'Something went wrong.');
