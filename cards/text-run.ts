import { plainText } from './safe-text.ts';

export type TextRun = {
  type: 'TextRun';
  text: string;
  isSubtle?: boolean;
  weight?: 'Bolder';
  size?: 'Small';
  fontType?: 'Monospace';
};

/** A piece of text that no markdown is read in: where the words of users, admins and policies go. */
export function textRun(text: string, look: Omit<TextRun, 'type' | 'text'> = {}): TextRun {
  return { type: 'TextRun', text: plainText(text), ...look };
}
