/** A label that was typed, not counted by Word, and how deep it stands. */
export interface TypedLabel {
  label?: string;
  marker: 'bullet' | 'number';
  level: number;
  text: string;
}

const BULLET = /^([•●▪▫■□◦‣⁃∙·➢➤►▶✓✔✗✘❌✅*–—-]|o(?=\t)|o(?=\s[A-Z]))[\s\u00a0]+(?=\S)/u;
const LABEL =
  /^(\d{1,2}(?:\.\d{1,2}){1,4}[.)]?|\d{1,2}[.)]|\(\d{1,2}\)|\([a-z]\)|\([ivxl]{1,6}\)|[a-z][.)]|[ivxl]{1,6}[.)]|[A-H][.)])[\s\u00a0]+(?=\S)/;

/** "3.1 Staff must …", "(a) …", "• …". Undefined where nothing but words was typed. */
export function typedLabel(text: string): TypedLabel | undefined {
  const bullet = BULLET.exec(text);
  if (bullet) {
    const rest = text.slice(bullet[0].length);
    const inner = LABEL.exec(rest);
    return inner?.[1] !== undefined && levelOf(inner[1]) >= 3
      ? { marker: 'number', label: inner[1], level: levelOf(inner[1]), text: rest.slice(inner[0].length) }
      : { marker: 'bullet', level: 5, text: rest };
  }
  const label = LABEL.exec(text);
  if (label?.[1] === undefined) return undefined;
  return { marker: 'number', label: label[1], level: levelOf(label[1]), text: text.slice(label[0].length) };
}

/** Decimals by their figures from 0, letters 3, romans 4. A single i, v, x or l is taken for a roman figure. */
export function levelOf(label: string): number {
  const bare = label.replace(/[()\s.]+$|^[(\s]+/g, '');
  if (/^\d/.test(bare)) return Math.min(2, bare.split('.').length - 1);
  return /^[ivxl]+$/i.test(bare) && bare !== 'l' ? 4 : 3;
}
