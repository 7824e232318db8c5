import { expect, test } from '@jest/globals';
import { PALETTES, type Theme } from '../../../bot/card-look/host-config.ts';

const INKS = ['text', 'subtle', 'accent', 'good', 'warning', 'attention'] as const;
const PAPERS = ['card', 'emphasis', 'accentBack', 'goodBack', 'warningBack', 'attentionBack', 'button'] as const;
const pairs = (['light', 'dark', 'contrast'] satisfies Theme[]).flatMap((theme) =>
  INKS.flatMap((text) =>
    PAPERS.map((back) => ({ theme, text, back, ink: PALETTES[theme][text], paper: PALETTES[theme][back] })),
  ),
);

test.each(pairs)('in the $theme theme $text can be read on $back', ({ ink, paper }) => {
  expect(contrast(ink, paper)).toBeGreaterThanOrEqual(4.5);
});

/** WCAG's contrast ratio. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
