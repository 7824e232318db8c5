import type { ClockRequest } from '../contract.ts';
import { button, el } from './el.ts';

const MOVES: readonly [ClockRequest['to'], string][] = [
  ['five-minutes', '+5 min'],
  ['half-an-hour', '+30 min'],
  ['an-hour', '+1 h'],
  ['next-morning', 'To the next morning, 08:00'],
  ['now', 'Back to now'],
];

/** Where the clock is run forward. */
export function createClockSettings(needs: { move: (to: ClockRequest['to']) => void }): HTMLElement {
  return el(
    'fieldset',
    {},
    el('legend', {}, 'The clock'),
    el('p', {}, 'Run it forward instead of waiting: the whole programme goes by it, and looks at once what is due.'),
    el('div', { class: 'moves' }, ...MOVES.map(([to, words]) => button(words, {}, () => needs.move(to)))),
  );
}
