import type { Setup } from '../contract.ts';
import { el } from './el.ts';
import type { Settings } from './settings.ts';
import type { ThemeChoice } from './theme.ts';

const THEMES: readonly [ThemeChoice, string][] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['contrast', 'High contrast'],
];

/** The top of the page: what this is, its colours, and what only testers want to see. */
export function createAppBar(needs: {
  setup: Setup;
  settings: Settings;
  changed: () => void;
  /** The switches for trouble and clock. */
  play: HTMLElement;
}): HTMLElement {
  const { setup, settings } = needs;
  const theme = el(
    'select',
    {},
    ...THEMES.map(([choice, name]) => el('option', { value: choice, selected: choice === settings.theme }, name)),
  );
  theme.addEventListener('change', () => {
    settings.theme = THEMES.find(([choice]) => choice === theme.value)?.[0] ?? 'system';
    needs.changed();
  });
  const tick = (words: string, setting: 'details' | 'olderClient') => {
    const box = el('input', { type: 'checkbox', checked: settings[setting] });
    box.addEventListener('change', () => {
      settings[setting] = box.checked;
      needs.changed();
    });
    return el('label', {}, box, ` ${words}`);
  };
  const staff = setup.staffPattern
    ? 'Pupils and guests are turned away, because STAFF_UPN_PATTERN is set.'
    : 'Everybody counts as staff, the pupil and the guest too. To see them turned away, start with STAFF_UPN_PATTERN=".*@staff\\.trust\\.example".';
  return el(
    'header',
    { class: 'app-bar' },
    el(
      'div',
      { class: 'brand' },
      el('img', { src: '/local/icon.svg', alt: '', width: '28', height: '28' }),
      el('h1', {}, setup.botName),
    ),
    el(
      'p',
      { class: 'mode' },
      `Local mode · ${setup.trustName}. Nothing leaves this computer, and nobody here is real.`,
    ),
    el(
      'details',
      { class: 'what' },
      el('summary', {}, 'What is this? Settings'),
      el(
        'p',
        {},
        `Teams, played by this computer, so that ${setup.botName} can be tried before it is installed. It runs the same programme as in Teams. ` +
          'Choose who you are in each chat, write to the bot, and see what they would see. ' +
          'The chats are forgotten when the programme stops.',
      ),
      el('p', {}, staff),
      el(
        'div',
        { class: 'choices' },
        el('label', {}, 'Colours ', theme),
        tick('Show notifications and sizes', 'details'),
        tick('Buttons as in an older Teams app', 'olderClient'),
      ),
    ),
    needs.play,
  );
}
