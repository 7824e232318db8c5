import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/tokens';
import type { Theme } from './theme.ts';

const FLUENT = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };

/** Fluent's tokens that tabs.css uses, each as a custom property of the same name. */
const USED = [
  'colorNeutralForeground1',
  'colorNeutralForeground2',
  'colorNeutralForeground3',
  'colorNeutralForeground1Hover',
  'colorNeutralForeground1Selected',
  'colorNeutralBackground1',
  'colorNeutralBackground3',
  'colorNeutralBackground1Hover',
  'colorNeutralBackground1Selected',
  'colorNeutralStroke1',
  'colorNeutralStroke2',
  'colorNeutralStrokeAccessible',
  'colorBrandBackground',
  'colorBrandBackgroundHover',
  'colorBrandBackground2',
  'colorBrandForeground1',
  'colorBrandForegroundLink',
  'colorNeutralForegroundOnBrand',
  'colorCompoundBrandStroke',
  'colorStatusDangerForeground1',
  'colorStatusDangerBackground1',
  'colorStatusDangerBorder1',
  'colorStatusWarningForeground1',
  'colorStatusWarningBackground1',
  'colorStatusWarningBorder1',
  'colorStatusSuccessForeground1',
  'colorStatusSuccessBackground1',
  'colorStatusSuccessBorder1',
  'colorStrokeFocus2',
  'shadow4',
  'shadow2',
] as const satisfies readonly (keyof typeof teamsLightTheme)[];

/** Where Fluent's own colour has less than 4.5:1 on what it stands on here. */
const READABLE: Readonly<Record<Theme, Partial<Record<(typeof USED)[number], string>>>> = {
  light: {},
  dark: {
    colorBrandForegroundLink: '#a9adfa',
    colorBrandForeground1: '#a9adfa',
    colorStatusDangerForeground1: '#f1a3aa',
    colorStatusSuccessForeground1: '#7fcf7f',
  },
  contrast: {},
};

let sheet: CSSStyleSheet | undefined;

/** Gives the page Fluent's colours of a theme. */
export function wearTheme(theme: Theme): void {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  const tokens = USED.map((name) => `--${name}: ${READABLE[theme][name] ?? FLUENT[theme][name]};`);
  sheet.replaceSync(`:root { color-scheme: ${theme === 'light' ? 'light' : 'dark'}; ${tokens.join(' ')} }`);
  document.documentElement.dataset.theme = theme;
}
