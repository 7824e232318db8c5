/** The themes that the tabs have colours for. */
export type Theme = 'light' | 'dark' | 'contrast';

/** By Teams' name of a theme. Teams adds themes ("glass" is one): whatever is not known is drawn as the system wishes. */
export function themeOf(name: string | undefined, wishes: { dark: boolean } = systemWishes()): Theme {
  switch (name) {
    case 'default':
    case 'light':
      return 'light';
    case 'dark':
      return 'dark';
    case 'contrast':
      return 'contrast';
    default:
      return wishes.dark ? 'dark' : 'light';
  }
}

function systemWishes(): { dark: boolean } {
  const { matchMedia } = globalThis as { matchMedia?: (query: string) => { matches: boolean } };
  return { dark: matchMedia?.('(prefers-color-scheme: dark)').matches === true };
}
