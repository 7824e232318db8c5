/** White space collapsed: line and page breaks inside a sentence don't count. */
export function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
