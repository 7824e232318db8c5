import { cardStyles, hostConfig, PALETTES, type Theme } from '../../card-look/host-config.ts';

export type ThemeChoice = Theme | 'system';

const dark = matchMedia('(prefers-color-scheme: dark)');
const moreContrast = matchMedia('(prefers-contrast: more), (forced-colors: active)');

/** The theme to draw: the chosen one, or what the system asks for. */
export function themeOf(choice: ThemeChoice): Theme {
  if (choice !== 'system') return choice;
  if (moreContrast.matches) return 'contrast';
  return dark.matches ? 'dark' : 'light';
}

/** Calls back when the system's wish changes. */
export function onSystemTheme(changed: () => void): void {
  dark.addEventListener('change', changed);
  moreContrast.addEventListener('change', changed);
}

const ON_ACCENT = { light: '#ffffff', dark: '#141414', contrast: '#000000' };

/** Gives page and cards the colours of a theme; the page's style sheet knows them as --page, --text and so on. */
export function wearTheme(theme: Theme, sheet: CSSStyleSheet): void {
  const colours = Object.entries({
    ...PALETTES[theme],
    onAccent: ON_ACCENT[theme],
    font: hostConfig(theme).fontFamily,
  });
  const scheme = theme === 'light' ? 'light' : 'dark';
  sheet.replaceSync(
    `:root { color-scheme: ${scheme}; ${colours.map(([name, value]) => `--${name}: ${value};`).join(' ')} }
    ${cardStyles(theme, '.card')}`,
  );
  document.documentElement.dataset.theme = theme;
}
