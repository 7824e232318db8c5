import type { ChatEvent, PersonView, Place, Setup, TroubleView } from '../contract.ts';
import { createChat } from './chat.ts';
import { button, el } from './el.ts';
import type { Look } from './draw-card.ts';
import type { ShownTime } from './shown-time.ts';
import { isWithout } from './trouble-words.ts';

/** The tabs, opened as the person of the pane. */
const TABS = [
  ['register', 'Register'],
  ['clauses', 'Clauses'],
  ['schools', 'Schools'],
] as const;

/** One of the chats side by side: who it is seen as, where they are, and the chat itself. */
export function createPane(needs: {
  setup: Setup;
  number: number;
  person: PersonView;
  place: Place;
  look: () => Look;
  time: ShownTime;
  changed: (now: { person: PersonView; place: Place }) => void;
  heard: () => void;
}) {
  const { setup } = needs;
  let { person, place } = needs;

  const options = setup.people.map(({ id, name }) => el('option', { value: id, selected: id === person.id }, name));
  const chooser = el('select', { 'aria-label': 'Who you are in this chat' }, ...options);
  const places = el('div', { class: 'places', role: 'group', 'aria-label': 'Where you are' });
  const about = el('p', { class: 'about' });
  const body = el('div', { class: 'chat-holder' });
  const element = el(
    'section',
    { class: 'pane', 'aria-label': `Chat ${needs.number}` },
    el(
      'div',
      { class: 'pane-head' },
      el('label', { class: 'who' }, el('span', {}, 'You are '), chooser),
      places,
      about,
    ),
    body,
  );

  const without = el('span', { class: 'without' });
  let trouble: TroubleView | undefined;
  const sayWithout = () => {
    const cut = trouble !== undefined && place === 'chat' && isWithout(trouble, person);
    without.textContent = cut ? 'Has not installed the app: nothing of the bot’s arrives here.' : '';
  };

  const { look, time, heard } = needs;
  const makeChat = () => createChat({ setup, person, place, look, time, heard });
  let chat = makeChat();

  const draw = () => {
    places.replaceChildren(
      ...setup.places.map(({ place: there, name, closedTo }) =>
        button(name, { 'aria-pressed': String(there === place), disabled: closedTo.includes(person.kind) }, () => {
          if (there === place) return;
          place = there;
          move();
          [...places.children].find((one): one is HTMLElement => one.getAttribute('aria-pressed') === 'true')?.focus();
        }),
      ),
      ...TABS.map(([tab, name]) =>
        el('a', { href: `/tabs/${tab}?person=${encodeURIComponent(person.id)}`, target: '_blank' }, `${name} ↗`),
      ),
    );
    about.replaceChildren(
      el('span', { class: 'who-and-where' }, aboutPerson(person, place, setup)),
      staffNote(person, setup),
      without,
    );
    sayWithout();
    body.replaceChildren(chat.element);
  };
  const move = () => {
    if (setup.places.find((one) => one.place === place)?.closedTo.includes(person.kind)) place = 'chat';
    chat = makeChat();
    draw();
    needs.changed({ person, place });
    void chat.open();
  };
  chooser.addEventListener('change', () => {
    person = setup.people.find(({ id }) => id === chooser.value) ?? person;
    move();
  });
  draw();

  return {
    element,
    get person() {
      return person;
    },
    open: () => chat.open(),
    hear: (event: ChatEvent) => chat.hear(event),
    redraw: () => chat.redraw(),
    retime: () => chat.retime(),
    showTrouble(view: TroubleView) {
      trouble = view;
      sayWithout();
    },
  };
}

function aboutPerson(person: PersonView, place: Place, setup: Setup): string {
  const where = setup.places.find((one) => one.place === place)?.about ?? '';
  return `${where} · ${[person.role, person.school].filter(Boolean).join(', ')}. `;
}

function staffNote(person: PersonView, setup: Setup): string {
  const exception = person.kind !== 'staff' && !setup.staffPattern;
  return exception ? 'Counts as staff here, because STAFF_UPN_PATTERN is not set.' : '';
}
