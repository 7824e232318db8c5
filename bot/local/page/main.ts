import type { Setup } from '../contract.ts';
import { api } from './api.ts';
import { createAppBar } from './app-bar.ts';
import { useSafeMarkdown } from './draw-card.ts';
import { el } from './el.ts';
import { listen } from './events.ts';
import { createPane } from './pane.ts';
import { keepSettings, readSettings } from './settings.ts';
import { createSwitcher } from './switcher.ts';
import { onSystemTheme, themeOf, wearTheme } from './theme.ts';

const PANES = 2;

function start(setup: Setup): void {
  const settings = readSettings();
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [sheet];
  const look = () => ({ theme: themeOf(settings.theme), olderClient: settings.olderClient });
  const chats = el('main', { class: 'panes', 'data-shown': '0' });
  const status = el('p', { class: 'connection', role: 'status' });

  const panes = Array.from({ length: PANES }, (_, index) => {
    const kept = settings.panes[index];
    const person = setup.people.find(({ id }) => id === kept?.person) ?? setup.people[index % setup.people.length];
    if (person === undefined) throw new Error('There are no people to choose from.');
    const place =
      setup.places.find((one) => one.place === kept?.place && !one.closedTo.includes(person.kind))?.place ?? 'chat';
    return createPane({
      setup,
      number: index + 1,
      person,
      place,
      look,
      changed: (now) => {
        settings.panes[index] = { person: now.person.id, place: now.place };
        keepSettings(settings);
        switcher.draw();
      },
      heard: () => switcher.heard(index),
    });
  });
  const switcher = createSwitcher({
    names: () => panes.map(({ person }) => person.name),
    chosen: (index) => (chats.dataset.shown = String(index)),
  });

  const dress = () => {
    wearTheme(look().theme, sheet);
    document.documentElement.dataset.details = String(settings.details);
    panes.forEach((pane) => pane.redraw());
  };
  const appBar = createAppBar({
    setup,
    settings,
    changed: () => {
      keepSettings(settings);
      dress();
    },
  });

  onSystemTheme(dress);
  dress();
  switcher.draw();
  chats.append(...panes.map(({ element }) => element));
  document.body.append(appBar, status, switcher.element, chats);
  listen({
    event: (event) => {
      // Whatever was missed while the connection was away is in the chat as it is now.
      if (event.kind === 'hello') panes.forEach((pane) => void pane.open());
      else panes.forEach((pane) => pane.hear(event));
    },
    connected: (yes) => (status.textContent = yes ? '' : `${setup.botName} is not answering. Trying again…`),
  });
}

useSafeMarkdown();
void api.setup().then(start, () => {
  document.body.append(
    el('p', { role: 'alert' }, 'Policy Guide is not answering. Start it again and reload this page.'),
  );
});
