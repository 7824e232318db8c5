/** The two icons that Teams asks for, with the length of their sides. */
export const ICONS = {
  color: { file: 'color.png', pixels: 192 },
  outline: { file: 'outline.png', pixels: 32 },
} as const;
