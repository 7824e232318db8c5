import type { Setup } from '../contract.ts';
import { api } from './api.ts';
import { createAppBar } from './app-bar.ts';
import { useSafeMarkdown } from './draw-card.ts';
import { el } from './el.ts';
import { listen } from './events.ts';
import { createPane } from './pane.ts';
import { createPlay } from './play.ts';
import { keepSettings, readSettings } from './settings.ts';
import { createShownTime } from './shown-time.ts';
import { createSwitcher } from './switcher.ts';
import { onSystemTheme, themeOf, wearTheme } from './theme.ts';

const PANES = 3;

function start(setup: Setup): void {
  const settings = readSettings();
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [sheet];
  const look = () => ({ theme: themeOf(settings.theme), olderClient: settings.olderClient });
  const chats = el('main', { class: 'panes' });
  const time = createShownTime(setup);
  const play = createPlay({ setup, time });
  const status = el('p', { class: 'connection', role: 'status' });

  const panes = Array.from({ length: PANES }, (_, index) => {
    const kept = settings.panes[index];
    const someone = (id: string | undefined) => setup.people.find((person) => person.id === id);
    const person = someone(kept?.person) ?? someone(setup.startWith[index]) ?? setup.people[0];
    if (person === undefined) throw new Error('There are no people to choose from.');
    const place =
      setup.places.find((one) => one.place === kept?.place && !one.closedTo.includes(person.kind))?.place ?? 'chat';
    return createPane({
      setup,
      number: index + 1,
      person,
      place,
      look,
      time,
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
    ranked: (indices) => {
      indices.forEach((index, rank) => panes[index]?.element.setAttribute('data-rank', String(rank)));
      // Seen again is opened again: its cards refresh themselves, as in Teams.
      void panes[indices[0] ?? 0]?.open();
    },
  });

  const dress = () => {
    wearTheme(look().theme, sheet);
    document.documentElement.dataset.details = String(settings.details);
    panes.forEach((pane) => pane.redraw());
  };
  const appBar = createAppBar({
    setup,
    play: play.settings,
    settings,
    changed: () => {
      keepSettings(settings);
      dress();
    },
  });

  onSystemTheme(dress);
  dress();
  switcher.draw();
  panes.forEach(({ element }, index) => element.setAttribute('data-rank', String(index)));
  chats.append(...panes.map(({ element }) => element));
  document.body.append(appBar, status, play.lines, switcher.element, chats);
  listen({
    event: (event) => {
      switch (event.kind) {
        case 'hello':
          // Whatever was missed while the connection was away is in the chat as it is now.
          return panes.forEach((pane) => void pane.open());
        case 'trouble':
          play.showTrouble(event.trouble);
          return panes.forEach((pane) => pane.showTrouble(event.trouble));
        case 'clock':
          play.showClock(event.aheadMilliseconds);
          return panes.forEach((pane) => pane.retime());
        case 'message':
        case 'typing':
          return panes.forEach((pane) => pane.hear(event));
        default:
          return event satisfies never;
      }
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
