/** The themes of Teams. */
export type Theme = 'light' | 'dark' | 'contrast';

interface Palette {
  page: string;
  card: string;
  border: string;
  text: string;
  subtle: string;
  accent: string;
  good: string;
  warning: string;
  attention: string;
  /** Backgrounds of the container styles; the text colours above are readable on each of them. */
  emphasis: string;
  accentBack: string;
  goodBack: string;
  warningBack: string;
  attentionBack: string;
  button: string;
  buttonBorder: string;
}

/** After Fluent's and Teams' tokens; every text colour has at least 4.5:1 on every background it stands on. */
export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    border: '#d1d1d1',
    text: '#242424',
    subtle: '#5a5a5a',
    accent: '#4f52b2',
    good: '#0b5a0b',
    warning: '#7a4a00',
    attention: '#a4262c',
    emphasis: '#f3f2f6',
    accentBack: '#e8ebfa',
    goodBack: '#e7f2da',
    warningBack: '#fbf1dc',
    attentionBack: '#fcecec',
    button: '#ffffff',
    buttonBorder: '#b3b0b8',
  },
  dark: {
    page: '#141414',
    card: '#292929',
    border: '#4d4d4d',
    text: '#ffffff',
    subtle: '#c8c8c8',
    accent: '#b0b4f7',
    good: '#a4d58c',
    warning: '#f2c661',
    attention: '#f7a8ab',
    emphasis: '#1f1f1f',
    accentBack: '#2f3050',
    goodBack: '#1f3a1a',
    warningBack: '#46330f',
    attentionBack: '#4a2024',
    button: '#333333',
    buttonBorder: '#707070',
  },
  contrast: {
    page: '#000000',
    card: '#000000',
    border: '#ffffff',
    text: '#ffffff',
    subtle: '#ffffff',
    accent: '#ffff01',
    good: '#3ff23f',
    warning: '#ffff01',
    attention: '#ffd0d0',
    emphasis: '#1c1c1c',
    accentBack: '#1c1c1c',
    goodBack: '#1c1c1c',
    warningBack: '#1c1c1c',
    attentionBack: '#1c1c1c',
    button: '#000000',
    buttonBorder: '#1aebff',
  },
};

const FONT = "'Segoe UI', -apple-system, Roboto, 'Helvetica Neue', Arial, 'Noto Color Emoji', sans-serif";

/** A host config for Microsoft's `adaptivecards` renderer that looks like Teams: pass it to `new AdaptiveCards.HostConfig(…)`. */
export function hostConfig(theme: Theme) {
  const palette = PALETTES[theme];
  const style = (backgroundColor: string) => ({
    backgroundColor,
    borderColor: palette.border,
    borderThickness: 0,
    foregroundColors: foreground(palette),
  });
  return {
    supportsInteractivity: true,
    fontFamily: FONT,
    fontTypes: {
      default: { fontFamily: FONT, fontSizes: SIZES, fontWeights: WEIGHTS },
      monospace: { fontFamily: "Consolas, 'DejaVu Sans Mono', monospace", fontSizes: SIZES, fontWeights: WEIGHTS },
    },
    spacing: { none: 0, small: 8, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 12 },
    separator: { lineThickness: 1, lineColor: palette.border },
    imageSizes: { small: 32, medium: 52, large: 100 },
    textStyles: {
      heading: { size: 'default', weight: 'bolder', color: 'default', isSubtle: false, fontType: 'default' },
      columnHeader: { size: 'default', weight: 'bolder', color: 'default', isSubtle: false, fontType: 'default' },
    },
    textBlock: { headingLevel: 2 },
    containerStyles: {
      default: style(palette.card),
      emphasis: style(palette.emphasis),
      accent: style(palette.accentBack),
      good: style(palette.goodBack),
      warning: style(palette.warningBack),
      attention: style(palette.attentionBack),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      // Spacers would stay at the start of a wrapped line; cardStyles sets a gap.
      buttonSpacing: 0,
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      preExpandSingleShowCardAction: false,
    },
    adaptiveCard: { allowCustomStyle: false },
    factSet: {
      title: { color: 'default', size: 'default', isSubtle: false, weight: 'bolder', wrap: true, maxWidth: 120 },
      value: { color: 'default', size: 'default', isSubtle: false, weight: 'default', wrap: true },
      spacing: 12,
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', color: 'default', suffix: ' (required)', suffixColor: 'default' },
        optionalInputs: { weight: 'bolder', color: 'default' },
      },
      errorMessage: { weight: 'default', color: 'attention', spacing: 'small' },
    },
  };
}

/** What a host config cannot say: buttons, pressable rows, focus. `scope` is the selector that the cards lie under. */
export function cardStyles(theme: Theme, scope: string): string {
  const { card, border, text, accent, button, buttonBorder, emphasis } = PALETTES[theme];
  return `
${scope} .ac-adaptiveCard { border: 1px solid ${border}; border-radius: 6px; background: ${card}; overflow-wrap: anywhere; font-size: 14px; }
${scope} .ac-richTextBlock { line-height: 1.34; }
${scope} .ac-pushButton { font: 600 14px/20px ${FONT}; color: ${text}; background: ${button}; border: 1px solid ${buttonBorder};
  border-radius: 4px; padding: 5px 12px; min-height: 32px; max-width: 100%; margin: 2px 0; cursor: pointer; }
${scope} .ac-actionSet { flex-wrap: wrap; gap: 4px 8px; }
${scope} .ac-pushButton > div { overflow: visible !important; white-space: normal !important; text-align: left; }
${scope} .ac-pushButton:hover, ${scope} .ac-selectable:hover { text-decoration: underline; }
${scope} .ac-selectable:not(.ac-pushButton) { cursor: pointer; border: 1px solid ${border}; border-radius: 4px; background: ${emphasis}; }
${scope} .ac-pushButton:focus-visible, ${scope} .ac-selectable:focus-visible, ${scope} a:focus-visible { outline: 2px solid ${accent}; outline-offset: 2px; }
${scope} .ac-input { font: 14px/20px ${FONT}; color: ${text}; background: ${card}; border: 1px solid ${buttonBorder}; border-radius: 4px;
  padding: 5px 8px; width: 100%; box-sizing: border-box; }
${scope} a { color: ${accent}; }`;
}

const SIZES = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };
const WEIGHTS = { lighter: 300, default: 400, bolder: 600 };

function foreground({ text, subtle, accent, good, warning, attention }: Palette) {
  const colour = (shade: string, quiet = shade) => ({
    default: shade,
    subtle: quiet,
    highlightColors: { default: '#00000000', subtle: '#00000000' },
  });
  return {
    default: colour(text, subtle),
    dark: colour(text, subtle),
    light: colour(text, subtle),
    accent: colour(accent),
    good: colour(good),
    warning: colour(warning),
    attention: colour(attention),
  };
}
