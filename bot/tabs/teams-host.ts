import { app, authentication, people } from '@microsoft/teams-js';
import type { Host, Person } from './host.ts';
import { themeOf } from './theme.ts';

/** Teams around the tab: the only file that knows its library. Rejects where the page is not opened in Teams. */
export async function teamsHost(): Promise<Host> {
  try {
    await app.initialize();
  } catch {
    throw new Error('This page is a tab of Policy Guide in Teams. Open it there.');
  }
  const { app: around, page, user } = await app.getContext();
  const changes: ((theme: Host['theme']) => void)[] = [];
  app.registerOnThemeChangeHandler((name) => changes.forEach((changed) => changed(themeOf(name))));
  return {
    kind: 'teams',
    name: user?.displayName,
    async signIn() {
      try {
        return { authorization: `Bearer ${await authentication.getAuthToken({ silent: true })}` };
      } catch {
        return { authorization: `Bearer ${await askForToken()}` };
      }
    },
    theme: themeOf(around.theme),
    onTheme: (changed) => void changes.push(changed),
    ...(people.isSupported() && { choosePerson }),
    follow: (link) => app.openLink(link),
    startAt: page.subPageId ?? '',
    ready: () => void app.notifySuccess(),
  };
}

/** Where Teams has to ask the person first, for instance whether they agree. */
async function askForToken(): Promise<string> {
  try {
    return await authentication.getAuthToken();
  } catch {
    throw new Error('Teams could not sign you in. Reload the tab; if that does not help, tell IT that sign-in fails.');
  }
}

async function choosePerson(): Promise<Person | undefined> {
  try {
    const [chosen] = await people.selectPeople({ singleSelect: true, title: 'Who is it?' });
    return chosen && { id: chosen.objectId, name: chosen.displayName ?? chosen.email ?? chosen.objectId };
  } catch {
    // Closed without choosing.
    return undefined;
  }
}
