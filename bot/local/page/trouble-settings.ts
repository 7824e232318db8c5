import type { Setup, TroubleRequest, TroubleView } from '../contract.ts';
import { el } from './el.ts';
import { CONNECTOR } from './trouble-words.ts';

/** Where trouble is switched on: what Teams does, and for whom the app is not installed. */
export function createTroubleSettings(needs: { setup: Setup; change: (asked: TroubleRequest) => void }) {
  const { setup, change } = needs;
  const choices = CONNECTOR.map(([connector, words]) => {
    const choice = el('input', { type: 'radio', name: 'connector', value: connector, checked: connector === 'works' });
    choice.addEventListener('change', () => change({ change: 'connector', connector }));
    return { connector, choice, label: el('label', {}, choice, ` ${words}`) };
  });
  const tick = (words: string, asked: (reachable: boolean) => TroubleRequest) => {
    const box = el('input', { type: 'checkbox' });
    const note = el('span', { class: 'note' });
    box.addEventListener('change', () => change(asked(!box.checked)));
    return { box, note, label: el('label', {}, box, ` ${words}`, note) };
  };
  const everybody = tick('Everybody', (reachable) => ({ change: 'everybody', reachable }));
  const people = setup.people.map(({ id, name }) => ({
    id,
    ...tick(name, (reachable) => ({ change: 'person', person: id, reachable })),
  }));
  return {
    element: el(
      'div',
      { class: 'trouble' },
      el(
        'fieldset',
        {},
        el('legend', {}, 'When the bot sends or changes something, Teams …'),
        ...choices.map(({ label }) => label),
      ),
      el(
        'fieldset',
        {},
        el('legend', {}, 'Has not installed the app'),
        el(
          'p',
          {},
          'Who is ticked cannot be reached: creating a chat is refused with 403 ForbiddenOperationException, writing with 403 MessageWritesBlocked. All others are reachable once their chat has been opened here.',
        ),
        everybody.label,
        ...people.map(({ label }) => label),
      ),
    ),
    show(trouble: TroubleView) {
      choices.forEach(({ connector, choice }) => (choice.checked = connector === trouble.connector));
      everybody.box.checked = trouble.everybody;
      people.forEach(({ id, box, note }) => {
        box.checked = trouble.people.includes(id);
        box.disabled = trouble.everybody;
        note.textContent = trouble.unopened.includes(id) ? ' (chat not opened yet)' : '';
      });
    },
  };
}
