import type { Host, Person } from './host.ts';
import { themeOf, type Theme } from './theme.ts';

/** Where local mode's page keeps its settings; both are pages of the same address. */
const SETTINGS = 'policy-guide-local-mode';

/** Local mode: the person that the link to the tab names, in the colours chosen on the page with the chats. */
export async function localHost(): Promise<Host> {
  const person = new URLSearchParams(location.search).get('person') ?? '';
  if (person === '') throw new Error('Open this tab from a chat of local mode: its links say as whom.');
  const theme = () => themeOf(chosenTheme());
  const people = await everybody();
  return {
    kind: 'local',
    name: people.find(({ id }) => id === person)?.name,
    people,
    signIn: () => Promise.resolve({ 'x-local-person': person }),
    theme: theme(),
    onTheme(changed) {
      const look = () => changed(theme());
      addEventListener('storage', ({ key }) => key === SETTINGS && look());
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', look);
    },
    startAt: '',
    ready: () => undefined,
  };
}

function chosenTheme(): Theme | undefined {
  try {
    const { theme } = JSON.parse(localStorage.getItem(SETTINGS) ?? '{}') as { theme?: Theme };
    if (theme !== undefined) return theme;
  } catch {
    // A browser that keeps nothing is drawn as the system wishes.
  }
  return matchMedia('(prefers-contrast: more), (forced-colors: active)').matches ? 'contrast' : undefined;
}

async function everybody(): Promise<Person[]> {
  const response = await fetch('/local/setup');
  return ((await response.json()) as { people: Person[] }).people;
}
