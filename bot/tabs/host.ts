import type { Theme } from './theme.ts';

/** What a tab needs of the programme around it. teams-host.ts and local-host.ts are the two there are. */
export interface Host {
  kind: 'teams' | 'local';
  /** Who is looking, for display only: the server goes by what `signIn` gives, and by nothing else. */
  name: string | undefined;
  /** The headers that sign a call in; asked for each call, since a token soon runs out. Rejects with words fit to be shown. */
  signIn(): Promise<Record<string, string>>;
  theme: Theme;
  onTheme(changed: (theme: Theme) => void): void;
  /** Everybody there is, where that is known: in local mode. */
  people?: readonly Person[];
  /** Lets Teams' own picker choose somebody; undefined where there is none, or nobody was chosen. */
  choosePerson?: () => Promise<Person | undefined>;
  /** Follows a link into another part of Teams; undefined: there is no Teams around. */
  follow?: (link: string) => Promise<void>;
  /** Where in the tab a link leads, such as "matter/…". */
  startAt: string;
  /** The tab can be seen and used. */
  ready(): void;
}

export interface Person {
  /** Entra object id. */
  id: string;
  name: string;
}

/** The host that the page was served for. Teams' library is loaded in Teams only. */
export async function findHost(): Promise<Host> {
  if (document.documentElement.dataset.mode === 'local') return (await import('./local-host.ts')).localHost();
  return (await import('./teams-host.ts')).teamsHost();
}
