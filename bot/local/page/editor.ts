import { button, el } from './el.ts';

/** Where a message is edited in its place. Enter saves, Shift+Enter begins a new line, Escape leaves it as it was. */
export function createEditor(needs: { text: string; save: (text: string) => void; close: () => void }): HTMLElement {
  const field = el('textarea', { rows: '2', 'aria-label': 'Edit your message' });
  field.value = needs.text;
  const save = () => {
    const text = field.value.trim();
    if (text !== '' && text !== needs.text) needs.save(text);
    needs.close();
  };
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') needs.close();
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    save();
  });
  const buttons = el('div', { class: 'tools open' }, button('Save', {}, save), button('Cancel', {}, needs.close));
  return el('div', { class: 'editor' }, field, buttons);
}
