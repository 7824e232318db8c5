// Characters that draw nothing themselves but change how the text around them is read: controls (but for the line feed),
// zero-width and bidirectional marks. A right-to-left override could make "not allowed" read as something else.
const INVISIBLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const LIST_MARKER = /^\s*(?:[-+•]|\d+[.)])\s+/;

/**
 * Text for a TextRun, which knows no markdown: kept letter for letter, but for invisible characters and for `{{`,
 * which renderers would read as a date function.
 */
export function plainText(text: string): string {
  const visible = text.replace(INVISIBLE, (mark) => (mark === '\t' || mark === '\r' ? ' ' : ''));
  return visible.includes('{{') ? visible.replaceAll('{{', '{ {') : visible;
}

/** One line for a TextRun or a button: as plainText, line breaks made spaces, shortened with … above `most` characters. */
export function plainWords(text: string, most = 160): string {
  const line = plainText(text).replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}

/**
 * One line for a TextBlock, which reads markdown: what could make a link, a mention, bold or a list is taken out.
 * Round brackets stay: without square ones they make no link.
 */
export function plainLine(text: string, most = 160): string {
  return plainWords(text.replace(/[\\*_[\]#<>~`|]/g, '').replaceAll('://', ' '), most).replace(LIST_MARKER, '');
}

/** Begins a sentence with it. */
export const upperFirst = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
